/**
 * The calibrated method, headroom, extra scatter and back-tests as anyone calls them: held to the
 * contract's schemas, and to the native core to 1e-9.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BacktestSchema,
  ExtraSeSchema,
  ForecastSchema,
  GainSeSchema,
  outcomeOf,
  type Engine,
  type Observation,
  type Outcome,
} from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';
import { EXAMPLES } from '../../web/src/state/examples';
import { observations as PAPER } from '../data/paper';

const SIZES = [0.1, 3, 14, 70, 405];
const QUESTIONS = EXAMPLES.map(({ id, points }) => ({
  id,
  observations: points
    .filter((point) => !point.held_out)
    .map(({ size, gain, se }): Observation => ({ size, gain, se })),
}));

type Native = {
  refused?: string;
  slope: number;
  calibrated: number[][];
  extraSe: (number | null)[];
  backtest: number[] | null;
};

let engine: Engine;
let answers: Native[];
beforeAll(async () => {
  engine = await loadEngine();
  const program = new URL('../../build/native/tests/core/answers', import.meta.url);
  const input = JSON.stringify(
    QUESTIONS.map(({ observations }) => ({
      observations,
      sizes: SIZES,
      criterion: 'aic',
      resamples: 0,
      calibrated: true,
    })),
  );
  answers = JSON.parse(execFileSync(fileURLToPath(program), { input }).toString()) as Native[];
});

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.error.code);

const calibrated = (observations: Observation[], levels = [0.9]) =>
  valueOf(
    v.parse(
      outcomeOf(ForecastSchema),
      engine.forecast(observations, {
        sizes: SIZES,
        method: 'calibrated',
        levels,
      }),
    ),
  );

function expectNear(
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
  digits = 1e-9,
) {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((their, index) => {
    const our = ours[index] ?? null;
    if (their === null || our === null) expect(our).toBe(their);
    else expect(Math.abs(our - their)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(their)));
  });
}

describe('the calibrated method', () => {
  it.each(QUESTIONS.map(({ id }, index) => [id, index] as const))(
    'answers as the native core does: %s',
    (_, index) => {
      const observations = QUESTIONS[index]?.observations ?? [];
      const native = answers[index];
      if (!native || native.refused) {
        expect(codeOf(engine.forecast(observations, { sizes: SIZES }))).toBe(native?.refused);
        return;
      }
      const ours = calibrated(observations);
      if (
        ours.most !== null &&
        Math.max(...ours.intervals.flatMap(({ high }) => high.map(Number))) >= ours.most
      )
        return; // the native answer has no ceiling
      expectNear([ours.trend?.slope ?? null], [native.slope]);
      SIZES.forEach((_, at) => {
        const interval = ours.intervals[0];
        const row = [ours.mean[at], ours.sd[at], ours.trend?.turn[at]].map((x) => x ?? null);
        const ends = [interval?.low[at] ?? null, interval?.high[at] ?? null];
        expectNear([row[2] ?? null, ...ends], (native.calibrated[at] ?? []).slice(2));
      });
      const extra = valueOf(engine.estimateExtraSe(observations));
      v.parse(ExtraSeSchema, extra);
      // A maximum found by comparing values is known to half the digits of a value.
      expectNear([extra.estimate], [native.extraSe[0] ?? null], 1e-6);
    },
  );

  it('leaves laws, and what comes of them, to the paper’s method', () => {
    const { laws, criterion, within, trend } = calibrated(PAPER);
    expect(laws).toEqual([]);
    expect(criterion).toBeNull();
    expect(within).toEqual(SIZES.map(() => null));
    expect(trend?.turn[3]).toBeGreaterThan(0);
  });

  it('forecasts the paper’s data at 70B lower, and surer, than the average of laws', () => {
    const [sizes, levels] = [[70], [0.9]];
    const paper = valueOf(engine.forecast(PAPER, { sizes, levels }));
    const ours = valueOf(engine.forecast(PAPER, { sizes, levels, method: 'calibrated' }));
    expect(paper.mean[0]).toBeCloseTo(19.61, 2);
    expect(paper.sd[0]).toBeCloseTo(11.31, 2);
    expect(ours.mean[0]).toBeCloseTo(10.95, 2);
    expect(ours.intervals[0]?.low[0]).toBeCloseTo(5.44, 2);
    expect(ours.intervals[0]?.high[0]).toBeCloseTo(17.72, 2);
  });

  it('gives as many intervals as levels are asked for, with either method', () => {
    for (const method of ['paper', 'calibrated'] as const) {
      const options = { sizes: SIZES, method, levels: [0.5, 0.8, 0.95] };
      const { intervals } = valueOf(engine.forecast(PAPER, options));
      expect(intervals.map(({ level }) => level)).toEqual([0.5, 0.8, 0.95]);
      const widths = intervals.map(({ low, high }) => Number(high[3]) - Number(low[3]));
      expect(widths).toEqual([...widths].sort((a, b) => a - b));
      expect(valueOf(engine.forecast(PAPER, { sizes: [70], method })).intervals).toHaveLength(1);
    }
  });
});

describe('headroom', () => {
  const based = PAPER.map((row) => ({ ...row, base: 85 }));

  it.each(['paper', 'calibrated'] as const)('bounds every number: %s', (method) => {
    const options = { sizes: SIZES, method, levels: [0.5, 0.99] };
    const { most, mean, intervals, laws } = valueOf(engine.forecast(based, options));
    expect(most).toBe(15);
    const all = [mean, ...intervals.flatMap(({ low, high }) => [low, high])];
    for (const value of [...all.flat(), ...laws.flatMap((law) => law.value)]) {
      expect(value).toBeLessThanOrEqual(15);
    }
  });

  it('bounds resamples too', () => {
    const { average } = valueOf(engine.bootstrap(based, { sizes: [405], replicates: 50 }));
    expect(average[0]?.high).toBeLessThanOrEqual(15);
  });

  it('can be the unit: percent of what the baseline leaves', () => {
    const options = { sizes: [8], shareOfHeadroom: true };
    const { mean, most } = valueOf(engine.forecast(based, options));
    expect(most).toBe(100);
    expect(mean[0]).toBeCloseTo(
      (valueOf(engine.forecast(PAPER, { sizes: [8] })).mean[0] ?? 0) / 0.15,
      9,
    );
  });

  it('is refused with the row and the field that break it', () => {
    const broken = based.map((row, index) => (index === 2 ? { ...row, base: 99 } : row));
    const outcome = engine.forecast(broken, { sizes: [70] });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'above-ceiling', row: 2, field: 'gain' },
    });
    const unknown = based.map((row) => ({ ...row, base: Number.NaN }));
    expect(engine.forecast(unknown, { sizes: [70] })).toMatchObject({
      ok: false,
      error: { code: 'not-finite', row: 0, field: 'base' },
    });
    const none = engine.fit(PAPER, { shareOfHeadroom: true });
    expect(none).toMatchObject({
      ok: false,
      error: { code: 'no-base', row: 0 },
    });
  });
});

describe('extra scatter', () => {
  it('widens every standard error in quadrature, for every question', () => {
    const by = valueOf(engine.fit(PAPER, { extraSe: 0.3 })).fits[0]?.chi2 ?? 0;
    const widened = PAPER.map((row) => ({
      ...row,
      se: Math.hypot(row.se ?? NaN, 0.3),
    }));
    expect(by).toBeCloseTo(valueOf(engine.fit(widened)).fits[0]?.chi2 ?? -1, 12);
    expect(codeOf(engine.fit(PAPER, { extraSe: -1 }))).toBe('bad-option');
  });

  it('is estimated with an interval', () => {
    const found = valueOf(v.parse(outcomeOf(ExtraSeSchema), engine.estimateExtraSe(PAPER)));
    expect(found.low).toBeLessThanOrEqual(found.estimate);
    expect(found.high).toBeGreaterThan(found.estimate);
    expect(codeOf(engine.estimateExtraSe([]))).toBe('no-rows');
  });

  it('a standard error follows from how a gain was measured', () => {
    const measured = { base: 20, score: 50, questions: 400 };
    const found = valueOf(v.parse(outcomeOf(GainSeSchema), engine.gainSe(measured)));
    expect(found.gainSe).toBeCloseTo(Math.hypot(2, 2.5), 12);
    expect(engine.gainSe({ ...measured, questions: 0 })).toMatchObject({
      ok: false,
      error: { field: 'questions' },
    });
  });
});

describe('back-tests', () => {
  it.each(['paper', 'calibrated'] as const)('keep the contract: %s', (method) => {
    const outcome = v.parse(outcomeOf(BacktestSchema), engine.backtest(PAPER, { method }));
    const { cuts, scores } = valueOf(outcome);
    expect(cuts.map(({ fitUpTo }) => fitUpTo)).toEqual([2, 4]);
    expect(scores.points + scores.unanswered).toBe(3);
    expect(scores.intervals.map(({ level }) => level)).toEqual([0.5, 0.8, 0.9, 0.95]);
    expect(scores.baselines.lastValue).toBeCloseTo((1.9 + 4.5 + 2.6) / 3, 12);
  });

  it('refuse what cannot be tested and what nobody knows', () => {
    expect(codeOf(engine.backtest(PAPER.slice(0, 3)))).toBe('nothing-held-back');
    expect(codeOf(engine.backtest(PAPER, { fitUpTo: 8 }))).toBe('nothing-held-back');
    const method = 'best' as unknown as 'paper';
    expect(codeOf(engine.backtest(PAPER, { method }))).toBe('unknown-method');
    expect(codeOf(engine.forecast(PAPER, { sizes: [70], method }))).toBe('unknown-method');
    expect(codeOf(engine.forecast(PAPER, { sizes: [70], levels: [1] }))).toBe('bad-option');
  });
});
