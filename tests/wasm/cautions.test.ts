/** Doubts about answers, bounds and the predictive distribution, in the module as built. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, ForecastOptions, Observation, Outcome } from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

/** "1,5,.1 · 2,0,.1": size, gain, se. */
const rows = (text: string): Observation[] =>
  text.split('·').map((row) => {
    const [size = NaN, gain = NaN, se = NaN] = row.split(',').map(Number);
    return { size, gain, se };
  });
function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}
const forecast = (text: string, options: Partial<ForecastOptions> = {}) =>
  valueOf(engine.forecast(rows(text), { sizes: [64], ...options }));
const codes = (text: string, options: Partial<ForecastOptions> = {}) =>
  forecast(text, options).cautions.map(({ code }) => code);

const PAPER = '0.5,1.2,.4 · 1,2.1,.3 · 2,3.5,.4 · 4,5.4,.5 · 8,8,.6';
const TAKE_OFF = '1,0,.1 · 2,0,.1 · 4,0,.1 · 8,5,.1';
const SCATTERED = '.5,12.8,1.35 · 1.5,18.7,1.29 · 7,3.5,.83 · 14,2.8,.71 · 32,3,.64';
const STEEP = '.5,.5,.4 · 1,.1,.3 · 2,-.3,.4 · 4,.9,.5 · 8,8,.6';
const FALLEN = '1,5,.1 · 2,0,.1 · 4,0,.1 · 8,0,.1';

describe('cautions', () => {
  it('are none about the paper’s data', () => {
    expect(codes(PAPER)).toEqual([]);
    expect(codes(PAPER, { bounded: true })).toEqual([]);
  });

  it('say first that a better law is left out, and there is no average', () => {
    const { mean, sd, cautions, predictive } = forecast(TAKE_OFF);
    expect([mean, sd]).toEqual([[null], [null]]);
    expect(predictive[0]?.low).toEqual([null]);
    expect(cautions[0]).toMatchObject({ code: 'better-law-left-out', laws: ['power'] });
    const bootstrap = valueOf(engine.bootstrap(rows(TAKE_OFF), { sizes: [64], replicates: 100 }));
    expect(bootstrap.average[0]?.median).toBeNull();
    expect(bootstrap.cautions[0]?.code).toBe('better-law-left-out');
    expect(valueOf(engine.fit(rows(TAKE_OFF))).cautions[0]?.code).toBe('better-law-left-out');
    const next = valueOf(engine.design(rows(TAKE_OFF), { candidates: [16], target: 64 }));
    expect(next.sdNow).toBeNull();
    expect(next.cautions[0]?.code).toBe('better-law-left-out');
  });

  it('say that no law fits, by either method', () => {
    expect(codes(SCATTERED)[0]).toBe('lack-of-fit');
    expect(codes(SCATTERED, { method: 'calibrated' })[0]).toBe('lack-of-fit');
    expect(forecast(SCATTERED).goodnessOfFit).toMatchObject({ law: 'sigmoid', dof: 2 });
    expect(forecast(SCATTERED).goodnessOfFit?.p).toBeCloseTo(6.83e-9, 11);
  });

  it('leave no number that a bound decides', () => {
    expect(forecast(STEEP).mean[0]).toBeCloseTo(5719.27, 1);
    expect(codes(STEEP)).toContain('impossible');
    expect(forecast(STEEP, { bounded: true }).mean).toEqual([null]);
    expect(codes(STEEP, { bounded: true })[0]).toBe('not-determined');
    expect(codes(FALLEN)).toContain('not-determined');
    expect(forecast(FALLEN, { bounded: true }).mean).toEqual([null]);
  });
});

describe('bounds', () => {
  it('follow the base at each size', () => {
    const options = { sizes: [64, 64], bases: [80, null], bounded: true };
    const { laws } = forecast(PAPER, options);
    for (const { value } of laws) {
      expect(value[0]).toBeLessThanOrEqual(20);
      expect(value[1]).toBeLessThanOrEqual(100);
    }
    const resampled = valueOf(
      engine.bootstrapSlice(rows(PAPER), { ...options, seed: 1, first: 0, last: 50 }),
    );
    const perCell = 50;
    for (let column = 0; column < 6; column++) {
      const cell = resampled.values.subarray(2 * column * perCell, (2 * column + 1) * perCell);
      expect(Math.max(...cell)).toBeLessThanOrEqual(20);
    }
  });

  it('are refused where they are none', () => {
    for (const bases of [[80], [101, 0], [-1, 0], 'many']) {
      const options = { sizes: [64, 70], bounded: true, bases } as unknown as ForecastOptions;
      const outcome = engine.forecast(rows(PAPER), options);
      expect(outcome.ok ? null : outcome.error.field).toBe('bases');
    }
    const outcome = engine.forecast(rows(PAPER), {
      sizes: [64],
      bounded: 1,
    } as unknown as ForecastOptions);
    expect(outcome.ok ? null : outcome.error.field).toBe('bounded');
  });
});

describe('the predictive distribution', () => {
  it('says how likely a gain is, by either method', () => {
    const { atLeast, predictive } = forecast(PAPER, { sizes: [70], atLeast: 10 });
    expect(atLeast?.probability[0]).toBeCloseTo(0.718, 3);
    expect(predictive[0]?.high[0]).toBeCloseTo(41.65, 1);
    const calibrated = forecast(PAPER, { sizes: [70], atLeast: 10, method: 'calibrated' });
    expect(calibrated.predictive).toEqual(calibrated.intervals);
    expect(calibrated.atLeast?.probability[0]).toBeGreaterThan(0.4);
    expect(forecast(PAPER).atLeast).toBeNull();
  });
});

describe('the scatter between runs', () => {
  it('does not depend on negligible errors', () => {
    const of = (se: number) =>
      valueOf(
        engine.estimateExtraSe(
          [8.3, 10.3, 19, 16, 15.6, 19.8].map((gain, i) => ({
            size: [1, 2, 3, 4, 5, 7][i] ?? 1,
            gain,
            se,
          })),
        ),
      ).estimate;
    expect(of(1e-3)).toBeCloseTo(of(1e-6), 4);
    expect(of(0.1)).toBeCloseTo(of(1e-6), 2);
  });

  it('is estimated from ten thousand rows as well', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      size: 1 + i / 100,
      gain: Math.log(1 + i / 100) + (i % 2 === 0 ? 1 : -1),
      se: 0.1,
    }));
    expect(valueOf(engine.estimateExtraSe(many)).estimate).toBeCloseTo(1, 1);
  });
});
