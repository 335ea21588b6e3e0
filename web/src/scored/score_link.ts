/** Opens one link, and scores its forecast by every method against the rows that it holds out. */
import { observation } from '../analysis/analysis';
import { verifyOptions } from '../analysis/plans';
import type { Method, Verification } from '../engine/contract';
import { valueOf } from '../engine/outcome';
import type { AsyncEngine } from '../engine/worker_slot';
import { decode } from '../link/link';
import { rowsOf } from '../analysis/mean';
import { readRows } from '../state/rows';
import { METHODS } from '../state/preprocessing';
import { selectedSeriesAmong } from '../state/series';
import type { Line } from './lines';

export type Scored = {
  readonly line: number;
  readonly fragment: string;
  readonly made: string | null;
  /** The method that the link itself forecasts by. */
  readonly method: Method;
  readonly series: string;
  /** null where a method had no answer. */
  readonly by: Readonly<Record<Method, Verification | null>>;
  /** Why nothing was scored; null where something was. */
  readonly why: string | null;
};

const NONE: Scored['by'] = { paper: null, calibrated: null, 'post-training': null };

export async function scoreLink({ number, fragment }: Line, engine: AsyncEngine): Promise<Scored> {
  const { state } = await decode(fragment);
  const table = readRows(state);
  const series = selectedSeriesAmong(table.series, state.selectedSeries, state.seriesAre);
  const of = { line: number, fragment, made: state.made, method: state.method };
  const nothing = (why: string): Scored => ({ ...of, series: series ?? '', by: NONE, why });
  if (series === null) return nothing('the link is about a mean of benchmarks; choose one of them');
  const rows = table.series.length > 1 ? rowsOf(table, series) : table;
  if (rows.heldOut.length === 0) return nothing('no row in it was measured later');
  const [seen, later] = [rows.fitted.map(observation), rows.heldOut.map(observation)];
  const by = { ...NONE };
  let refused: string | null = null;
  for (const method of METHODS) {
    const outcome = await engine.verify(seen, later, { ...verifyOptions({ state }), method });
    by[method] = valueOf(outcome);
    if (!outcome.ok) refused ??= outcome.error.message;
  }
  const answered = METHODS.some((method) => (by[method]?.scores.points ?? 0) > 0);
  return answered
    ? { ...of, series, by, why: null }
    : nothing(refused ?? 'there is no forecast at the sizes measured');
}
