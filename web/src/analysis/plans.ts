/**
 * What only open panels need, derived from the page's newest answer in one place: the decomposition,
 * the next experiment, and what the validation asks of its long run. Each is asked again only when
 * something that it depends on has changed.
 */
import { observation, type Analysis } from './analysis';
import type { Backtests, Once } from './backtest_plan';
import type { Compared } from './compare_plan';
import type { ModelSelection } from './fit_plans';
import { NO_PLAN, type Plan, type Planner } from './plan';
import type {
  Decomposition,
  DecomposeOptions,
  Design,
  DesignOptions,
  ExtraSe,
  Forecast,
  ForecastOptions,
  NextRun,
  NextRunOptions,
  Observation,
  Outcome,
  RequiredSize,
  RequiredSizeOptions,
  Verification,
  VerifyOptions,
} from '../engine/contract';
import type { AsyncEngine } from '../engine/worker_slot';
import { averagingOf } from '../state/laws';
import { DELTAS, defaultCandidates } from '../state/planning';
import { preprocessingInPp, preprocessingOf } from '../state/preprocessing';

export const PANELS = [
  'required-size',
  'compare',
  'outcome',
  'decomposition',
  'validation',
  'design',
  'comparison',
  'back-test',
  'preprocessing',
  'residuals',
  'model-selection',
] as const;
/** Those whose answers take no longer than a forecast. */
export const QUICK: readonly PanelId[] = ['residuals', 'model-selection'];
export type PanelId = (typeof PANELS)[number];

export type Plans = {
  'required-size': Plan<RequiredSize>;
  /** How the forecast turned out at the sizes that are held out. */
  outcome: Plan<Verification>;
  /** The selected series against another. */
  compare: Plan<Compared>;
  decomposition: Plan<Decomposition>;
  /** What runs tell about the laws, where the paper's method is chosen. */
  design: Plan<Design>;
  /** By the chosen method. */
  'next-run': Plan<NextRun>;
  /** The calibrated forecast, whatever the state's method: at the chosen size and the largest fitted. */
  comparison: Plan<Forecast>;
  'back-test': Plan<Backtests>;
  /** The scatter between runs that the rows show. */
  preprocessing: Plan<ExtraSe>;
  /** By the state's method, at the sizes of the rows. */
  residuals: Plan<Forecast>;
  /** At the chosen size: the average by each criterion, and each law's own interval. */
  'model-selection': Plan<ModelSelection>;
};

export const NO_PLANS: Plans = {
  'required-size': NO_PLAN,
  compare: NO_PLAN,
  outcome: NO_PLAN,
  decomposition: NO_PLAN,
  design: NO_PLAN,
  'next-run': NO_PLAN,
  comparison: NO_PLAN,
  'back-test': NO_PLAN,
  preprocessing: NO_PLAN,
  residuals: NO_PLAN,
  'model-selection': NO_PLAN,
};

const CURVE_POINTS = 13; // each costs a search for its ranges
const MAX_TARGETS = 24; // and so does each of these
const PAPER_SIZES = [8, 14, 32, 70, 140, 405];

const ascending = (sizes: readonly number[]) => [...new Set(sizes)].sort((a, b) => a - b);

/** Where the decomposition's table has a row: the paper's sizes and, unless too many, the targets. */
export const tableSizes = ({ state: { targets, chosen } }: Analysis): number[] =>
  ascending([...PAPER_SIZES, ...(targets.length > MAX_TARGETS ? [] : targets), chosen]);

/** The sizes to decompose at: the table's, and enough between and below them to draw a curve. */
export function decompositionSizes(analysis: Analysis): number[] {
  const table = tableSizes(analysis);
  const low = Math.log(Math.min(analysis.fittedRange?.smallest ?? 1, ...table));
  const high = Math.log(Math.max(analysis.fittedRange?.largest ?? 1, ...table));
  const even = Array.from({ length: CURVE_POINTS }, (_, index) =>
    Math.exp(low + ((high - low) * index) / (CURVE_POINTS - 1)),
  );
  const near = (size: number) => table.some((one) => Math.abs(Math.log(one / size)) < 0.1);
  return ascending([...table, Math.exp(low), ...even.filter((size) => !near(size))]);
}

const decomposeOptions = (analysis: Analysis): DecomposeOptions => ({
  sizes: decompositionSizes(analysis),
  bounds: analysis.state.bounds,
  deltas: [...DELTAS],
  ...preprocessingInPp(analysis.state),
});

