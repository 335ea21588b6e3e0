/** Puts back-tests into words: how far off each method was, and how often its intervals held the measurement. */
import { measured } from '../format/measures';
import type { BothMethods, BuiltIn } from '../analysis/backtest_plan';
import type { Backtest, Baselines, TestedMethod } from '../engine/contract';
import * as format from '../format/figures';

export const METHOD_NAMES: Record<TestedMethod, string> = {
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

export const pooledOf = (curves: readonly BuiltIn[], method: TestedMethod): Scores =>
  pooledScores(curves.map(({ tests }) => tests[method].scores));

export const insideText = (inside: number, points: number): string =>
  points === 0 ? '—' : `${inside} of ${points}`;

const held = ({ intervals, points }: Scores): string => {
  const at = intervals.find(({ level }) => level === 0.9);
  return at ? insideText(at.inside, points) : '—';
};

/** Rounding noise is zero. */
const inPp = (error: number): string =>
  `${format.number3(error < 1e-9 ? 0 : error)} ${measured.y.unit}`;

const sizesHeld = (points: number) =>
  points === 1 ? 'one held-back measurement' : `${points} held-back measurements`;

/** How far off both methods were, and the simple baselines beside them. */
export function finding({ paper, calibrated }: BothMethods): string {
  const { points } = calibrated.scores;
  if (points === 0) return `No held-back ${measured.x.size} could be forecast.`;
  const baselines = BASELINES.map(
    (id) => `${BASELINE_NAMES[id]} ${inPp(calibrated.scores.baselines[id])}`,
  );
  return (
    `Over ${sizesHeld(points)}, the calibrated method is off by ${inPp(calibrated.scores.error)} on ` +
    `average and the paper’s method by ${inPp(paper.scores.error)}. For comparison: ` +
    `${format.list(baselines)}. The calibrated method’s 90% intervals contain ` +
    `${held(calibrated.scores)} ${points === 1 ? 'measurement' : 'measurements'}, the paper’s ${held(paper.scores)}.` +
    (points < 20 ? ' With so few measurements, either method may look good or bad by chance.' : '')
  );
}

/** The folded line: the mean errors for these rows. */
export const backtestSummary = ({ paper, calibrated }: BothMethods): string =>
  `Off by ${inPp(calibrated.scores.error)} (calibrated) and ` +
  `${inPp(paper.scores.error)} (the paper’s) over ${sizesHeld(calibrated.scores.points)}`;
