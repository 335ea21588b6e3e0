/**
 * Finds the columns of each benchmark in a pasted table: which hold its gains, and which their errors.
 * `size | GSM8K | MATH`, `size, GSM8K, GSM8K se, MATH, MATH se`, `size, gain MATH, se MATH`.
 */
import { benchmarkIn, headerField, speaksOfError, speaksOfGain, type Heading } from './headings';
import { parsePoints, splitPlusMinus } from '../format/numbers';

/** The places of a benchmark's columns; without `se` its cells may bring their own errors. */
export type BenchmarkColumn = { series: string; gain: number; se: number | undefined };

type Grid = readonly (readonly string[])[];
type Columns = Readonly<Partial<Record<Heading, number>>>;

/** Whether a cell is empty or marks a missing value. */
export const isAbsent = (cell: string): boolean =>
  /^(?:|[-–—−.…/]+|n\.?\/?a\.?|nan|none|null)$/i.test(cell.trim());

/** Averages of the other columns; columns of numbers that are no gains; ends of intervals. */
const SUMMARY = /^(?:avg\.?|average|mean|overall|total|macro[ -]?(?:avg\.?|average|mean))$/i;
const NO_GAIN =
  /^(?:#|no\.?|id|seeds?|steps?|epochs?|tokens?|lr|learning rate|flops|cost|hours|base(?:line)?(?: score)?|scores?|acc(?:uracy)?|loss|ppl|perplexity|questions?|samples?)$/i;

const INTERVAL = /(?:^|[^a-z0-9])(?:ci|95|low(?:er)?|high|upper|min|max)(?![a-z0-9])/i;

const isValue = (cell: string) => parsePoints(cell) !== null || splitPlusMinus(cell) !== null;

/** The cells of a column that hold something. */
const said = (body: Grid, column: number): string[] =>
  body.map((cells) => cells[column] ?? '').filter((cell) => !isAbsent(cell));

function holdsValues(body: Grid, column: number): boolean {
  const cells = said(body, column);
  return cells.length > 0 && cells.filter(isValue).length * 2 >= cells.length;
}

const holdsErrorsToo = (body: Grid, column: number): boolean =>
  said(body, column).some((cell) => splitPlusMinus(cell) !== null);

/**
 * Null when the table is of one series, or names them in a column. Without a known head (`headed`),
 * columns of numbers might be gain and error as well: only what cannot be those is taken for benchmarks.
 */
export function benchmarkColumns(
  head: readonly string[],
  body: Grid,
  { size, label, series }: Columns,
  headed: boolean,
): BenchmarkColumn[] | null {
  if (series !== undefined) return null;
  const names = head.map(benchmarkIn);
  const columns = head.map((_, index) => index);
  const plain = new Set(
    columns.filter((index) => !speaksOfError(head[index] ?? '')).map((index) => names[index]),
  );
  const isError = (index: number) => {
    const text = head[index] ?? '';
    if (headerField(text) === 'se') return true;
    const name = names[index] ?? '';
    return speaksOfError(text) && (name === '' ? !speaksOfGain(text) : plain.has(name));
  };
  const candidates = columns.filter((index) => index !== size && index !== label);
  const gains = candidates.filter(
    (index) => head[index] !== '' && !isError(index) && holdsValues(body, index),
  );
  const inWords = gains.filter((index) => speaksOfGain(head[index] ?? ''));
  if (inWords.length === 1) return null;
  const named = (inWords.length > 1 ? inWords : gains).filter((index) => {
    const name = names[index] ?? '';
    const isGain = name !== '' && !NO_GAIN.test(name) && !INTERVAL.test(name);
    return isGain && !(gains.length > 2 && SUMMARY.test(name));
  });
  if (named.length === 0) return null;
  const certain =
    named.length > 2 ||
    head[size ?? label ?? -1] === '' ||
    named.filter((index) => holdsErrorsToo(body, index)).length > 1;
  if (!headed && !certain) return null;
  const errors = errorColumns(columns, new Set(named), new Set(candidates.filter(isError)), names);
  return named.map((gain) => ({ series: names[gain] ?? '', gain, se: errors.get(gain) }));
}

/** For each column of gains that of its errors: the one with its name, or a nameless one after it. */
function errorColumns(
  columns: readonly number[],
  gains: ReadonlySet<number>,
  errors: ReadonlySet<number>,
  names: readonly string[],
): Map<number, number> {
  const byName = new Map<string, number>();
  for (const index of errors) byName.set((names[index] ?? '').toLowerCase(), index);
  const found = new Map<number, number>();
  let last: number | null = null;
  for (const index of columns) {
    if (gains.has(index)) {
      last = index;
      const own = byName.get((names[index] ?? '').toLowerCase());
      if (own !== undefined) found.set(index, own);
    } else if (last !== null && errors.has(index) && names[index] === '' && !found.has(last)) {
      found.set(last, index);
    }
  }
  return found;
}
