/** What is asked of the fit while it is looked at: the forecast by each criterion, and at the sizes of the rows. */
import { observation, type Analysis } from './analysis';
import type {
  Criterion,
  Forecast,
  ForecastOptions,
  LawIntervals,
  LawIntervalsOptions,
  Observation,
  Outcome,
} from '../engine/contract';
import type { AsyncEngine } from '../engine/worker_slot';
import type { Planner } from './plan';
import { averagingOf } from '../state/laws';
import { basesAt, preprocessingOf } from '../state/preprocessing';

export const BY_CRITERION = ['aic', 'aicc', 'bic'] as const satisfies readonly Criterion[];

/** The laws' average at the chosen size by each criterion, in the order of `BY_CRITERION`. */
export type ByCriterion = readonly { criterion: Criterion; forecast: Forecast }[];

/** What stands below the laws' fits; each law's own interval is at the chosen size and the state's level. */
export type ModelSelection = { byCriterion: ByCriterion; own: LawIntervals };

/** Those that are asked for; asked in one go, so that none is of other rows. */
type Asking<O, A> = {
  optionsOf: (analysis: Analysis) => O;
  ask: (engine: AsyncEngine, rows: Observation[], options: O) => Promise<Outcome<A>>;
};

const planOf =
  <O, A>({ optionsOf, ask }: Asking<O, A>): Planner<A> =>
  async (of, open, engine, before) => {
    const none = { of, asked: null, failure: null };
    if (!of.results || (!open && !before.asked)) return none;
    const observations = of.rows.fitted.map(observation);
    const options = optionsOf(of);
    const key = JSON.stringify([observations, options]);
    if (before.asked?.key === key) return { ...before, of };
    if (!open) return none;
    return { of, asked: { key, outcome: await ask(engine, observations, options) }, failure: null };
  };

async function byEach(
  engine: AsyncEngine,
  rows: Observation[],
  options: readonly ForecastOptions[],
): Promise<Outcome<ByCriterion>> {
  const outcomes = await Promise.all(options.map((one) => engine.forecast(rows, one)));
  const found: { criterion: Criterion; forecast: Forecast }[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    if (!outcome.ok) return outcome;
    found.push({ criterion: BY_CRITERION[at] ?? 'aic', forecast: outcome.value });
  }
  return { ok: true, value: found };
}

type SelectionOptions = { byCriterion: ForecastOptions[]; own: LawIntervalsOptions };

export const planSelection: Planner<ModelSelection> = planOf({
  optionsOf: ({ state }: Analysis): SelectionOptions => ({
    byCriterion: BY_CRITERION.map((criterion) => ({
      sizes: [state.chosen],
      ...averagingOf(state),
      criterion,
      ...basesAt(state, [state.chosen]),
      ...preprocessingOf(state),
    })),
    own: { sizes: [state.chosen], levels: [state.level], ...preprocessingOf(state) },
  }),
  async ask(engine, rows, options) {
    const [byCriterion, own] = await Promise.all([
      byEach(engine, rows, options.byCriterion),
      engine.lawIntervals(rows, options.own),
    ]);
    if (!byCriterion.ok) return byCriterion;
    return own.ok ? { ok: true, value: { byCriterion: byCriterion.value, own: own.value } } : own;
  },
});

/** The sizes of all rows, of held-out ones as well, ascending. */
const sizesOf = ({ rows }: Analysis): number[] =>
  [...new Set([...rows.fitted, ...rows.heldOut].map(({ size }) => size))].sort((a, b) => a - b);

/** By the state's method, in the state's unit. */
export const planResiduals: Planner<Forecast> = planOf({
  optionsOf: (analysis: Analysis): ForecastOptions => ({
    sizes: sizesOf(analysis),
    method: analysis.state.method,
    ...averagingOf(analysis.state),
    ...preprocessingOf(analysis.state),
  }),
  ask: (engine, rows, options) => engine.forecast(rows, options),
});
