/** Puts several rows or cells at once into the table, as pasting does. */
import { columnsOf, makeRows, withTyped, type Field, type RowText, type State } from './state';
import { visibleText } from './visible_text';

/**
 * Puts rows where the blank row `id` stands, or at the end when there is no such row. Rows that name
 * no series are of the blank row's.
 */
export function insertRows(state: State, id: number | null, texts: readonly RowText[]): State {
  const series = state.rows.find((row) => row.id === id)?.series ?? '';
  const added = makeRows(
    texts.map((text) => ({ series, ...text })),
    state.rows,
  );
  const at = state.rows.findIndex((row) => row.id === id);
  const kept = at < 0 ? state.rows.length : at;
  return withTyped(state, [...state.rows.slice(0, kept), ...added, ...state.rows.slice(kept + 1)]);
}

/**
 * Writes a block of texts over the cells from (id, field) to the right and down, adding rows where
 * the series has too few.
 */
export function fillBlock(
  state: State,
  id: number,
  field: Field,
  block: readonly (readonly string[])[],
): State {
  const top = state.rows.findIndex((row) => row.id === id);
  if (top < 0) return state;
  const columns = columnsOf(state, field === 'base');
  const left = columns.indexOf(field);
  const series = state.rows[top]?.series ?? '';
  const end = state.rows.findIndex((row, at) => at > top && row.series !== series);
  const kept = end < 0 ? state.rows.length : end;
  const missing = Math.max(0, top + block.length - kept);
  const rows = [
    ...state.rows.slice(0, kept),
    ...makeRows(
      Array.from({ length: missing }, () => ({ series })),
      state.rows,
    ),
    ...state.rows.slice(kept),
  ];
  return withTyped(
    state,
    rows.map((row, index) => {
      const texts = block[index - top] ?? [];
      const cells = texts.flatMap((text, column) => {
        const name = columns[left + column];
        return name ? [[name, visibleText(text)] as const] : [];
      });
      return cells.length > 0 ? { ...row, ...Object.fromEntries(cells) } : row;
    }),
  );
}
