/** Decisions, and the laws that take part, as the public module answers them. */
import { describe, expect, it } from 'vitest';
import { answered, engine, rows, scores, valueOf } from './every_method';

const a = scores.map(({ size, base, score }) => ({ size, base, gain: score - base, se: 2 }));
const b = a.map((row, at) => ({ ...row, gain: row.gain - 3 + 2 * at }));
const METHODS = ['paper', 'calibrated', 'post-training'] as const;

describe('the laws that take part', () => {
  const laws = ['logarithmic', 'saturating'] as const;

  it('carry all of the weight, and the others are reported with none', () => {
    const fits = valueOf(engine.fit(rows, { laws: [...laws] })).fits;
    expect(fits.map(({ law }) => law)).toEqual(
      valueOf(engine.fit(rows)).fits.map(({ law }) => law),
    );
    const weighty = fits.filter(({ weight }) => weight > 0).map(({ law }) => law);
    expect(weighty).toEqual(laws);
    const { mean, laws: each } = valueOf(
      engine.forecast(rows, { sizes: [70], laws: [...laws].reverse() }),
    );
    const sum = each.reduce((total, { weight, value }) => total + weight * (value[0] ?? 0), 0);
    expect(mean[0]).toBeCloseTo(sum, 10);
  });

  it('are followed by resamples, the next run, validation and back-test', () => {
    const only = { laws: ['logarithmic' as const] };
    const { average, laws: each } = valueOf(
      engine.bootstrap(rows, { sizes: [70], replicates: 50, ...only }),
    );
    expect(average[0]?.mean).toBeCloseTo(each[1]?.summary[0]?.mean ?? NaN, 10);
    expect(valueOf(engine.design(rows, { candidates: [14], target: 70, ...only })).entropy).toBe(0);
    const [truth] = valueOf(engine.validate(rows, { trials: 3, ...only })).truths;
    expect(truth?.estimators.at(-1)?.mape).toBeCloseTo(truth?.estimators[1]?.mape ?? NaN, 10);
    valueOf(engine.backtest(rows, only));
  });

  it('may be one that is off by default: every method finds it, and its slices add up', () => {
    const asked = { laws: ['power' as const, 'offset-power' as const] };
    const ids = (all: readonly { law: string }[]) => all.map(({ law }) => law);
    expect(ids(valueOf(engine.fit(rows)).fits)).not.toContain('offset-power');
    expect(ids(valueOf(engine.fit(rows, asked)).fits).at(-1)).toBe('offset-power');
    const part = { sizes: [70], seed: 1, ...asked };
    const slices = [
      valueOf(engine.bootstrapSlice(rows, { ...part, first: 0, last: 6 })),
      valueOf(engine.bootstrapSlice(rows, { ...part, first: 6, last: 10 })),
    ];
    const whole = valueOf(engine.bootstrap(rows, { ...part, replicates: 10 }));
    expect(valueOf(engine.bootstrapSummary(slices))).toEqual(whole);
    expect(ids(whole.laws).at(-1)).toBe('offset-power');
    const trials = { targets: [70], seed: 1, ...asked };
    const both = [
      valueOf(engine.validateSlice(rows, { ...trials, first: 0, last: 2 })),
      valueOf(engine.validateSlice(rows, { ...trials, first: 2, last: 4 })),
    ];
    const [truth] = valueOf(engine.validateSummary(both)).truths;
    expect(truth?.estimators.map(({ id }) => id)).toContain('offset-power');
  });

  it('do not mix in slices', () => {
    const slice = (laws?: ('power' | 'offset-power')[]) =>
      valueOf(
        engine.bootstrapSlice(rows, {
          sizes: [70],
          seed: 1,
          first: laws ? 5 : 0,
          last: laws ? 9 : 5,
          ...(laws ? { laws } : {}),
        }),
      );
    for (const laws of [['power'], ['offset-power']] as const)
      expect(answered('bootstrapSummary', [slice(), slice([...laws])])).toMatchObject({
        ok: false,
        error: { code: 'bad-slice' },
      });
    const { laws: _, ...earlier } = slice();
    expect(answered('bootstrapSummary', [earlier])).toMatchObject({ ok: true });
  });

  it.each([
    ['none', [], 'bad-option'],
    ['one twice', ['power', 'power'], 'bad-option'],
    ['an unknown one', ['power', 'straight'], 'unknown-law'],
    ['a number', [1], 'unknown-law'],
    ['a text', 'power', 'bad-option'],
  ])('are refused: %s', (_, laws, code) => {
    for (const method of ['fit', 'validate', 'backtest'] as const)
      expect(answered(method, rows, { laws })).toMatchObject({
        ok: false,
        error: { code, field: 'laws' },
      });
    expect(answered('requiredSize', rows, { gain: 3, laws })).toMatchObject({
      ok: false,
      error: { code, field: 'laws' },
    });
  });
});

