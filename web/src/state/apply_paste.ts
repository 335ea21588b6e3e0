/** What pasted text does to the table: fills cells, fills a blank row's place, or replaces all rows. */
import type { Pasted } from './paste';
import { fillBlock, insertRows, isBlank, replaceRows, type Field, type State } from './state';

export type Cell = { id: number; field: Field };
export type Applied = { state: State; notes: readonly string[] };

const rowsWord = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

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
    const notes = [`Pasted ${count}.`, ...pasted.notes];
    return { state: insertRows(state, focused.id, pasted.rows), notes };
  }
  const gone =
    others.length > 0 ? ` in place of ${rowsWord(others.length)}; undo brings them back` : '';
  return {
    state: replaceRows(state, pasted.rows),
    notes: [`Pasted ${count}${gone}.`, ...pasted.notes],
  };
}
