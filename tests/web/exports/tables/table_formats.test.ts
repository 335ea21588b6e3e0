import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { latexText } from '../../../../web/src/exports/tables/latex';
import {
  figure,
  figures,
  together,
  word,
  words,
  type Table,
} from '../../../../web/src/exports/tables/table';
import { FORMATS, writeTable } from '../../../../web/src/exports/tables/table_formats';
import { TABLES } from '../../../../web/src/exports/tables/tables';
import { readTable } from '../../../../web/src/read/read_table';
import { paperView } from '../../whole/paper_view';

const LINK = 'https://example.org/#v=1';

const tableOfLabels = (labels: readonly string[]): Table => ({
  name: 'labels',
  title: 'Labels',
  columns: [words('label'), figures('gain', 'pp', ['', 'sd'])],
  rows: labels.map((label) => [word(label), together('−1.50 ± 0.25', -1.5, 0.25)]),
});

const cellsOf = (csv: string, delimiter = ',') =>
  Papa.parse<string[]>(csv, { delimiter, skipEmptyLines: true }).data;

const anyLabel = fc.string({ unit: 'grapheme', maxLength: 20 });

/** What a spreadsheet takes for a formula; with whatever white space it ignores before it. */
const isFormula = (cell: string) => /^\s*[=+\-@]/.test(cell) && Number.isNaN(Number(cell));

describe('CSV and TSV', () => {
  it('name every figure with its unit, and hold all of its digits', () => {
    const table: Table = {
      ...tableOfLabels([]),
      rows: [[word('a'), together('0.333 ± 0.1', 1 / 3, 0.1)]],
    };
    expect(writeTable(table, 'csv', LINK)).toBe(
      'label,gain (pp),gain sd (pp)\na,0.3333333333333333,0.1\n',
    );
    expect(writeTable(table, 'tsv', LINK).split('\n')[1]).toBe('a\t0.3333333333333333\t0.1');
  });

  it('read back as the same figures, and are empty where there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ noNaN: true })), { minLength: 1 }), (values) => {
        const table: Table = {
          name: 'figures',
          title: '',
          columns: [words('label'), figures('figure')],
          rows: values.map((value) => [word('a'), figure(value)]),
        };
        const read = cellsOf(writeTable(table, 'csv', LINK)).slice(1);
        expect(read.map(([, cell = '']) => (cell === '' ? null : Number(cell)))).toEqual(
          values.map((value) => (value === null ? null : value + 0)),
        );
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '=1\n2', '-', '＝1', "=HYPERLINK('x')"])(
    'do not let the label %j begin a formula',
    (label) => {
      const [, [cell = ''] = []] = cellsOf(writeTable(tableOfLabels([label]), 'csv', LINK));
      expect(cell).toBe(`'${label}`);
    },
  );

  it('hold no formula, whatever labels there are, and every label whole', () => {
    fc.assert(
      fc.property(fc.array(anyLabel, { minLength: 1 }), (labels) => {
        for (const [format, delimiter] of [
          ['csv', ','],
          ['tsv', '\t'],
        ] as const) {
          const written = writeTable(tableOfLabels(labels), format, LINK);
          const read = Papa.parse<string[]>(written, { delimiter }).data.slice(1, -1);
          expect(
            read.map(([label = '']) => label.replace(/^'(?=\s*[=+\-@＝＋－＠]|\s)/, '')),
          ).toEqual(labels.map((label) => label.replace(/^'(?=\s*[=+\-@＝＋－＠]|\s)/, '')));
          expect(read.flat().filter(isFormula)).toEqual([]);
          expect(read.map(([, gain]) => gain)).toEqual(labels.map(() => '-1.5'));
        }
      }),
    );
  });

  it('of the rows can be pasted into the table again', () => {
    const read = readTable(writeTable(TABLES.data(paperView), 'tsv', LINK));
    const observations = read.ok ? read.value.series.flatMap((one) => one.observations) : [];
    expect(observations.map(({ size, gain, se }) => [size, gain, se])).toEqual(
      paperView.rows.fitted.map(({ size, gain, se }) => [size, gain, se]),
    );
  });
});

/** Cells of a Markdown table, escapes undone. */
const markdownCells = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\)(?:\\\\)* \| /)
        .map((cell) => cell.replace(/\\([\\`*_[\]<>&|~#$])/g, '$1')),
    );

const latexRows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.endsWith(' \\\\'))
    .map((line) => line.slice(0, -3).split(' & '));

describe('Markdown and LaTeX', () => {
  it('hold the figures that the page shows', () => {
    for (const [name, make] of Object.entries(TABLES)) {
      const table = make(paperView);
      if (!table) continue;
      const texts = table.rows.map((row) =>
        row.map(({ text }) => text.replace(/\s+/g, ' ').trim()),
      );
      const [, , ...cells] = markdownCells(writeTable(table, 'markdown', LINK));
      expect(
        cells.map((row) => row.map((cell) => cell.trim())),
        name,
      ).toEqual(texts);
      const [, ...rows] = latexRows(writeTable(table, 'latex', LINK));
      expect(rows, name).toEqual(table.rows.map((row) => row.map(({ text }) => latexText(text))));
    }
  });

  it('LaTeX has rules, a column for each, and where it comes from', () => {
    const table = TABLES.forecasts(paperView);
    const written = table ? writeTable(table, 'latex', LINK) : '';
    expect(written).toContain('\\begin{tabular}{rrrrrrrrrr}');
    for (const rule of ['\\toprule', '\\midrule', '\\bottomrule', '\\end{tabular}']) {
      expect(written.split('\n').filter((line) => line === rule)).toHaveLength(1);
    }
    expect(written).toContain(`% gaincast, ${LINK}`);
    expect(written).toContain('+19.6 $\\pm$ 11.3');
  });

  it.each([
    ['100%_a&b#c$', '100\\%\\_a\\&b\\#c\\$'],
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    ['−0.5', '$-$0.5'],
    ['χ²', '$\\chi^{2}$'],
    ['1.2 × 10⁻¹²', '1.2 $\\times$ 10$^{-12}$'],
    ['a\nb\\\\', 'a b\\textbackslash{}\\textbackslash{}'],
  ])('LaTeX prints %j as it is', (text, written) => {
    expect(latexText(text)).toBe(written);
  });

  it('no label is a command, ends a row, or begins another cell', () => {
    fc.assert(
      fc.property(fc.array(anyLabel, { minLength: 1 }), (labels) => {
        const table = tableOfLabels(labels);
        const rows = latexRows(writeTable(table, 'latex', LINK));
        expect(rows.map((row) => row.length)).toEqual([2, ...labels.map(() => 2)]);
        for (const label of labels) {
          const bare = latexText(label)
            .replace(/\\(?:text[a-z]+|dots)\{\}/g, '')
            .replace(/\\[{}$&#_%,]/g, '')
            .replace(/\$[^$]*\$/g, '');
          expect(bare).not.toMatch(/[\\{}$&#_%^\n\r]/);
        }
        const cells = markdownCells(writeTable(table, 'markdown', LINK));
        expect(new Set(cells.map((row) => row.length))).toEqual(new Set([2]));
      }),
    );
  });

  it('are written in every form', () => {
    const table = tableOfLabels(['a']);
    expect(new Set(FORMATS.map((format) => writeTable(table, format, LINK))).size).toBe(4);
  });
});
