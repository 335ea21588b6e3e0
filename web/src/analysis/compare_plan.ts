/** The selected series against another, and all against one another: by the state's method and options. */
import { observation, type Analysis, type Benchmark } from './analysis';
import type { Plan, Planner } from './plan';
import type { Comparison, CompareOptions, Observation, Outcome, Ranking } from '../engine/contract';
import { valueOf } from '../engine/outcome';
import type { AsyncEngine } from '../engine/worker_slot';
import { averagingOf } from '../state/laws';
import { basesAt, preprocessingOf } from '../state/preprocessing';

export type Compared = {
  /** The names of the two: the first is the selected series, where one is selected. */
  readonly pair: readonly [first: string, second: string];
  readonly comparison: Comparison;
  /** The names of all, and their ranking; null with two, or where it was refused. */
  readonly all: readonly string[];
  readonly ranking: Ranking | null;
};

/** Those of the benchmarks that are series, with a forecast of their own. */
const seriesOf = ({ benchmarks }: Analysis): (Benchmark & { series: string })[] =>
  benchmarks.flatMap((one) =>
    one.series === null || !one.results ? [] : [{ ...one, series: one.series }],
  );

/** The two that are compared; null where there are no two with a forecast. */
export function pairOf(analysis: Analysis): readonly [string, string] | null {
  const names = seriesOf(analysis).map(({ series }) => series);
  const { series: selected, state } = analysis;
  const first = selected !== null && names.includes(selected) ? selected : names[0];
  const others = names.filter((name) => name !== first);
  const second = others.find((name) => name === state.rival) ?? others[0];
  return first === undefined || second === undefined ? null : [first, second];
}

const optionsOf = ({ state }: Analysis): CompareOptions => ({
  sizes: [...state.targets],
  method: state.method,
  ...averagingOf(state),
  levels: [state.level],
  ...basesAt(state, state.targets),
  ...preprocessingOf(state),
});

async function compared(
  engine: AsyncEngine,
  pair: readonly [string, string],
  rows: ReadonlyMap<string, Observation[]>,
  options: CompareOptions,
): Promise<Outcome<Compared>> {
  const [first, second] = pair.map((name) => rows.get(name) ?? []);
  const outcome = await engine.compare(first ?? [], second ?? [], options);
  if (!outcome.ok) return outcome;
  const all = [...rows.keys()];
  const ranking = all.length < 3 ? null : valueOf(await engine.rank([...rows.values()], options));
  return { ok: true, value: { pair, comparison: outcome.value, all, ranking } };
}

export const planCompare: Planner<Compared> = async (
  of,
  open,
  engine,
  before,
): Promise<Plan<Compared>> => {
  const none = { of, asked: null, failure: null };
  const pair = pairOf(of);
  if (!pair || (!open && !before.asked)) return none;
  const rows = new Map(
    seriesOf(of).map(({ series, rows: { fitted } }) => [series, fitted.map(observation)]),
  );
  const options = optionsOf(of);
  const key = JSON.stringify([pair, [...rows], options]);
  if (before.asked?.key === key) return { ...before, of };
  if (!open) return none;
  return {
    of,
    asked: { key, outcome: await compared(engine, pair, rows, options) },
    failure: null,
  };
};
