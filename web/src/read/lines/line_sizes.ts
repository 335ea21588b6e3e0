/**
 * Reads the size of every line, in billions where it says so, and the unit of those that do not. A line
 * "+ GRPO" is of the model above it; a line of size 0, or "base" alone, is the baseline of all others.
 */
import { isAbsent, readNumber } from '../cells/cell_values';
import { methodNamed } from '../cells/column_heads';
import { inEnglish } from '../cells/foreign_words';
import { METHOD_WORDS } from '../cells/model_names';
import { readModelSize, sizeOfName, type ModelSize } from '../cells/model_sizes';
import type { ColumnCells, SizeColumn } from '../columns';
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
      : numberOf(cell, column),
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

function numberOf(cell: string, { mark }: ColumnCells): ModelSize | null {
  const value = readNumber(cell.replace(/\s*(?:flops?|tokens?|steps?|h(?:ours)?)$/i, ''), mark);
  return value === null
    ? readModelSize(cell, mark)
    : { billions: value, active: null, written: 'bare', rest: '', experts: false };
}

/** Billions for one unit of the sizes that are numbers alone; null while it is asked. */
export function unitOfBare(
  sized: readonly (Sized | null)[],
  labels: readonly string[],
  { column, axis }: SizeColumn,
  inquiry: Inquiry,
): number | null {
  const bare = sized.flatMap((one, at) =>
    one?.size.written === 'bare' && one.added === '' && !one.shared
      ? [{ number: one.size.billions, label: labels[at] ?? '' }]
      : [],
  );
  if (bare.length === 0 || (axis !== 'parameters' && axis !== 'active-parameters')) return 1;
  if (column.heading.scale !== null) return column.heading.scale;
  const numbers = bare.map(({ number }) => number);
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
