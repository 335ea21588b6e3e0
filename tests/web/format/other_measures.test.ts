import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as format from '../../../web/src/format/figures';
import { axisOf, gains, manySizes, measureBy, measured } from '../../../web/src/format/measures';
import {
  AXIS_IDS,
  inCounts,
  parseCompute,
  parseLarge,
  writeCount,
} from '../../../web/src/format/other_measures';
import { parseSize } from '../../../web/src/format/numbers';

afterEach(() => measureBy({ axis: 'parameters', quantity: '' }));

describe('large numbers', () => {
  it.each([
    ['1e24', 1e24],
    ['3.2e22', 3.2e22],
    ['3.2 × 10^22', 3.2e22],
    ['10²⁴', 1e24],
    ['10^24', 1e24],
    ['3.2·10²²', 3.2e22],
    ['300k', 3e5],
    ['1.5 million', 1.5e6],
    ['15T', 1.5e13],
    ['10,000', 1e4],
    ['1 000 000', 1e6],
    ['1,5', 1.5],
    ['~2e3', 2000],
    ['−3', null],
    ['many', null],
    ['', null],
  ])('%s', (text, value) => {
    expect(parseLarge(text)).toBe(value);
  });

  it.each([
    ['1e24 FLOPs', 1e24],
    ['2 ZFLOPs', 2e21],
    ['10 PFLOP/s-days', 8.64e20],
    ['1e24 tokens', null],
  ])('of compute: %s', (text, value) => {
    expect(parseCompute(text)).toBe(value);
  });
});

describe('sizes on an axis', () => {
  it.each([
    ['compute', '3.2e22', '3.2e22 FLOPs'],
    ['tokens', '15T tokens', '15T tokens'],
    ['tokens', '250', '250B tokens'],
    ['steps', '300k steps', '300,000 steps'],
    ['steps', '10,000', '10,000 steps'],
    ['steps', '2.5M', '2.5M steps'],
    ['hours', '1,000 H100 hours', '1,000 GPU-hours'],
    ['hours', '20k', '20,000 GPU-hours'],
    ['active-parameters', 'Qwen3-30B-A3B', '3B active'],
    ['active-parameters', '22B active', '22B active'],
    ['parameters', '1.7B', '1.7B'],
  ] as const)('%s: %s', (axis, text, written) => {
    measureBy({ axis, quantity: '' });
    const size = parseSize(text, axis);
    expect(format.size(size?.billions ?? 0)).toBe(written);
    expect(format.sizeAlone(size?.billions ?? 0)).toBe(
      written.replace(/ (?:FLOPs|tokens|steps|GPU-hours|active)$/, ''),
    );
  });

  it('keep every digit, for the engine and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('compute' as const, 'steps' as const, 'hours' as const),
        fc.double({ min: 1e-3, max: 1e30, noNaN: true }),
        (axis, value) => {
          const size = parseSize(writeCount(value, axis), axis);
          expect(inCounts(size?.billions ?? 0, axis)).toBe(value);
        },
      ),
    );
  });

  it('of today’s runs are numbers that the engine was made for', () => {
    for (const [axis, text] of [
      ['compute', '1e20'],
      ['compute', '1e24'],
      ['steps', '200'],
      ['steps', '300k'],
      ['hours', '500'],
      ['hours', '1M'],
      ['tokens', '15T'],
    ] as const) {
      const size = parseSize(text, axis)?.billions ?? 0;
      expect(size).toBeGreaterThan(0.05);
      expect(size).toBeLessThan(20_000);
    }
  });

  it('are proposed two to twenty times beyond the rows, in round numbers', () => {
    const proposed = (axis: (typeof AXIS_IDS)[number], text: string) => {
      measureBy({ axis, quantity: '' });
      const largest = parseSize(text, axis)?.billions ?? 0;
      return axisOf(axis)
        .targets?.(largest)
        .map((size) => format.size(size));
    };
    expect(proposed('compute', '1.2e23')).toEqual([
      '2e23 FLOPs',
      '5e23 FLOPs',
      '1e24 FLOPs',
      '2e24 FLOPs',
    ]);
    expect(proposed('steps', '800')).toEqual(['2,000 steps', '5,000 steps', '20,000 steps']);
    expect(proposed('tokens', '250B')).toEqual([
      '500B tokens',
      '1T tokens',
      '2T tokens',
      '5T tokens',
    ]);
    expect(proposed('parameters', '8B')).toBeUndefined();
  });
});

describe('a quantity', () => {
  it('has a name, and no plus sign', () => {
    measureBy({ axis: 'steps', quantity: 'reward' });
    expect(measured.y.expects?.('0.82 reward')).toEqual({ noun: 'a reward of', amount: '0.82' });
    expect([format.gain3(0.82), format.tick(0.5), gains(), manySizes('model ')]).toEqual([
      '0.820',
      '0.5',
      'reward',
      'numbers of steps',
    ]);
  });

  it('has a unit of its own', () => {
    measureBy({ axis: 'compute', quantity: 'loss (nats)' });
    expect(measured.y.expects?.('2.31 nats')).toEqual({ noun: 'a loss of', amount: '2.31 nats' });
  });

  it('that is a change has a sign', () => {
    measureBy({ axis: 'parameters', quantity: 'change in Elo' });
    expect(format.gain3(12)).toBe('+12.0');
  });

  it('is a gain in pp where nothing else is said', () => {
    measureBy({ axis: 'parameters', quantity: '' });
    expect([format.gain3(12), gains(), manySizes('model ')]).toEqual([
      '+12.0',
      'gains',
      'model sizes',
    ]);
  });
});
