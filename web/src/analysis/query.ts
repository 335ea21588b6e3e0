/**
 * What the engine is asked about one set of rows, all at once, and its answer laid out: forecasts at
 * the targets and along the chart's curves, with what is around them.
 */
import type {
  Bootstrap,
  FitResult,
  Forecast,
  Intervals,
  Observation,
  Outcome,
} from '../engine/contract';
import { valueOf } from '../engine/outcome';
import type { AsyncEngine } from '../engine/worker_slot';
import { averagingOf } from '../state/laws';
import { basesAt, preprocessingOf } from '../state/preprocessing';
import type { State } from '../state/state';

/** Forecasts at the targets, and along a curve over the chart's whole width. */
export type Lines = { targets: Forecast; curve: Forecast };

/** What there is to see when the engine could fit: the paper's forecasts, and more where asked for. */
export type Results = Lines & {
  fit: FitResult;
  /**
   * Of 1,000 resamples at the targets and along the curve; null when the engine refuses its options,
   * and with a method without laws, whose intervals need none.
   */
  bootstrap: Bootstrap | null;
  /** Where the state's method is one without laws, by that method. */
  learned: Lines | null;
  /** By the state's method, at the sizes of held-out rows, with intervals to score them by. */
  held: Forecast | null;
};

/** The intervals that held-out rows are scored by. */
const SCORED_LEVELS = [0.5, 0.8, 0.9, 0.95];

/** The forecasts by the method that was asked for. */
export const headline = (results: Results): Lines => results.learned ?? results;

/** How finely the curve and the band are drawn, in sizes. */
export type Detail = { curve: number; band: number };

export const CURVE_POINTS = 160;
export const SMALL: Detail = { curve: 41, band: 21 }; // enough for a small chart
const MARKED_POINTS = 100; // more observations than that are dense enough without points of their own

/** Every answer rests on as many resamples as can follow a drag; longer runs are a matter of their own. */
export const LIVE_REPLICATES = 1000;

/** How many sizes the band is drawn at: fewer are enough while something is being dragged. */
export const BAND_POINTS = 61;

/** Sizes for the curves: evenly spaced in ln N over all that is drawn, and every size that is marked. */
export function curveSizes(
  observed: readonly number[],
  targets: readonly number[],
  points = CURVE_POINTS,
): number[] {
  const marked = [...observed, ...targets];
  const low = Math.log(Math.min(...marked) / 1.35);
  const high = Math.log(Math.max(...marked));
  const even = Array.from({ length: points }, (_, index) =>
    Math.exp(low + ((high - low) * index) / (points - 1)),
  );
  const exact = observed.length > MARKED_POINTS ? targets : marked;
  const ends = [Math.max(...marked)];
  return [...new Set([...even, ...exact, ...ends])].sort((a, b) => a - b);
}

/** Sizes for the band: evenly spaced in ln N over all that is drawn. */
export function bandSizes(drawn: readonly number[], points: number): number[] {
  const low = Math.log(drawn[0] ?? 1);
  const high = Math.log(drawn.at(-1) ?? 1);
  return Array.from({ length: points }, (_, index) =>
    Math.exp(low + ((high - low) * index) / (points - 1)),
  );
}

export type Interval = { low: number; high: number };

/** What the resamples of the average say at one size. */
export const summaryAt = (bootstrap: Bootstrap | null, size: number) =>
  bootstrap?.average[bootstrap.sizes.indexOf(size)];

/** Where the averaged forecast of most resamples lies at one size; null without two finite ends. */
export function intervalAt(bootstrap: Bootstrap | null, size: number): Interval | null {
  const { low = null, high = null } = summaryAt(bootstrap, size) ?? {};
  return low === null || high === null ? null : { low, high };
}

/** The interval of a gain at one size, by the full predictive distribution; null without two finite ends. */
export function centralAt(
  { sizes, predictive }: Forecast,
  size: number,
  wanted: number,
): Interval | null {
  const ends = predictive.find(({ level }) => level === wanted);
  const at = sizes.indexOf(size);
  const [low = null, high = null] = [ends?.low[at], ends?.high[at]];
  return low === null || high === null ? null : { low, high };
}

