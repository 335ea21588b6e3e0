/** Applies pasted text to the table: it fills cells, takes the place of a blank row, or replaces all rows. */
import { list } from '../format/figures';
import { parsePaste, type Pasted } from './table_text';
import { firstSeries, MAX_SERIES, seriesInSentence, seriesOf } from '../state/series';
import {
  fillBlock,
  insertRows,
  isBlank,
  replaceRows,
  type Field,
  type State,
} from '../state/state';

export type Cell = { id: number; field: Field };
export type Applied = { state: State; notes: readonly string[] };

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

/**
 * A table pasted into a blank row goes where that row stands; pasted anywhere else it replaces the
 * rows, which undo brings back. Cells that are too few to be rows are written from the focused cell.
 */
export function applyPaste(state: State, pasted: Pasted, at: Cell | null): Applied {
  if (pasted.kind === 'block') {
    return at
      ? { state: fillBlock(state, at.id, at.field, pasted.cells), notes: [] }
      : { state, notes: [] };
  }
  const focused = state.rows.find((row) => row.id === at?.id);
  const others = state.rows.filter((row) => !isBlank(row));
  const count = rowsWord(pasted.rows.length);
  if (focused && isBlank(focused) && others.length > 0) {
    const { state: next, notes } = bounded(insertRows(state, focused.id, pasted.rows));
    return { state: next, notes: [`Pasted ${count}.`, ...notes, ...pasted.notes] };
  }
  const gone =
    others.length > 0 ? ` in place of ${rowsWord(others.length)}; undo brings them back` : '';
  const { state: next, notes } = bounded(replaceRows(state, pasted.rows));
  return { state: next, notes: [`Pasted ${count}${gone}.`, ...notes, ...pasted.notes] };
}

/** Applies a text pasted into a cell or (null) anywhere; null where it is no table. */
export function pasteText(
  state: State,
  text: string,
  field: Field | null,
  at: Cell | null,
): Applied | null {
  const pasted = parsePaste(text, field);
  return pasted && applyPaste(state, pasted, at);
}
