/** Every law's own interval by profile likelihood, as anyone asks for it. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../web/src/engine/contract';
import { engine, rows as paper, valueOf } from './every_method';

const limited: Observation[] = [
  { size: 0.5, gain: 0.6, se: 0.32 },
  { size: 1, gain: 1.3, se: 0.34 },
  { size: 2, gain: 2.5, se: 0.38 },
  { size: 4, gain: 5.1, se: 0.46 },
  { size: 8, gain: 10.4, se: 0.62 },
];
const of = (law: string, rows: Observation[], options: { sizes: number[]; levels?: number[] }) => {
  const found = valueOf(engine.lawIntervals(rows, options)).laws.find((one) => one.law === law);
  const [first] = found?.intervals ?? [];
  return { value: found?.value[0], low: first?.low[0], high: first?.high[0] };
};

describe('lawIntervals', () => {
  it('hold at a limit what the limit leaves open, and so does ± 2 sd', () => {
    const { value, low, high } = of('saturating', limited, {
      sizes: [64],
      levels: [0.6826894921370859],
    });
    expect(low).toBeCloseTo(40.3, 1);
    expect(high).toBeCloseTo(86.2, 1);
    const forecast = valueOf(engine.forecast(limited, { sizes: [64] }));
    const law = forecast.laws.find((one) => one.law === 'saturating');
    expect(value).toBe(law?.value[0]);
    const wide = of('saturating', limited, { sizes: [64], levels: [0.95] });
    const reach = (value ?? NaN) - (wide.low ?? NaN); // the end that is farther away
    expect(Math.abs(1.96 * (law?.sd[0] ?? NaN) - reach)).toBeLessThan(0.1 * reach);
  });

  it('are those of the delta method for a law that is linear in its parameters', () => {
    const { value = NaN, low, high } = of('logarithmic', paper, { sizes: [70] });
    const { laws } = valueOf(engine.forecast(paper, { sizes: [70] }));
    const sd = laws.find(({ law }) => law === 'logarithmic')?.sd[0] ?? NaN;
    expect(low).toBeCloseTo((value ?? NaN) - 1.959963984540054 * sd, 3);
    expect(high).toBeCloseTo((value ?? NaN) + 1.959963984540054 * sd, 3);
  });

  it('are open where the data do not close them', () => {
    const steep = [0, 0, 0.1, 0.3].map((gain, at) => ({ size: 2 ** at, gain, se: 0.1 }));
    const { low, high } = of('sigmoid', steep, { sizes: [64] });
    expect(low).toBeTypeOf('number');
    expect(high).toBeNull();
  });

  it('are none without known errors, and bounded in number', () => {
    const none = paper.map(({ size, gain }) => ({ size, gain: gain ?? 0 }));
    expect(of('power', none, { sizes: [70] })).toMatchObject({ low: null, high: null });
    const sizes = Array.from({ length: 17 }, (_, at) => at + 1);
    expect(engine.lawIntervals(paper, { sizes, levels: [0.5, 0.9] })).toMatchObject({
      ok: false,
      error: { code: 'bad-option', field: 'sizes' },
    });
  });
});
