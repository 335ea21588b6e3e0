/**
 * Reads the size of every line, in billions where it says so, and the unit of those that do not. A line
 * "+ GRPO" is of the model above it; a line of size 0, or "base" alone, is the baseline of all others.
 */
import { isAbsent, readNumber } from '../cells/cell_values';
import { methodNamed } from '../cells/column_heads';
import { inEnglish } from '../cells/foreign_words';
import { METHOD_WORDS } from '../cells/model_names';
import { readModelSize, sizeOfName, type ModelSize } from '../cells/model_sizes';
import { axisOf } from '../../format/measures';
import { inCounts } from '../../format/other_measures';
import type { ColumnCells } from '../columns';
import type { SizeColumn } from './size_column';
import type { Axis } from '../reading';
import { quoted, type Inquiry } from '../inquiry';

const isAddition = (cell: string): boolean =>
  /^(?:\+|w\/|with\s|→|↳|└|-\s)/i.test(cell) ||
  METHOD_WORDS.test(inEnglish(cell)) ||
  methodNamed(cell).isBase;

/** `shared`: the baseline of all other lines; its size is 0. */
export type Sized = { size: ModelSize; cell: string; added: string; shared: boolean };

const NONE: ModelSize = { billions: 0, active: null, written: 'bare', rest: '', experts: false };

/**
 * The one line whose size is "base" or the like, which is the baseline of all others: null where there
 * is none, or where the lines below each model are headed so.
 */
function sharedBase(
  cells: readonly string[],
  sizes: readonly (ModelSize | null)[],
  inquiry: Inquiry,
): number | null {
  const named = cells.flatMap((cell, at) =>
    sizes[at] === null && cell !== '' && methodNamed(cell).isBase ? [at] : [],
  );
  const known = sizes.flatMap((size) => size ?? []);
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || known.length < 2) return null;
  if (known.every(({ written }) => written !== 'name')) return only;
  const chosen = inquiry.choose(
    'shared-base',
    `Is the line “${cells[only] ?? ''}” the baseline of all others?`,
    ['yes, of all', 'no: leave it out'],
  );
  return chosen === 0 ? only : null;
}

/** The size in every line; a line such as "+ GRPO" is of the model above it. */
export function sizesOf(
  { column, axis }: SizeColumn,
  hasOthers: boolean,
  inquiry: Inquiry,
): (Sized | null)[] {
  let above: Sized | null = null;
  const bad: string[] = [];
  const sizes = column.cells.map((cell) =>
    axis === 'parameters' || axis === 'active-parameters'
      ? readModelSize(cell, column.mark)
      : numberOf(cell, column, axis),
  );
  const base = sharedBase(column.cells, sizes, inquiry);
  const sized = column.cells.map((cell, at): Sized | null => {
    const size = sizes[at] ?? null;
    if (at === base || size?.billions === 0) return { size: NONE, cell, added: '', shared: true };
    if (size) {
      above = { size, cell, added: '', shared: false };
      return above;
    }
    if (above && cell === '' && hasOthers) return { ...above };
    if (above && isAddition(cell)) return { ...above, added: cell };
    if (!isAbsent(cell) && !/^(?:avg\.?|average|mean|total|overall)\b/i.test(cell)) bad.push(cell);
    return null;
  });
  if (bad.length > 0) {
    inquiry.note(
      'no-size',
      `No size was found in ${quoted(bad)}: ${bad.length === 1 ? 'this line is' : 'these lines are'} left out.`,
    );
  }
  return sized;
}

/** A number on another axis, in what that counts: FLOPs, tokens, steps, hours. */
function numberOf(cell: string, { mark }: ColumnCells, axis: Axis): ModelSize | null {
  const bare = readNumber(cell, mark);
  const sized = (billions: number, written: ModelSize['written']): ModelSize => ({
    billions,
    active: null,
    written,
    rest: '',
    experts: false,
  });
  if (bare !== null) return sized(bare, 'bare');
  const { read } = axisOf(axis);
  const value = read?.(mark === ',' ? cell.replace(/(\d),(?=\d{1,2}(?!\d))/, '$1.') : cell) ?? null;
  return value === null ? null : sized(inCounts(value, axis), 'unit');
}

const FEW_TOKENS = 1e6; // no training takes fewer: such numbers are of millions or billions

/** What one of the numbers on another axis counts; null while it is asked. */
function factorOfBare(
  numbers: readonly number[],
  { column: { heading, name }, axis }: SizeColumn,
  inquiry: Inquiry,
): number | null {
  if (heading.factor !== null) return heading.factor;
  if (heading.scale !== null) return Number((heading.scale * 1e9).toPrecision(12));
  if (axis !== 'tokens' || !numbers.some((number) => number < FEW_TOKENS)) return 1;
  const chosen = inquiry.choose('token-unit', `What are the tokens under “${name}” counted in?`, [
    'billions',
    'millions',
    'single tokens',
  ]);
  return chosen === null ? null : ([1e9, 1e6, 1][chosen] ?? 1);
}

/** Billions for one unit of the sizes that are numbers alone; null while it is asked. */
export function unitOfBare(
  sized: readonly (Sized | null)[],
  labels: readonly string[],
  size: SizeColumn,
  inquiry: Inquiry,
): number | null {
  const { column, axis } = size;
  const bare = sized.flatMap((one, at) =>
    one?.size.written === 'bare' && one.added === '' && !one.shared
      ? [{ number: one.size.billions, label: labels[at] ?? '' }]
      : [],
  );
  const numbers = bare.map(({ number }) => number);
  if (bare.length === 0) return 1;
  if (axis !== 'parameters' && axis !== 'active-parameters')
    return factorOfBare(numbers, size, inquiry);
  if (column.heading.scale !== null) return column.heading.scale;
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (least >= 1e5 && most >= 1e6) return 1e-9;
  const named = bare.flatMap(({ number, label }) => {
    const size = sizeOfName(label);
    return size && !size.experts ? [number / size.billions] : [];
  });
  // A few labels that look like a name with a size say nothing of the column.
  const ratios = 2 * named.length >= bare.length ? named : [];
  const near = (unit: number) =>
    ratios.length > 0 && ratios.every((ratio) => ratio * unit > 0.6 && ratio * unit < 1.7);
  if (near(1)) return 1;
  if (near(1e-3)) return 1e-3;
  const isClear =
    ratios.length === 0 && most <= 2500 && !(least >= 50) && !(least >= 10 && most > 150);
  if (isClear) return 1;
  const chosen = inquiry.choose(
    'size-unit',
    `What are the sizes ${quoted(numbers.slice(0, 3).map(String))} counted in?`,
    ['billions of parameters', 'millions of parameters'],
  );
  return chosen === null ? null : chosen === 0 ? 1 : 1e-3;
}
