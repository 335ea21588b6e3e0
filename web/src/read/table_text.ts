/**
 * Reads pasted text into rows: CSV, TSV, semicolons with decimal commas, Markdown tables; with or without
 * a header, columns in any order. Cells keep their text; only "5.4 ± 0.5" is split into two of them.
 * Several benchmarks come as a column that names them, a column for each, or a line for each.
 */
import Papa from 'papaparse';
import { benchmarkColumns, isAbsent, type BenchmarkColumn } from './benchmark_columns';
import { headerField, type Heading } from './headings';
import { parsePoints, parseSize, sizeInName, splitPlusMinus } from '../format/numbers';
import type { Field, RowText } from '../state/state';

type Grid = readonly (readonly string[])[];
type Columns = Readonly<Partial<Record<Heading, number>>>;

/**
 * `table`: rows for the table. `block`: cells without any header, too few to be whole rows, to be
 * written from the focused cell on. A single value is left to the browser: null.
 */
export type Pasted =
  | { kind: 'table'; rows: readonly RowText[]; notes: readonly string[] }
  | { kind: 'block'; cells: Grid };

/** Cells as text, split at bars, at one of the marks below, or at wide gaps. */
export function readGrid(text: string): Grid {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const markdown = lines.length > 1 && lines.every((line) => line.includes('|'));
  if (markdown) return lines.filter((line) => !/^[\s|:+-]+$/.test(line)).map(markdownCells);
  const present = ['\t', ';', ','].filter((mark) => lines.some((line) => line.includes(mark)));
  const grids = present.map((mark) => splitAt(lines.join('\n'), mark));
  return grids.find(isEven) ?? grids[0] ?? splitAtGaps(lines);
}

const splitAt = (text: string, delimiter: string): Grid =>
  Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' }).data.map((row) =>
    row.map((cell) => cell.trim()),
  );

/** Every line has as many cells as the first, and more than one. */
const isEven = (grid: Grid): boolean =>
  (grid[0]?.length ?? 0) > 1 && grid.every((row) => row.length === grid[0]?.length);

const markdownCells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());

/** Columns lined up with two or more spaces, as terminals print them; else one cell a line. */
function splitAtGaps(lines: readonly string[]): Grid {
  const split = lines.map((line) => line.trim().split(/\s{2,}/));
  return isEven(split) ? split : lines.map((line) => [line.trim()]);
}

const isPoints = (cell: string) => parsePoints(cell) !== null || splitPlusMinus(cell) !== null;
const isSize = (cell: string) => parseSize(cell) !== null;

/** The columns that a first line names: none for an unknown header, null where it is no header. */
function fromHeader(cells: readonly string[]): Columns | null {
  if (cells.some((cell) => isPoints(cell) || isSize(cell))) return null;
  const columns: Partial<Record<Heading, number>> = {};
  cells.forEach((cell, index) => {
    const field = headerField(cell);
    if (field !== null && columns[field] === undefined) columns[field] = index;
  });
  return columns;
}

/** Without a header: text is the label, a column with B or M in it the size, then gain, then se. */
function fromShape(body: Grid): Columns {
  const width = Math.max(...body.map((row) => row.length));
  const columnsWhere = (test: (cell: string) => boolean) =>
    Array.from({ length: width }, (_, index) => index).filter((index) => {
      const cells = body.map((row) => row[index] ?? '').filter((cell) => cell !== '');
      return cells.length > 0 && cells.filter(test).length * 2 > cells.length;
    });
  const label = columnsWhere((cell) => !isPoints(cell) && !isSize(cell))[0];
  const values = columnsWhere((cell) => isPoints(cell) || isSize(cell));
  const suffixed = columnsWhere((cell) => isSize(cell) && !isPoints(cell))[0];
  const named = label !== undefined && sizedByName(body, label);
  const size = suffixed ?? (named && values.length < 3 ? undefined : values[0]);
  const [gain, se] = values.filter((index) => index !== size);
  return Object.fromEntries(
    Object.entries({ size, gain, se, label }).filter(([, index]) => index !== undefined),
  );
}

const sizedByName = (body: Grid, column: number): boolean =>
  body.some((row) => sizeInName(row[column] ?? '') !== null);

function toRow(cells: readonly string[], columns: Columns): RowText {
  const cell = (heading: Heading) => {
    const index = columns[heading];
    return index === undefined ? '' : (cells[index] ?? '');
  };
  const label = cell('label');
  const both = cell('se') === '' ? splitPlusMinus(cell('gain')) : null;
  return {
    size: columns.size === undefined ? (sizeInName(label) ?? '') : cell('size'),
    gain: both?.gain ?? cell('gain'),
    se: both?.se ?? cell('se'),
    label,
    ...(columns.base === undefined ? {} : { base: isAbsent(cell('base')) ? '' : cell('base') }),
    ...(columns.series === undefined ? {} : { series: cell('series') }),
  };
}

