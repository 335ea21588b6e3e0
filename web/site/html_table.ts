/** A table of the exports as HTML, for readers without JavaScript; columns that say nothing are left out. */
import { escaped } from '../src/exports/pictures/markup';
import type { Table } from '../src/exports/tables/table';

export function htmlTable({ title, columns, rows }: Table): string {
  const told = columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => rows.some((cells) => cells[at]?.text));
  /** The first column heads its rows, and begins with the page's edge. */
  const side = (align: 'left' | 'right', first: number) =>
    align === 'right' && first > 0 ? ' class="number"' : '';
  const heads = told.map(
    ({ column: { shown, align } }, first) =>
      `<th scope="col"${side(align, first)}>${escaped(shown)}</th>`,
  );
  const lines = rows.map((cells) => {
    const written = told.map(({ column, at }, first) => {
      const text = escaped(cells[at]?.text ?? '');
      return first === 0
        ? `<th scope="row">${text}</th>`
        : `<td${side(column.align, first)}>${text}</td>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(title)}">
  <table class="results">
    <caption>${escaped(title)}</caption>
    <thead><tr>${heads.join('')}</tr></thead>
    <tbody>
${lines.join('\n')}
    </tbody>
  </table>
</div>`;
}
