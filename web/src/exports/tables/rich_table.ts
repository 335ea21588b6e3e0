/** Writes a table for documents, mails and spreadsheets that take more than letters: HTML without styles. */
import { escaped } from '../pictures/markup';
import type { Table } from './table';

export function richTable({ columns, rows }: Table): string {
  const line = (tag: 'td' | 'th', cells: readonly string[]) =>
    `<tr>${cells
      .map(
        (text, at) => `<${tag} align="${columns[at]?.align ?? 'left'}">${escaped(text)}</${tag}>`,
      )
      .join('')}</tr>`;
  const head = line(
    'th',
    columns.map(({ shown }) => shown),
  );
  const body = rows.map((cells) =>
    line(
      'td',
      cells.map(({ text }) => text),
    ),
  );
  return `<table><thead>${head}</thead><tbody>${body.join('')}</tbody></table>`;
}
