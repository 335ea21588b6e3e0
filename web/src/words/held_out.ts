/** Compares held-out rows with their forecasts. */
import type { Analysis } from '../analysis/analysis';
import type { Results } from '../analysis/query';
import { drawnRows } from '../charts/drawn_rows';
import type { Placed } from '../state/rows';

export type Scored = Placed & {
  mean: number;
  sd: number;
  /** The lowest level whose interval contains the row; null where none does. */
  within: number | null;
};

/** Rows that have a forecast, by size; in the unit of the state. */
export function scoredRows({
  rows,
  results,
  state,
}: Pick<Analysis, 'rows' | 'state'> & { results: Results }): Scored[] {
  const { held } = results;
  if (!held) return [];
  const found = drawnRows(rows, state).heldOut.flatMap((row) => {
    const at = held.sizes.indexOf(row.size);
    const [mean = null, sd = null] = [held.mean[at], held.sd[at]];
    if (mean === null || sd === null) return [];
    const holding = held.intervals.filter(({ low, high }) => {
      const [from = null, to = null] = [low[at], high[at]];
      return from !== null && to !== null && row.gain >= from && row.gain <= to;
    });
    const levels = holding.map(({ level }) => level);
    return [{ ...row, mean, sd, within: levels.length > 0 ? Math.min(...levels) : null }];
  });
  return found.sort((a, b) => a.size - b.size);
}

/** The mean absolute error. */
export const meanError = (scored: readonly Scored[]): number =>
  scored.reduce((sum, { gain, mean }) => sum + Math.abs(mean - gain), 0) / scored.length;

export const within90 = (scored: readonly Scored[]): number =>
  scored.filter(({ within }) => within !== null && within <= 0.9).length;