const intervalsWithin = ({ level, low, high }: Intervals, from: number, to: number): Intervals => ({
  level,
  low: low.slice(from, to),
  high: high.slice(from, to),
});

/** The part of a forecast at some of its sizes. */
export const slice = (forecast: Forecast, from: number, to: number): Forecast => ({
  ...forecast,
  sizes: forecast.sizes.slice(from, to),
  mean: forecast.mean.slice(from, to),
  within: forecast.within.slice(from, to),
  between: forecast.between.slice(from, to),
  sd: forecast.sd.slice(from, to),
  intervals: forecast.intervals.map((each) => intervalsWithin(each, from, to)),
  predictive: forecast.predictive.map((each) => intervalsWithin(each, from, to)),
  atLeast: forecast.atLeast && {
    ...forecast.atLeast,
    probability: forecast.atLeast.probability.slice(from, to),
  },
  laws: forecast.laws.map((law) => ({
    ...law,
    value: law.value.slice(from, to),
    sd: law.sd.slice(from, to),
  })),
  scores: forecast.scores && {
    base: forecast.scores.base.slice(from, to),
    mean: forecast.scores.mean.slice(from, to),
    intervals: forecast.scores.intervals.map((each) => intervalsWithin(each, from, to)),
  },
  trend: forecast.trend && {
    ...forecast.trend,
    measurement: forecast.trend.measurement.slice(from, to),
    course: forecast.trend.course.slice(from, to),
    turn: forecast.trend.turn.slice(from, to),
  },
});

/** Asks for targets and curve at once, and takes the answer apart again. */
async function linesOf(
  forecast: (sizes: number[]) => Promise<Outcome<Forecast>>,
  targets: readonly number[],
  curve: readonly number[],
): Promise<Outcome<Lines>> {
  const asked = [...targets, ...curve];
  const outcome = await forecast(asked);
  if (!outcome.ok) return outcome;
  const { value } = outcome;
  return {
    ok: true,
    value: {
      targets: slice(value, 0, targets.length),
      curve: slice(value, targets.length, asked.length),
    },
  };
}

const NONE: Outcome<null> = { ok: true, value: null };

/** Everything that is asked about one set of rows, at once. */
export async function askAll(
  observations: Observation[],
  state: State,
  engine: AsyncEngine,
  curve: readonly number[],
  band: readonly number[],
  held: readonly number[],
): Promise<Outcome<Results>> {
  const { targets, seed, level, threshold, method } = state;
  const averaging = averagingOf(state);
  const preprocessing = preprocessingOf(state);
  const paperAlone = method === 'paper';
  const [fit, paper, resampled, other, compared] = await Promise.all([
    engine.fit(observations, { ...averaging, ...preprocessing }),
    linesOf(
      (sizes) =>
        engine.forecast(observations, {
          sizes,
          ...averaging,
          levels: [level],
          atLeast: threshold,
          ...basesAt(state, sizes),
          ...preprocessing,
        }),
      targets,
      curve,
    ),
    !paperAlone
      ? NONE
      : engine.bootstrap(observations, {
          sizes: [...targets, ...band],
          ...basesAt(state, [...targets, ...band]),
          replicates: LIVE_REPLICATES,
          ...averaging,
          seed,
          level,
          threshold,
          ...preprocessing,
        }),
    !paperAlone
      ? linesOf(
          (sizes) =>
            engine.forecast(observations, {
              sizes,
              method,
              levels: [level],
              atLeast: threshold,
              ...basesAt(state, sizes),
              ...preprocessing,
            }),
          targets,
          band,
        )
      : NONE,
    held.length === 0
      ? NONE
      : engine.forecast(observations, {
          sizes: [...held],
          method,
          levels: SCORED_LEVELS,
          ...averaging,
          ...preprocessing,
        }),
  ]);
  if (!fit.ok) return fit;
  if (!paper.ok) return paper;
  if (!other.ok) return other;
  const bootstrap = valueOf(resampled);
  return {
    ok: true,
    value: {
      fit: fit.value,
      ...paper.value,
      bootstrap,
      learned: other.value,
      held: valueOf(compared),
    },
  };
}
