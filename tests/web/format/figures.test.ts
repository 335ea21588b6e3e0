import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from '../../../web/src/format/figures';

describe('a value and its ± have the same decimals, at most three digits', () => {
  it.each([
    [19.6126, 11.3115, '+19.6 ± 11.3'],
    [9.1123, 1.2375, '+9.11 ± 1.24'],
    [-0.3, 2.04, '\u22120.30 ± 2.04'],
    [101.558, 29.077, '+102 ± 29'],
    [0.05, 0.4, '+0.050 ± 0.400'],
    [0, 0, '0.00 ± 0.00'],
    [9.996, 0.5, '+10.0 ± 0.5'],
    [11.02, 0.004, '+11.0 ± <0.1'],
    [1234.5, 56.7, '+1230 ± 60'],
    [-0.0001, 5, '0.00 ± 5.00'],
  ])('%d and %d', (value, sd, text) => expect(format.gainWithSd(value, sd)).toBe(text));

  it('for any two numbers', () => {
    const number = fc.double({ min: -9e5, max: 9e5, noNaN: true });
    fc.assert(
      fc.property(number, number, (value, spread) => {
        const parts = format.gainWithSd(value, Math.abs(spread)).split(' ± ');
        const decimals = parts.map((part) => (part.split('.')[1] ?? '').length);
        expect(decimals[0]).toBe(decimals[1]);
        expect(parts.join()).not.toMatch(/NaN|e|-/);
      }),
    );
  });
});

describe('single numbers', () => {
  it.each([
    [32.895, '32.9'],
    [9.1123, '9.11'],
    [0.642193, '0.642'],
    [101.56, '102'],
    [-2.2, '\u22122.20'],
    [12345, '12\u202F300'],
    [1.02e9, '1.0\u202F×\u202F10⁹'],
    [0, '0.00'],
  ])('%d', (value, text) => expect(format.number3(value)).toBe(text));

  it('gains carry a sign', () => {
    expect([format.gain3(9.11), format.gain3(-9.11)]).toEqual(['+9.11', '\u22129.11']);
  });

  it('axes show no needless zeros', () => {
    expect([40, 0, -2.5].map(format.tick)).toEqual(['+40', '0', '\u22122.5']);
  });
});

describe('sizes, shares and lists', () => {
  it.each([
    [0.5, '0.5B'],
    [70, '70B'],
    [0.08, '80M'],
    [1000, '1T'],
    [1.7, '1.7B'],
    [0.00035, '350K'],
  ])('%d billions', (billions, text) => expect(format.size(billions)).toBe(text));

  it('shares are never rounded to nothing or to everything', () => {
    expect([0.338, 0.001, 0.999, 0, 1].map(format.percent)).toEqual([
      '34%',
      'under 1%',
      'over 99%',
      '0%',
      '100%',
    ]);
  });

  it('lists read as prose', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(format.list)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('gains that stand beside others', () => {
  it('have the decimals of the largest of them', () => {
    expect(format.gainSpan(10.31, 34.42)).toBe('+10.3 to +34.4');
    expect(format.gainSpan(-8.24, 88.6)).toBe('\u22128.2 to +88.6');
    expect(format.gainSpan(-0.004, 1.77)).toBe('0.00 to +1.77');
    expect(format.gainSpan(0, 0)).toBe('0.00 to 0.00');
    expect(format.gainBeside(3.2e-11, 1.77)).toBe('0.00');
    expect(format.gainBeside(5, 1e9)).toBe('+5.00');
  });
});

describe('counts and coverages', () => {
  it('are grouped by three and given in percent', () => {
    expect([1, 1000, 412000, 1e6].map(format.count)).toEqual([
      '1',
      '1,000',
      '412,000',
      '1,000,000',
    ]);
    expect([0.5, 0.95, 0.999].map(format.coverage)).toEqual(['50%', '95%', '99.9%']);
  });
});
