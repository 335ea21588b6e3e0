/**
 * Copying from a table of results takes the cells as a spreadsheet wants them: tabs between, and all
 * digits where the page shows three. A cell keeps its full text in its title. Documents and mails get a
 * table of what the page shows.
 */
import { escapeHtml } from '../../words/share';

export function copyCells(event: ClipboardEvent): void {
  const table = (event.currentTarget as HTMLElement).querySelector('table');
  const selection = document.getSelection();
  if (!table || !selection || !event.clipboardData) return;
  const rows = [...table.rows]
    .map((row) => [...row.cells].filter((cell) => selection.containsNode(cell, true)))
    .filter((cells) => cells.length > 0);
  if (rows.flat().length < 2) return;
  const text = (cell: HTMLTableCellElement) =>
    cell.title || cell.innerText.replace(/\s+/g, ' ').trim();
  event.clipboardData.setData(
    'text/plain',
    rows.map((cells) => cells.map(text).join('\t')).join('\n'),
  );
  const shown = (cell: HTMLTableCellElement) =>
    escapeHtml(cell.innerText.replace(/\s+/g, ' ').trim());
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${shown(cell)}</td>`).join('')}</tr>`,
  );
  event.clipboardData.setData('text/html', `<table>${lines.join('')}</table>`);
  event.preventDefault();
}
