/** Holds the real module, as the wasm build left it, to the schemas that the page's types come from. */
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BootstrapSchema,
  FitResultSchema,
  ForecastSchema,
  LawSchema,
  outcomeOf,
  SliceSchema,
  type Bootstrap,
  type Engine,
  type Observation,
  type Slice,
} from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';
import { EXAMPLES } from '../../web/src/state/examples';

const FitOutcome = outcomeOf(FitResultSchema);
const ForecastOutcome = outcomeOf(ForecastSchema);
const BootstrapOutcome = outcomeOf(BootstrapSchema);
const SliceOutcome = outcomeOf(SliceSchema);

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const observe = (points: readonly (Observation & { gain: number })[]) =>
  points.map(({ size, gain, se = null }) => ({ size, gain, se }));

const line = [1, 2, 4, 8].map((size) => ({
  size,
  gain: 2 * size,
  se: 0.5,
}));

const INPUTS: readonly (readonly [string, Observation[]])[] = [
  ...EXAMPLES.map((example) => [example.id, observe(example.points)] as const),
  ['a straight line', line],
  ['two sizes', line.slice(0, 2)],
  ['three sizes', line.slice(0, 3)],
  ['all zero', line.map((row) => ({ ...row, gain: 0 }))],
  ['without se', line.map(({ size, gain }) => ({ size, gain, se: null }))],
  ['without se, noisy', [3, -1, 4, 1, 5].map((gain, at) => ({ size: 2 ** at, gain }))],
  ['without se, all zero', line.map(({ size }) => ({ size, gain: 0, se: null }))],
  ['some without se', line.map((row, at) => ({ ...row, se: at < 2 ? null : 0.5 }))],
  ['falling', line.map((row) => ({ ...row, gain: -row.gain }))],
];

const REFUSED: readonly (readonly [string, Observation[], string])[] = [
  ['no rows', [], 'no-rows'],
  ['one size', line.slice(0, 1), 'too-few-sizes'],
  ['a size of zero', line.map((row) => ({ ...row, size: 0 })), 'not-positive'],
  ['a gain that is no number', line.map((row) => ({ ...row, gain: Number.NaN })), 'not-finite'],
];

describe('the module keeps the contract', () => {
  it('names the paper’s five laws first, then those that are off by default', () => {
    const laws = v.parse(v.array(LawSchema), engine.laws());
    expect(laws.map((law) => law.id)).toEqual([
      'power',
      'logarithmic',
      'saturating',
      'sigmoid',
      'sqrt-log',
      'offset-power',
    ]);
  });

  it.each(INPUTS)('fits: %s', (_, observations) => {
    for (const criterion of ['aic', 'aicc', 'bic'] as const) {
      const outcome = v.parse(FitOutcome, engine.fit(observations, { criterion }));
      if (!outcome.ok) throw new Error(outcome.error.message);
      const weights = outcome.value.fits.map((fit) => fit.weight);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it.each(INPUTS)('forecasts: %s', (_, observations) => {
    const sizes = [0.1, 8, 70, 405];
    const outcome = v.parse(ForecastOutcome, engine.forecast(observations, { sizes }));
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { mean, laws } = outcome.value;
    expect([mean, ...laws.map((law) => law.value)].map((values) => values.length)).toEqual(
      Array.from({ length: 6 }, () => sizes.length),
    );
  });

  it('takes sizes as an array or as doubles', () => {
    const sizes = [70, 140];
    expect(engine.forecast(line, { sizes: Float64Array.from(sizes) })).toEqual(
      engine.forecast(line, { sizes }),
    );
  });

  it.each(REFUSED)('refuses as a value: %s', (_, observations, code) => {
    const outcome = v.parse(FitOutcome, engine.fit(observations));
    expect(outcome).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the bootstrap keeps the contract', () => {
  const sizes = [8, 70, 405];

  it.each(INPUTS)('of %s, at every size', (_, observations) => {
    const options = { sizes, replicates: 200, seed: 1, threshold: 10 };
    const outcome = v.parse(BootstrapOutcome, engine.bootstrap(observations, options));
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { average, laws, histogram, exceedance } = outcome.value as Bootstrap;
    expect([average, histogram, exceedance ?? []].map((all) => all.length)).toEqual([3, 3, 3]);
    expect(laws.map(({ summary }) => summary.length)).toEqual([3, 3, 3, 3, 3]);
  });

  const slice = (first: number, last: number): Slice => {
    const outcome = engine.bootstrapSlice(line, {
      sizes,
      seed: 5,
      first,
      last,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  };

  it('gives a slice memory of its own, which can change hands', () => {
    v.parse(SliceOutcome, engine.bootstrapSlice(line, { sizes, seed: 5, first: 10, last: 30 }));
    const { values, sizes: at } = slice(10, 30);
    expect(values).toHaveLength(6 * sizes.length * 20);
    expect(values.buffer.byteLength).toBe(values.byteLength);
    expect(at.buffer.byteLength).toBe(at.byteLength);
  });

  it('answers alike in one call and in slices, whatever their order', () => {
    const summary = { level: 0.9, threshold: 10 };
    const whole = engine.bootstrap(line, {
      sizes,
      seed: 5,
      replicates: 100,
      ...summary,
    });
    const parts = [slice(60, 100), slice(0, 7), slice(7, 60)];
    expect(v.parse(BootstrapOutcome, engine.bootstrapSummary(parts, summary))).toEqual(whole);
  });

  it.each([
    ['none', () => []],
    ['of other sizes', () => [slice(0, 5), { ...slice(5, 9), sizes: Float64Array.of(1, 2, 3) }]],
    ['with values missing', () => [{ ...slice(0, 5), last: 6 }]],
  ])('refuses slices that do not fit: %s', (_, slices) => {
    const outcome = v.parse(BootstrapOutcome, engine.bootstrapSummary(slices()));
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'bad-slice', field: 'slices' },
    });
  });

  it('has null, never infinity, for a standard deviation that overflows', () => {
    const steep = [1, 2, 4, 8].map((size) => ({
      size,
      gain: 1e50 * size ** 3,
      se: 1e49,
    }));
    const outcome = engine.bootstrap(steep, {
      sizes: [1e40],
      seed: 1,
      replicates: 50,
    });
    const { laws } = (v.parse(BootstrapOutcome, outcome) as { value: Bootstrap }).value;
    expect(laws[0]?.summary[0]).toMatchObject({
      mean: expect.any(Number) as number,
      sd: null,
    });
  });

  it('has no exceedance without a threshold', () => {
    expect(engine.bootstrapSummary([slice(0, 50)])).toMatchObject({
      value: { exceedance: null },
    });
  });

  it.each([
    ['replicates', { replicates: 0 }],
    ['replicates', { replicates: 1_000_001 }],
    ['seed', { seed: -1 }],
    ['seed', { seed: 1.5 }],
    ['level', { level: 1 }],
    ['threshold', { threshold: Number.NaN }],
  ])('refuses a bad %s as a value', (field, bad) => {
    const options = { sizes, replicates: 10, seed: 1, ...bad };
    const outcome = v.parse(BootstrapOutcome, engine.bootstrap(line, options));
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'bad-option', field, row: null },
    });
  });
});
