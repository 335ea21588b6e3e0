/** Writes a table in the four formats that spreadsheets, documents and papers accept. */
import Papa from 'papaparse';
import { latexTable } from './latex';
import type { Table, Value } from './table';

export const FORMATS = ['csv', 'tsv', 'markdown', 'latex'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMAT_NAMES: Record<Format, string> = {
  csv: 'CSV',
  tsv: 'TSV',
  markdown: 'Markdown',
  latex: 'LaTeX',
};

export const FORMAT_FILES: Record<Format, { ending: string; type: string }> = {
  csv: { ending: 'csv', type: 'text/csv' },
  tsv: { ending: 'tsv', type: 'text/tab-separated-values' },
  markdown: { ending: 'md', type: 'text/markdown' },
  latex: { ending: 'tex', type: 'application/x-tex' },
};

/**
 * A text that begins so would be a formula to a spreadsheet, whoever typed it: such a cell begins
 * with an apostrophe instead. Figures are never texts and stay as they are.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function heads({ columns }: Table): string[] {
  return columns.flatMap(({ head, unit, parts }) =>
    parts.map(
      (part) => `${head}${part === '' ? '' : ` ${part}`}${unit === '' ? '' : ` (${unit})`}`,
    ),
  );
}

/** All digits: one column for each figure, empty where there is none. */
function separated(table: Table, delimiter: string): string {
  const rows: Value[][] = table.rows.map((cells) => cells.flatMap(({ values }) => values));
  return `${Papa.unparse([heads(table), ...rows], { delimiter, newline: '\n', escapeFormulae: FORMULA })}\n`;
}

/** Signs that Markdown or HTML would take for their own, and line ends, which would end the table. */
const markdownText = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&|~#$]/g, (char) => `\\${char}`);

function markdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const written = [
    line(columns.map(({ shown }) => markdownText(shown))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((cells) => line(cells.map(({ text }) => markdownText(text)))),
  ];
  return `${written.join('\n')}\n`;
}

/** `link` is where the table can be had again; LaTeX keeps it as a comment. */
export function writeTable(table: Table, format: Format, link: string): string {
  switch (format) {
    case 'csv':
      return separated(table, ',');
    case 'tsv':
      return separated(table, '\t');
    case 'markdown':
      return markdown(table);
    case 'latex':
      return latexTable(table, link);
  }
}
