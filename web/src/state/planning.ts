/**
 * The inputs of the panels that look beyond the forecast: decomposition, validation, next experiment.
 * Plain values with defaults; null stands for what follows from the data.
 */
import type { Bounds, CostModel, GeneratingModel } from '../engine/contract';
import { axisOf, type AxisId } from '../format/measures';
import { parseSize } from '../format/numbers';

/** What the bars of the next experiment show. */
export const MEASURES = [
  'info',
  'bits',
  'sd',
  'bits-per-dollar',
  'variance-per-dollar',
  'net-value',
] as const;
export type Measure = (typeof MEASURES)[number];

/** How far above the best a parameter set's χ² may lie: 68% and 95% for one parameter. */
export const DELTAS = [1, 3.84] as const;

export type PlanningState = {
  readonly bounds: Bounds;
  /** Which of DELTAS the ranges are shown for. */
  readonly delta: number;
  /** The laws that trials are made from; null for the fits to the data. */
  readonly truths: readonly GeneratingModel[] | null;
  readonly trials: number;
  readonly trialSeed: number;
  /** Bootstrap resamples in every trial; 0 for none. */
  readonly trialReplicates: number;
  readonly trialTargets: readonly number[];
  readonly cost: CostModel;
  /** The standard error expected of a next run, pp; null for the mean of the rows'. */
  readonly expectedSe: number | null;
  /** Sizes for a next run; null for the paper's and twice the largest that was fitted. */
  readonly candidates: readonly number[] | null;
  /** Dollars; null for no limit. */
  readonly budget: number | null;
  readonly measure: Measure;
  /** What a pp of gain at the chosen size is worth, $; null where no decision is stated. */
  readonly worth: number | null;
  /** The gain, pp, from which training there pays; null for the one that pays for its cost. */
  readonly paysFrom: number | null;
  /** How probable the gain `threshold` is to be at the size that is looked for, between 0 and 1. */
  readonly probability: number;
  /** The series that the selected one is compared with; null, or a name that no row has, for another. */
  readonly rival: string | null;
  /** The day on which the forecast was made, 2026-11-26; null where that is not kept. */
  readonly made: string | null;
};

export const PLANNING_DEFAULTS: PlanningState = {
  bounds: {
    alpha: { low: 0, high: 20 },
    beta: { low: 0.01, high: 0.95 },
    gamma: { low: 0, high: 20 },
    Nchar: { low: 0.1, high: 100 },
    delta: { low: 0, high: 20 },
    eta: { low: 0.01, high: 10 },
  },
  delta: 3.84,
  truths: null,
  trials: 1000,
  trialSeed: 1,
  trialReplicates: 0,
  trialTargets: [14, 32, 70],
  cost: { price: 1.6, hours: 10_000, reference: 70, exponent: 1.83 },
  expectedSe: null,
  candidates: null,
  budget: 20_000,
  measure: 'info',
  worth: null,
  paysFrom: null,
  probability: 0.5,
  rival: null,
  made: null,
};

/** On other axes nobody knows how long a run takes, until somebody says so. */
export const knowsCosts = ({ axis, cost }: { axis: AxisId; cost: CostModel }): boolean =>
  axis !== 'compute' && axis !== 'tokens' && axis !== 'steps'
    ? true
    : cost.hours !== PLANNING_DEFAULTS.cost.hours;

/** One that changes nothing gives back the same state. */
export function setPlanning<S extends PlanningState>(state: S, change: Partial<PlanningState>): S {
  const keys = Object.keys(change) as (keyof PlanningState)[];
  return keys.every((key) => change[key] === state[key]) ? state : { ...state, ...change };
}

const PAPER_CANDIDATES = [14, 32, 70, 100, 140, 405];

/** The paper's candidates and, as a run within reach, twice the largest size that was fitted. */
export const defaultCandidates = (largest: number | null, axis: AxisId = 'parameters'): number[] =>
  axisOf(axis).targets?.(largest ?? 1) ??
  [...new Set([...PAPER_CANDIDATES, ...(largest === null ? [] : [2 * largest])])].sort(
    (a, b) => a - b,
  );

const MAX_SIZES = 24;

/** "14B, 32, 350M" as sizes in billions, ascending, once each; null where one of them is none. */
export function readSizes(text: string, axis: AxisId = 'parameters'): number[] | null {
  const parts = text
    .split(axis === 'parameters' ? /[;,\s]+/ : /;\s*|,\s+/)
    .filter((part) => part !== '');
  const sizes = parts.map((part) => parseSize(part, axis)?.billions ?? 0);
  if (sizes.length === 0 || sizes.some((size) => size <= 0)) return null;
  const once = [...new Set(sizes)].sort((a, b) => a - b);
  return once.length > MAX_SIZES ? null : once;
}
