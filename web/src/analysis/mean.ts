/**
 * Forms the rows that the page asks about when a reader looks at several series at once. It estimates
 * nothing: fits, forecasts and intervals of these rows are the engine's, like those of any others.
 *
 * The mean of several series, as rows: at every size that all of them have, the mean of the gains,
 * with se = √(Σ se²)/m, which takes the errors of different series as independent. Several rows of
 * one series at one size count as their mean, by the same formula. Where one of them is not known, so is
 * that of the mean.
 */
import type { Observation } from '../engine/contract';
import type { ParsedRows, Placed } from '../state/rows';

export type Mean = {
  rows: ParsedRows;
  /** The series that take part, and those that have no row to take part with. */
  of: readonly string[];
  without: readonly string[];
  /** Sizes that not all of them have, in billions, ascending. */
  leftOut: readonly number[];
};

/** Rows of the mean have no place in the table. */
const NOWHERE = -1;

const sameSize = (size: number): number => Number(size.toPrecision(12));

type Known = Observation & Pick<Placed, 'gain' | 'se'>;

export function meanOfRows(size: number, rows: readonly Known[]): Known {
  const m = rows.length;
  const errors = rows.flatMap(({ se }) => se ?? []);
  const bases = rows.flatMap(({ base }) => base ?? []);
  return {
    size,
    gain: rows.reduce((sum, { gain }) => sum + gain, 0) / m,
    se: errors.length < m ? null : errors.reduce((root, se) => Math.hypot(root, se), 0) / m,
    ...(bases.length === m ? { base: bases.reduce((sum, base) => sum + base, 0) / m } : {}),
  };
}

/** Each series' rows at a size as one, or null when one of them has none there. */
function acrossSeries(
  size: number,
  series: readonly string[],
  rows: readonly Placed[],
): Known | null {
  const ofEach = series.map((name) => rows.filter((row) => row.series === name));
  if (ofEach.some((own) => own.length === 0)) return null;
  return meanOfRows(
    size,
    ofEach.map((own) => meanOfRows(size, own)),
  );
}

/** A size is held out of the mean when a series has it only in rows that are held out. */
export function meanOf(table: ParsedRows): Mean {
  const all = [...table.fitted, ...table.heldOut];
  const having = new Set(all.map(({ series }) => series));
  const of = table.series.filter((name) => having.has(name));
  const bySize = new Map<number, { fitted: Placed[]; all: Placed[] }>();
  for (const row of all) {
    const size = sameSize(row.size);
    const found = bySize.get(size) ?? { fitted: [], all: [] };
    found.all.push(row);
    bySize.set(size, found);
  }
  for (const row of table.fitted) bySize.get(sameSize(row.size))?.fitted.push(row);
  const fitted: Placed[] = [];
  const heldOut: Placed[] = [];
  const leftOut: number[] = [];
  for (const [size, rows] of [...bySize].sort(([a], [b]) => a - b)) {
    const inFit = acrossSeries(size, of, rows.fitted);
    const mean = inFit ?? acrossSeries(size, of, rows.all);
    if (mean) (inFit ? fitted : heldOut).push({ ...mean, row: NOWHERE, label: '', series: '' });
    else leftOut.push(size);
  }
  return {
    rows: { ...table, fitted, heldOut, problems: [], notes: [] },
    of,
    without: table.series.filter((name) => !having.has(name)),
    leftOut,
  };
}

/** The rows of one series alone; problems of the others are not its own. */
export const rowsOf = (table: ParsedRows, series: string): ParsedRows => ({
  ...table,
  fitted: table.fitted.filter((row) => row.series === series),
  heldOut: table.heldOut.filter((row) => row.series === series),
  problems: table.problems.filter(({ row }) => table.places[row]?.series === series),
});