describe.each(METHODS)('by the method %s', (method) => {
  it('the required size has the probability that the forecast has there', () => {
    const rising = a.map((row, at) => ({ ...row, gain: [8, 12, 15][at] ?? 0 }));
    const { size } = valueOf(engine.requiredSize(rising, { gain: 12, probability: 0.4, method }));
    const { atLeast } = valueOf(
      engine.forecast(rising, { sizes: [size ?? NaN], atLeast: 12, method }),
    );
    expect(atLeast?.probability[0]).toBeCloseTo(0.4, 4);
  });

  it('the difference is that of the forecasts, and its opposite the other way round', () => {
    const options = { sizes: [8, 70], method };
    const means = [a, b].map((series) => valueOf(engine.forecast(series, options)).mean);
    const one = valueOf(engine.compare(a, b, options));
    const reverse = valueOf(engine.compare(b, a, options));
    options.sizes.forEach((_, s) => {
      expect(one.difference[s]).toBeCloseTo((means[0]?.[s] ?? NaN) - (means[1]?.[s] ?? NaN), 9);
      expect((one.aIsBetter[s] ?? NaN) + (reverse.aIsBetter[s] ?? NaN)).toBeCloseTo(1, 9);
    });
    expect(one.shared).toEqual({ paired: true, sizes: 3, baselines: true, questions: true });
    const apart = valueOf(engine.compare(a, b, { ...options, paired: false }));
    expect(apart.sd[0]).toBeGreaterThan(1.05 * (one.sd[0] ?? NaN));
  });

  it('the ranking of two says what the comparison says', () => {
    const { best, intervals } = valueOf(engine.rank([a, b], { sizes: [70], method }));
    const { aIsBetter } = valueOf(engine.compare(a, b, { sizes: [70], method }));
    expect(best[0]?.[0]).toBeCloseTo(aIsBetter[0] ?? NaN, 2);
    expect(intervals[0]?.low[0]).toHaveLength(2);
  });
});

describe.each(METHODS)('the next run by the method %s', (method) => {
  const options = { candidates: [14, 32, 70], target: 70, method, budget: 5000 };

  it('starts from the forecast at the target, and leaves less', () => {
    const { sdNow, candidates, best } = valueOf(engine.nextRun(a, options));
    const { sd } = valueOf(engine.forecast(a, { sizes: [70], method }));
    expect(sdNow).toBeCloseTo(sd[0] ?? NaN, 9);
    for (const { sdAfter, value } of candidates) {
      expect(sdAfter).toBeLessThan(sdNow ?? NaN);
      expect(value).toBeNull();
    }
    expect(best).toEqual({ belowTarget: 1, all: 1 });
  });

  it('is worth no more than to know the gain, and what it costs is taken off', () => {
    const decision = { worth: 3000, threshold: 18 };
    const found = valueOf(engine.nextRun(a, { ...options, decision }));
    const { atLeast } = valueOf(engine.forecast(a, { sizes: [70], method, atLeast: 18 }));
    expect(found.decision?.threshold).toBe(18);
    expect(found.decision?.probability).toBeCloseTo(atLeast?.probability[0] ?? NaN, 9);
    for (const { value, netValue, cost } of found.candidates) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(found.decision?.perfectInformation ?? NaN);
      expect(netValue).toBeCloseTo((value ?? NaN) - cost, 6);
    }
  });

  it('adds scatter that the rows show', () => {
    const rough = [2, 9, 3, 12, 5].map((gain, at) => ({ size: 2 ** at, gain, se: 0.1 }));
    const asked = { ...options, extraSe: 1, scatter: true };
    const { scatter, candidates } = valueOf(engine.nextRun(rough, asked));
    expect(scatter).toBeGreaterThanOrEqual(1);
    for (const { sdAfter } of candidates) expect(sdAfter).toBeGreaterThanOrEqual(scatter);
  });
});

it('the next run by the paper’s method leaves what the design says', () => {
  const options = { candidates: [14, 32, 70], target: 70 };
  const { candidates } = valueOf(engine.nextRun(rows, options));
  const design = valueOf(engine.design(rows, options));
  candidates.forEach(({ sdAfter }, at) => {
    expect(sdAfter).toBe(design.candidates[at]?.sdAfter);
  });
});

describe('refusals of decisions', () => {
  it.each<[string, 'requiredSize' | 'nextRun' | 'compare' | 'rank', unknown[], string]>([
    ['no candidates', 'nextRun', [rows, { target: 70 }], 'candidates'],
    ['a level of 1', 'nextRun', [rows, { candidates: [14], target: 70, level: 1 }], 'level'],
    [
      'a worthless decision',
      'nextRun',
      [rows, { candidates: [14], target: 70, decision: { worth: 0 } }],
      'decision',
    ],
    [
      'a decision without worth',
      'nextRun',
      [rows, { candidates: [14], target: 70, decision: {} }],
      'decision',
    ],
    ['no gain', 'requiredSize', [rows, {}], 'gain'],
    ['a certain probability', 'requiredSize', [rows, { gain: 1, probability: 1 }], 'probability'],
    [
      'a largest size within the rows',
      'requiredSize',
      [rows, { gain: 1, largest: 0.1 }],
      'largest',
    ],
    ['a base without a size', 'requiredSize', [rows, { gain: 1, bases: [{ base: 3 }] }], 'bases'],
    ['no sizes', 'compare', [rows, rows, {}], 'sizes'],
    ['501 sizes', 'compare', [rows, rows, { sizes: Array(501).fill(70) }], 'sizes'],
    ['a crossing below the rows', 'compare', [rows, rows, { sizes: [70], upTo: 0.1 }], 'upTo'],
    ['one method', 'rank', [[rows], { sizes: [70] }], 'methods'],
    ['13 methods', 'rank', [Array(13).fill(rows), { sizes: [70] }], 'methods'],
    ['no list of methods', 'rank', ['GRPO', { sizes: [70] }], 'methods'],
  ])('%s', (_, method, given, field) => {
    expect(answered(method, ...given)).toMatchObject({
      ok: false,
      error: { code: 'bad-option', field },
    });
  });

  it('say which method a row is of', () => {
    const faulty = [{ size: 1, gain: NaN, se: 1 }];
    expect(answered('compare', rows, faulty, { sizes: [70] })).toMatchObject({
      ok: false,
      error: {
        code: 'not-finite',
        row: 0,
        field: 'gain',
        message: expect.stringMatching(/^Method 2\. Row 1/) as string,
      },
    });
  });
});