/** A name that stands only in the first of its rows, as merged cells do, counts for those below it. */
function withNamesBelow(rows: readonly RowText[]): RowText[] {
  let above = '';
  return rows.map((row) => {
    if (row.series === undefined) return row;
    above = row.series === '' ? above : row.series;
    return { ...row, series: above };
  });
}

/** One row for each benchmark that has a value in the line, benchmark by benchmark. */
const rowsByBenchmark = (
  body: Grid,
  columns: Columns,
  benchmarks: readonly BenchmarkColumn[],
): RowText[] =>
  benchmarks.flatMap(({ series, gain, se }) => {
    const { size, label } = columns;
    const own = Object.fromEntries(
      Object.entries({ size, label, gain, se }).filter(([, index]) => index !== undefined),
    );
    return body
      .filter((cells) => [gain, se ?? gain].some((index) => !isAbsent(cells[index] ?? '')))
      .map((cells) => ({ ...toRow(cells, own), series }));
  });

/** A line for each benchmark under a head of sizes, "| | 1B | 8B |", turned into columns. */
function turned(grid: Grid): Grid {
  const [[corner = '', ...sizes] = [], ...lines] = grid;
  const suffixed = (cell: string) => isSize(cell) && !isPoints(cell);
  if (sizes.length < 2 || !sizes.every(suffixed) || isSize(corner)) return grid;
  if (lines.length === 0 || lines.some(([name = '']) => name === '' || isPoints(name))) return grid;
  const heads = ['size', ...lines.map(([name = '']) => name)];
  return [heads, ...sizes.map((size, at) => [size, ...lines.map((cells) => cells[at + 1] ?? '')])];
}

function notesFor(
  rows: readonly RowText[],
  columns: Columns,
  ignored: readonly string[],
): string[] {
  const notes: string[] = [];
  if (columns.size === undefined && rows.some((row) => row.size !== '')) {
    notes.push('The sizes were read from the models’ names.');
  }
  if (ignored.length > 0)
    notes.push(`Columns not used: ${ignored.map((name) => `“${name}”`).join(', ')}.`);
  return notes;
}

/** The table that a grid with a header, or without any, is; null when it is none. */
function tableOf(head: readonly string[], body: Grid, header: Columns | null): Pasted | null {
  const headed = header !== null && Object.keys(header).length > 0;
  const columns = headed ? withoutNames(withGuesses(header, body), body) : fromShape(body);
  const benchmarks = header === null ? null : benchmarkColumns(head, body, columns, headed);
  if (!benchmarks && columns.gain === undefined && columns.size === undefined) return null;
  const rows = benchmarks
    ? rowsByBenchmark(body, columns, benchmarks)
    : withNamesBelow(body.map((cells) => toRow(cells, columns)));
  if (rows.length === 0) return null;
  const { gain, se, base, ...others } = columns;
  const values = benchmarks?.flatMap((one) => [one.gain, one.se]) ?? [gain, se, base];
  const used = new Set([...Object.values(others), ...values]);
  const named = headed || benchmarks !== null;
  const ignored = named ? head.filter((name, index) => name !== '' && !used.has(index)) : [];
  return { kind: 'table', rows, notes: notesFor(rows, columns, ignored) };
}

/** `field` is the column of the focused cell; null when the paste was not into a cell. */
export function parsePaste(text: string, field: Field | null): Pasted | null {
  const grid = turned(readGrid(text));
  const [head = []] = grid;
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (grid.length === 0 || (grid.length === 1 && width <= 1)) return null;
  const header = fromHeader(head);
  const headed = header !== null && Object.keys(header).length > 0;
  const inBlock = field !== null && (width === 1 || (field !== 'size' && width < 3));
  if (!headed && inBlock) return { kind: 'block', cells: grid };
  const body = header === null ? grid : grid.slice(1);
  return body.length === 0 ? null : tableOf(head, body, header);
}

/** A column headed as a baseline counts as one only where its cells are numbers. */
function withoutNames(columns: Columns, body: Grid): Columns {
  const { base, ...rest } = columns;
  if (base === undefined) return columns;
  const texts = body.map((row) => row[base] ?? '').filter((cell) => !isAbsent(cell));
  return texts.length > 0 && texts.every((cell) => parsePoints(cell) !== null) ? columns : rest;
}

/** "model" may head sizes ("1.7B") as well as names: what stands below it decides. */
function withGuesses(columns: Columns, body: Grid): Columns {
  const { label, size, ...rest } = columns;
  if (label === undefined || size !== undefined) return columns;
  const texts = body.map((row) => row[label] ?? '');
  return texts.every((cell) => cell === '' || isSize(cell)) ? { ...rest, size: label } : columns;
}
