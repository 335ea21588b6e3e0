/** Back-tests in words and figures: who was how far off, and how often intervals held the truth. */
import type { BothMethods, BuiltIn } from '../analysis/backtest_plan';
import type { Backtest, Baselines, Method } from '../engine/contract';
import * as format from '../format/figures';

export const METHOD_NAMES: Record<Method, string> = {
  calibrated: 'calibrated',
  paper: 'the paper’s method',
};

export const BASELINE_NAMES: Record<keyof Baselines, string> = {
  lastValue: 'last value',
  straightLine: 'straight line in ln N',
  halfTheTrend: 'half the trend',
};

export const BASELINES = Object.keys(BASELINE_NAMES) as (keyof Baselines)[];
export const BY_METHOD = ['calibrated', 'paper'] as const;

export type Scores = Backtest['scores'];

/**
 * Of all points of several tests: means over points, counts as sums. Their levels must be alike. Every
 * score is the engine's; this only adds them up for a table.
 */
export function pooledScores(all: readonly Scores[]): Scores {
  const points = all.reduce((sum, one) => sum + one.points, 0);
  const mean = (value: (scores: Scores) => number) =>
    all.reduce((sum, one) => sum + one.points * value(one), 0) / Math.max(points, 1);
  return {
    points,
    unanswered: all.reduce((sum, one) => sum + one.unanswered, 0),
    error: mean(({ error }) => error),
    baselines: {
      lastValue: mean(({ baselines }) => baselines.lastValue),
      straightLine: mean(({ baselines }) => baselines.straightLine),
      halfTheTrend: mean(({ baselines }) => baselines.halfTheTrend),
    },
    crps: mean(({ crps }) => crps),
    intervals: (all[0]?.intervals ?? []).map(({ level }, at) => ({
      level,
      inside: all.reduce((sum, one) => sum + (one.intervals[at]?.inside ?? 0), 0),
      score: mean(({ intervals }) => intervals[at]?.score ?? 0),
    })),
  };
}

export const pooledOf = (curves: readonly BuiltIn[], method: Method): Scores =>
  pooledScores(curves.map(({ tests }) => tests[method].scores));

export const insideText = (inside: number, points: number): string =>
  points === 0 ? '—' : `${inside} of ${points}`;

const held = ({ intervals, points }: Scores): string => {
  const at = intervals.find(({ level }) => level === 0.9);
  return at ? insideText(at.inside, points) : '—';
};

const sizesHeld = (points: number) =>
  points === 1 ? 'one held-back measurement' : `${points} held-back measurements`;

/** Who came nearest, with the figures of all that takes no calculator beside them. */
export function finding({ paper, calibrated }: BothMethods): string {
  const { points } = calibrated.scores;
  if (points === 0) return 'No held-back size could be forecast.';
  const baselines = BASELINES.map(
    (id) => `${BASELINE_NAMES[id]} by ${format.number3(calibrated.scores.baselines[id])}`,
  );
  return (
    `Over ${sizesHeld(points)} the calibrated method is off by ` +
    `${format.number3(calibrated.scores.error)} pp on average, the paper’s by ` +
    `${format.number3(paper.scores.error)}; ${format.list(baselines)}. Of their 90% intervals the ` +
    `calibrated hold ${held(calibrated.scores)}, the paper’s ${held(paper.scores)}.` +
    (points < 20 ? ' So few tell little: a method may be lucky on one curve.' : '')
  );
}

/** Folded: what it comes to for these rows. */
export const backtestSummary = ({ paper, calibrated }: BothMethods): string =>
  `Off by ${format.number3(calibrated.scores.error)} pp (calibrated) and ` +
  `${format.number3(paper.scores.error)} pp (the paper’s) over ${sizesHeld(calibrated.scores.points)}`;
