/**
 * Moves between cells by keys, as in a spreadsheet: Enter and arrows, left and right at the text's ends.
 * Escape brings back what stood in the cell.
 */
import { addRow, FIELDS, setCell, type Field } from '../../state/state';
import type { Actions, View } from '../widgets/view';

const cellAt = (row: number, column: number): HTMLInputElement | null =>
  document.querySelector(`input[data-row="${row}"][data-column="${column}"]`);

function go(row: number, column: number): boolean {
  const cell = cellAt(row, column);
  cell?.focus();
  cell?.select();
  return cell !== null;
}

export function focusCell(row: number, field: Field): void {
  const cell = document.querySelector<HTMLInputElement>(
    `input[data-row="${row}"][data-field="${field}"]`,
  );
  cell?.focus();
  cell?.select();
}

export const fieldOf = (cell: HTMLInputElement): Field =>
  FIELDS.find((field) => field === cell.dataset['field']) ?? 'size';

/** What stood in the focused cell before anything was typed. */
let before = '';

export function onGridFocus({ target }: FocusEvent): void {
  if (target instanceof HTMLInputElement) before = target.value;
}

export function onGridKey(event: KeyboardEvent, { state }: View, { change }: Actions): void {
  const cell = event.target;
  if (!(cell instanceof HTMLInputElement) || event.isComposing) return;
  if (cell.dataset['row'] === undefined) return; // a benchmark's name
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') {
    if (cell.value === before) return;
    event.preventDefault();
    const { id = '' } = cell.dataset;
    const field = fieldOf(cell);
    change(setCell(state, Number(id), field, before), `cell:${id}:${field}`);
    cell.select();
    return;
  }
  const row = Number(cell.dataset['row']);
  const column = Number(cell.dataset['column']);
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const atStart = whole || (cell.selectionStart === 0 && cell.selectionEnd === 0);
  const atEnd = whole || cell.selectionStart === cell.value.length;
  const steps: Record<string, readonly [number, number] | undefined> = {
    Enter: [event.shiftKey ? -1 : 1, 0],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowLeft: atStart && !event.shiftKey ? [0, -1] : undefined,
    ArrowRight: atEnd && !event.shiftKey ? [0, 1] : undefined,
  };
  const step = steps[event.key];
  if (!step) return;
  const moved = go(row + step[0], column + step[1]);
  if (moved) event.preventDefault();
  if (moved || event.key !== 'Enter') return;
  event.preventDefault();
  if (event.shiftKey || row + 1 !== state.rows.length) return;
  change(addRow(state));
  go(row + 1, 0);
}
