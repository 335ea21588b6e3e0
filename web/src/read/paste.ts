/**
 * Where pasted text goes. Cells that are too few to be rows are written from the focused cell on. A
 * table takes the place of a blank row among the reader's own, and of all rows anywhere else.
 */
import { list } from '../format/figures';
import {
  firstSeries,
  MAX_SERIES,
  seriesInSentence,
  seriesOf,
  type SeriesKind,
} from '../state/series';
import { fillBlock, insertRows } from '../state/blocks';
import { setAxis, setQuantity } from '../state/axes';
import { FIELDS, isBlank, replaceRows, type Field, type RowText, type State } from '../state/state';
import { readHeading } from './cells/column_heads';
import { isHtml } from './forms/html';
import { isLatex } from './forms/latex';

/** What x and y of a table are. */
export type Measures = Pick<State, 'axis' | 'quantity'>;

export type Cell = { id: number; field: Field };
export type Applied = { state: State; notes: readonly string[] };
export type Block = readonly (readonly string[])[];

const rowsWord = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** The first benchmarks, as many as the page shows, and a note that names or counts them. */
function bounded(state: State): Applied {
  const series = seriesOf(state.rows);
  if (series.length < 2) return { state, notes: [] };
  const kept = series.slice(0, MAX_SERIES).map(seriesInSentence);
  if (series.length === kept.length) {
    return { state, notes: [`There are ${kept.length} benchmarks: ${list(kept)}.`] };
  }
  const note =
    `The page shows at most ${MAX_SERIES} benchmarks, so only the first ${MAX_SERIES} of ` +
    `${series.length} are used.`;
  return { state: { ...state, rows: firstSeries(state.rows, MAX_SERIES) }, notes: [note] };
}

/** Cells without any head, too few to be whole rows; null where the text may be a table. */
export function blockOf(text: string, field: Field | null): Block | null {
  if (field === null || isHtml(text) || isLatex(text) || /^\s*[[{|]/.test(text)) return null;
  const lines = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  const cells = lines.map((line) =>
    line.split(/\t|\s*;\s*|,\s+|\s{2,}/).map((cell) => cell.trim()),
  );
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (lines.length === 1) return width > 1 && width <= FIELDS.length ? cells : null;
  if (width === 0 || width > (field === 'size' ? 1 : 2)) return null;
  // "1.2,0.4" is two cells, or one with a decimal comma: the reader of tables finds out.
  if (cells.some((row) => row.some((cell) => /,/.test(cell) && width === 1 && field === 'size')))
    return null;
  const headed = (cells[0] ?? []).some(
    (cell) => readHeading(cell).kind !== null && /[A-Za-z]/.test(cell) && !/\d/.test(cell),
  );
  const single = cells.every((row) => row.every((cell) => cell.length <= 40));
  return headed || !single ? null : cells;
}

/** A block over the sample would mix with it: it begins a table of its own instead. */
export function applyBlock(state: State, cells: Block, at: Cell): Applied {
  if (cells.length < 2 || state.example === null) {
    return { state: fillBlock(state, at.id, at.field, cells), notes: [] };
  }
  const blank = replaceRows(
    state,
    cells.map(() => ({})),
  );
  const first = blank.rows[0]?.id ?? 0;
  return {
    state: fillBlock(blank, first, at.field, cells),
    notes: [`Pasted ${rowsWord(cells.length)} in place of the example; undo brings it back.`],
  };
}

/** Rows that were read from a table. `kind`: what their series are, where they take the place of all rows. */
export function applyRows(
  state: State,
  rows: readonly RowText[],
  at: Cell | null,
  kind: SeriesKind = 'benchmarks',
  { axis, quantity }: Measures = state,
): Applied {
  const focused = state.rows.find((row) => row.id === at?.id);
  const others = state.rows.filter((row) => !isBlank(row));
  const count = rowsWord(rows.length);
  const isAlike = axis === state.axis && quantity === state.quantity;
  if (focused && isBlank(focused) && others.length > 0 && state.example === null && isAlike) {
    const { state: next, notes } = bounded(insertRows(state, focused.id, rows));
    return { state: next, notes: [`Pasted ${count}.`, ...notes] };
  }
  const gone =
    others.length > 0 ? ` in place of ${rowsWord(others.length)}; undo brings them back` : '';
  const { state: next, notes } = bounded(replaceRows(state, rows));
  const about = setQuantity(setAxis(next, axis), quantity);
  return { state: { ...about, seriesAre: kind }, notes: [`Pasted ${count}${gone}.`, ...notes] };
}