export function designOptions({ state, fittedRange }: Analysis): DesignOptions {
  const { axis, chosen, cost, expectedSe, candidates, budget } = state;
  return {
    candidates: [...(candidates ?? defaultCandidates(fittedRange?.largest ?? null, axis))],
    target: chosen,
    ...averagingOf(state),
    cost,
    ...preprocessingInPp(state),
    ...(expectedSe === null ? {} : { se: expectedSe }),
    ...(budget === null ? {} : { budget }),
  };
}

export const nextRunOptions = (analysis: Analysis): NextRunOptions => {
  const { method, bases, worth, paysFrom } = analysis.state;
  return {
    ...designOptions(analysis),
    method,
    ...(bases.length === 0 ? {} : { bases: [...bases] }),
    ...(worth === null
      ? {}
      : { decision: { worth, ...(paysFrom === null ? {} : { threshold: paysFrom }) } }),
  };
};

/**
 * The answer before, where it was asked the same; a new one where the panel is open; or none, as where
 * there are no options to ask with.
 */
const planner =
  <O, A>(
    optionsOf: (analysis: Analysis) => O | null,
    ask: (engine: AsyncEngine, observations: Observation[], options: O) => Promise<Outcome<A>>,
  ): Planner<A> =>
  async (of, open, engine, before) => {
    const none = { of, asked: null, failure: null };
    if (!of.results || (!open && !before.asked)) return none;
    const observations = of.rows.fitted.map(observation);
    const options = optionsOf(of);
    if (options === null) return none;
    const key = JSON.stringify([observations, options]);
    if (before.asked?.key === key) return { ...before, of };
    if (!open) return none;
    const outcome = await ask(engine, observations, options);
    return { of, asked: { key, outcome }, failure: null };
  };

export const planDecomposition = planner(decomposeOptions, (engine, ...asked) =>
  engine.decompose(...asked),
);

export const planDesign = planner(
  (analysis) => (analysis.state.method === 'paper' ? designOptions(analysis) : null),
  (engine, ...asked) => engine.design(...asked),
);

export const planNextRun = planner(nextRunOptions, (engine, ...asked) => engine.nextRun(...asked));

export const planScatter = planner(
  () => ({}),
  (engine, observations) => engine.estimateExtraSe(observations),
);

export const planComparison = planner(
  (analysis): ForecastOptions => ({
    sizes: [
      ...new Set([analysis.state.chosen, analysis.fittedRange?.largest ?? analysis.state.chosen]),
    ],
    method: 'calibrated',
    levels: [analysis.state.level],
    ...preprocessingOf(analysis.state),
  }),
  (engine, ...asked) => engine.forecast(...asked),
);

export const planRequiredSize = planner(
  ({ state }: Analysis): RequiredSizeOptions => ({
    gain: state.threshold,
    probability: state.probability,
    method: state.method,
    ...averagingOf(state),
    cost: state.cost,
    ...(state.bases.length === 0 ? {} : { bases: [...state.bases] }),
    ...preprocessingOf(state),
  }),
  (engine, ...asked) => engine.requiredSize(...asked),
);

/** What is asked about rows that were measured after the forecast. */
export const verifyOptions = ({ state }: Pick<Analysis, 'state'>): VerifyOptions => ({
  method: state.method,
  ...averagingOf(state),
  ...preprocessingOf(state),
});

export const planOutcome = planner(
  (analysis) => ({
    measured: analysis.rows.heldOut.map(observation),
    options: verifyOptions(analysis),
  }),
  (engine, observations, { measured, options }) => engine.verify(observations, measured, options),
);

/** Fetched with its panel. */
const fetched =
  <A>(plan: () => Promise<Planner<A>>): Planner<A> =>
  async (of, open, engine, before) =>
    open || before.asked
      ? (await plan())(of, open, engine, before)
      : { of, asked: null, failure: null };

export const planCompare = fetched<Compared>(
  async () => (await import('./compare_plan')).planCompare,
);

/** `once` keeps what was computed for the built-in curves. */
export const planBacktest = (once: Once): Planner<Backtests> =>
  fetched(async () => (await import('./backtest_plan')).planBacktest(once));

export const planResiduals = fetched<Forecast>(
  async () => (await import('./fit_plans')).planResiduals,
);

export const planSelection = fetched<ModelSelection>(
  async () => (await import('./fit_plans')).planSelection,
);
