/** Writes rows in the forms in which people have tables, for tests that read them back. */
export type Table = { head: readonly string[]; body: readonly (readonly string[])[] };

const columnsOf = ({ head, body }: Table): string[][] => [head, ...body].map((row) => [...row]);

const quotedCell = (cell: string, mark: string): string =>
  cell.includes(mark) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

const delimited = (mark: string) => (table: Table) =>
  columnsOf(table)
    .map((row) => row.map((cell) => quotedCell(cell, mark)).join(mark))
    .join('\n');

const lined = (table: Table, gap: string, index: boolean): string => {
  const rows = columnsOf(table).map((row, at) =>
    index ? [at === 0 ? '' : String(at - 1), ...row] : row,
  );
  const widths =
    rows[0]?.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length))) ?? [];
  return rows
    .map((row) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(gap))
    .join('\n');
};

const escaped = (cell: string): string =>
  cell.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Each form by name; decimal commas are the writer's own business. */
export const FORMS: Readonly<Record<string, (table: Table) => string>> = {
  commas: delimited(','),
  tabs: delimited('\t'),
  semicolons: delimited(';'),
  'semicolons and decimal commas': (table) =>
    delimited(';')({
      head: table.head,
      body: table.body.map((row) =>
        row.map((cell) => (/^[+-]?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell)),
      ),
    }),
  Markdown: ({ head, body }) =>
    [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'Markdown without outer bars': ({ head, body }) =>
    [head, head.map(() => '---'), ...body].map((row) => row.join(' | ')).join('\n'),
  LaTeX: ({ head, body }) =>
    [
      `\\begin{tabular}{${head.map(() => 'c').join('')}}`,
      '\\toprule',
      `${head.map((cell) => `\\textbf{${cell.replaceAll('_', '\\_')}}`).join(' & ')} \\\\`,
      '\\midrule',
      ...body.map((row) => `${row.join(' & ')} \\\\`),
      '\\bottomrule',
      '\\end{tabular}',
    ].join('\n'),
  'a print-out of pandas': (table) => lined(table, '  ', true),
  'lined up with spaces': (table) => lined(table, '   ', false),
  HTML: (table) =>
    `<table>${columnsOf(table)
      .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
      .join('')}</table>`,
  'JSON records': ({ head, body }) =>
    JSON.stringify(
      body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']))),
    ),
  transposed: (table) => {
    const rows = columnsOf(table);
    return delimited(',')({
      head: rows.map((row) => row[0] ?? ''),
      body: (rows[0] ?? []).slice(1).map((_, at) => rows.map((row) => row[at + 1] ?? '')),
    });
  },
};
