/**
 * Residuals of the rows, in units of their standard errors, and which of them stand out, in words.
 *
 * A row stands out where its residual is beyond ± the 1 − 0.025/n quantile of the normal distribution:
 * were the curve right and the standard errors normal, one of n rows or more would do so by chance in
 * at most 5% of data sets (Bonferroni's bound; Weisberg, Applied Linear Regression, 3rd ed., section
 * 9.1.2, tests outliers so). The curve follows its rows, so residuals are smaller than the errors: the
 * rule names too few rows rather than too many.
 */
import type { Analysis } from '../../analysis/analysis';
import { drawnRows, type Drawn } from '../../charts/drawn_rows';
import type { Forecast } from '../../engine/contract';
import * as format from '../../format/figures';
import { METHOD_NAMES } from '../../format/method_names';
import { placeName } from '../../state/rows';

/** Quantiles of the normal distribution at 1 − 0.025/n, by Wichura's algorithm AS 241 (Python's NormalDist). */
const LIMITS: readonly (readonly [rows: number, limit: number])[] = [
  [2, 2.2414],
  [3, 2.394],
  [5, 2.5758],
  [10, 2.807],
  [20, 3.0233],
  [50, 3.2905],
  [100, 3.4808],
  [1000, 4.0556],
  [10_000, 4.5648],
];

/** The residual that so many rows make plausible, in standard errors: of the next larger number in the table. */
export const plausible = (rows: number): number =>
  LIMITS.find(([most]) => rows <= most)?.[1] ?? LIMITS.at(-1)?.[1] ?? Infinity;

/** `residual` is null where the row has no standard error, or there is no forecast at its size. */
export type Residual = { row: Drawn; mean: number | null; residual: number | null; held: boolean };

/** By the row's place in the table; those of a mean, which have none, by size. */
export function residualsOf({ rows, state }: Analysis, forecast: Forecast): Residual[] {
  const drawn = drawnRows(rows, state);
  const at = new Map(forecast.sizes.map((size, index) => [size, forecast.mean[index] ?? null]));
  const of = (held: boolean) => (row: Drawn) => {
    const mean = at.get(row.size) ?? null;
    const residual = mean === null || row.se === 0 ? null : (row.gain - mean) / row.se;
    return { row, mean, residual, held };
  };
  return [...drawn.fitted.map(of(false)), ...drawn.heldOut.map(of(true))].sort(
    (a, b) => a.row.row - b.row.row || a.row.size - b.row.size,
  );
}

/** How many of them are judged: those in the fit, with a standard error. */
const judged = (all: readonly Residual[]): Residual[] =>
  all.filter(({ held, residual }) => !held && residual !== null);

/** The limit for these rows. */
export const limitOf = (all: readonly Residual[]): number => plausible(judged(all).length);

const distance = ({ residual }: Residual): number => Math.abs(residual ?? 0);

export function standingOut(all: readonly Residual[]): Residual[] {
  const limit = limitOf(all);
  return judged(all).filter((one) => distance(one) > limit);
}

/** "Row 3 (2B)", or "The mean at 2B". */
export function nameOfRow({ row, size, label }: Drawn, { rows }: Pick<Analysis, 'rows'>): string {
  const place = rows.places[row];
  const which = label === '' ? format.size(size) : `${format.size(size)}, ${label}`;
  return place ? `${placeName(place)} (${which})` : `The mean at ${format.size(size)}`;
}

/** "the average", "the calibrated forecast". */
export const curveName = ({ state: { method } }: Pick<Analysis, 'state'>): string =>
  method === 'paper' ? 'the average' : `the ${METHOD_NAMES[method].line} forecast`;

/** "4.1 se above": a row exactly on the curve is 0 se from it. */
function placed({ residual }: Residual): string {
  const far = `${Math.abs(residual ?? 0).toFixed(1)} se`;
  return far === '0.0 se' ? `${far} from` : `${far} ${(residual ?? 0) > 0 ? 'above' : 'below'}`;
}

/** "Row 3 (2B) lies 4.1 se above the average." */
export const rowSentence = (one: Residual, analysis: Analysis): string =>
  one.held
    ? `${nameOfRow(one.row, analysis)} is held out. It ${
        one.residual === null ? 'has no residual' : `lies ${placed(one)} ${curveName(analysis)}`
      } without it.`
    : `${nameOfRow(one.row, analysis)} lies ${placed(one)} ${curveName(analysis)}.`;

const counted = (rows: number): string => (rows === 1 ? 'one row' : `${format.count(rows)} rows`);

const farthestOf = (known: readonly Residual[]): Residual | undefined =>
  [...known].sort((a, b) => distance(b) - distance(a))[0];

/** In the middle of a sentence. */
const lowered = (name: string): string =>
  name.replace(/^(Row|The) /, (start) => start.toLowerCase());

/** What the residuals come to. A row far off pulls the curve away from its neighbours, which then stand out as well. */
export function finding(all: readonly Residual[], analysis: Analysis): string {
  const known = judged(all);
  const farthest = farthestOf(known);
  if (!farthest) {
    return all.some(({ mean }) => mean !== null)
      ? 'No row has a standard error, so there are no residuals in units of it.'
      : `There is no value of ${curveName(analysis)} to compare the rows with.`;
  }
  const out = standingOut(all);
  const name = lowered(nameOfRow(farthest.row, analysis));
  const rule = `Chance alone takes one of ${counted(known.length)} beyond ${limitOf(all).toFixed(1)} se in fewer than 5% of data sets.`;
  if (out.length === 0) {
    return `No row stands out: ${name} lies farthest, ${placed(farthest)} ${curveName(analysis)}. ${rule}`;
  }
  if (out.length === 1) return `One of ${counted(known.length)} stands out. ${rule}`;
  return (
    `${format.count(out.length)} of ${counted(known.length)} stand out, ${name} farthest. It pulls the curve ` +
    `away from the others, so leave it out first. ${rule}`
  );
}

/** What the fold says while it is closed. */
export function residualsSummary(all: readonly Residual[], analysis: Analysis): string {
  const known = judged(all);
  const out = standingOut(all);
  const farthest = farthestOf(known);
  if (!farthest) return finding(all, analysis);
  const far = `${distance(farthest).toFixed(1)} se from ${curveName(analysis)}`;
  return out.length > 0
    ? `${format.count(out.length)} of ${counted(known.length)} ${out.length === 1 ? 'stands' : 'stand'} out, up to ${far}`
    : `No row lies farther than ${far}`;
}
