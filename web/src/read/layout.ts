/**
 * Brings the cells of any table into one shape: a head of one line over the columns, and lines that
 * each have a size. Turns tables whose sizes run along the top, joins heads of several lines, and
 * makes titles between the lines a column of their own.
 */
import { cleanCell, isAbsent, readValue, type DecimalMark } from './cells/cell_values';
import { readHeading } from './cells/column_heads';
import type { Inquiry } from './inquiry';
import { saysSize } from './cells/model_sizes';
import type { Grid } from './reading';
import { notAfter, type Standing } from './cells/standing';

export type Table = {
  head: string[];
  body: string[][];
  caption: string;
  /** Whether the table has a head at all. */
  headed: boolean;
  mark: DecimalMark;
};

type Rows = readonly (readonly string[])[];

const MOST_COLUMNS = 100;

/** Cells cleaned, lines of one length, empty lines and columns left out. */
function squared(grid: Grid): { cells: string[][]; headRows: number | null } {
  const cleaned = grid.cells.map((row) => row.slice(0, MOST_COLUMNS).map(cleanCell));
  const kept = cleaned.filter((row) => row.some((cell) => cell !== ''));
  const gone = cleaned
    .slice(0, grid.headRows ?? 0)
    .filter((row) => row.every((cell) => cell === '')).length;
  const headRows = grid.headRows === null ? null : grid.headRows - gone;
  const width = Math.max(0, ...kept.map(({ length }) => length));
  const used = Array.from({ length: width }, (_, at) => kept.some((row) => (row[at] ?? '') !== ''));
  return {
    cells: kept.map((row) => used.flatMap((is, at) => (is ? [row[at] ?? ''] : []))),
    headRows: headRows === 0 ? null : headRows,
  };
}

const NUMERIC = /^[^A-Za-z]*(?:pp|pts?|points?)?$/;
const tokens = (cells: Rows, pattern: Standing): string[] =>
  cells.flatMap((row) =>
    row.flatMap((cell) => (NUMERIC.test(cell) ? pattern.all(cell).map(([found]) => found) : [])),
  );

/** Which mark the table's numbers have before their decimals; asked where nothing shows it. */
function decimalMark(cells: Rows, inquiry: Inquiry): DecimalMark | null {
  const commas = tokens(cells, notAfter(/[\d.,]/, /\d+(?:,\d+)+(?![\d.,])/));
  const points = tokens(cells, notAfter(/[\d.,]/, /\d*\.\d+(?![\d.,])/));
  const both = tokens(cells, notAfter(/[.]{2}/, /\d[.,]\d{3}[.,]\d+/));
  const grouped = /^[1-9]\d{0,2}(?:,\d{3})+$/;
  const decimal = commas.filter((one) => !grouped.test(one));
  if (both.some((one) => /\.\d{3},/.test(one))) return ',';
  if (decimal.length > 0)
    return points.some((one) => !/^[1-9]\d{0,2}\.\d{3}$/.test(one)) ? '.' : ',';
  if (commas.length === 0 || points.length > 0 || both.length > 0) return '.';
  // Whole numbers of up to three digits beside "1,700" are of the same kind: it groups thousands.
  const columns = cells[0]?.map((_, at) => cells.map((row) => row[at] ?? '')) ?? [];
  const unclear = columns.filter(
    (column) =>
      column.some((cell) => grouped.test(cell)) && !column.some((cell) => /^\d{2,3}$/.test(cell)),
  );
  const counts = unclear.every((column) => {
    const { kind, scale } = readHeading(column[0] ?? '');
    return (
      kind === 'questions' ||
      kind === 'count' ||
      kind === 'samples' ||
      (scale !== null && scale < 1)
    );
  });
  if (counts) return '.';
  const [example = ''] = commas;
  const chosen = inquiry.choose('decimal-comma', `How is “${example}” meant?`, [
    `${example.replaceAll(',', '')}: the comma groups thousands`,
    `${example.replace(',', '.')}: the comma is a decimal mark`,
  ]);
  return chosen === null ? null : chosen === 0 ? '.' : ',';
}

/** A column whose numbers have decimal commas, whatever the other columns have. */
export function markOfColumn(cells: readonly string[], table: DecimalMark): DecimalMark {
  const own = cells.map((cell) => [cell]);
  const decimals = (mark: string, other: string) =>
    tokens(own, notAfter(/[\d.,]/, new RegExp(`\\d+\\${mark}\\d+(?![\\d.,])`))).some(
      (one) => !new RegExp(`^[1-9]\\d{0,2}\\${mark}\\d{3}$`).test(one) && !one.includes(other),
    );
  if (table === '.' && decimals(',', '.') && !decimals('.', ',')) return ',';
  if (table === ',' && decimals('.', ',') && !decimals(',', '.')) return '.';
  return table;
}

const isSizeWord = (cell: string): boolean => readHeading(cell).kind === 'size';

/** Sizes along the top, over values: how many columns stand before them; null where there are none. */
function sizesAlongTop(cells: Rows, mark: DecimalMark): number | null {
  const [head = [], ...below] = cells;
  if (below.length === 0) return null;
  const isValue = (cell: string) => readValue(cell, mark) !== null;
  const firstAreNames = below.every(([first = '']) => !isValue(first) && !saysSize(first));
  if (!firstAreNames) return null;
  const named = head.filter(saysSize).length;
  const lead = head.findIndex(saysSize);
  if (named >= 2 && lead >= 1 && lead <= 3 && named >= 0.6 * (head.length - lead)) {
    return below.some((row) => row.slice(lead).some(isValue)) ? lead : null;
  }
  const [corner = '', ...rest] = head;
  const numbers = rest.map((cell) => readValue(cell, mark)?.value ?? Number.NaN);
  const ascend = numbers.every(
    (value, at) => value > 0 && (at === 0 || value > (numbers[at - 1] ?? 0)),
  );
  const { kind } = readHeading(corner);
  const fits = kind === 'size' || kind === 'method' || kind === 'benchmark' || kind === 'label';
  return numbers.length >= 2 && (kind === 'size' || (ascend && fits && !saysSize(corner)))
    ? 1
    : null;
}

function turned(cells: Rows, lead: number): string[][] {
  const [head = []] = cells;
  return head.map((top, at) => {
    const first = at < lead ? (isSizeWord(top) ? top : '') : top;
    return [at === 0 ? first || 'size' : first, ...cells.slice(1).map((row) => row[at] ?? '')];
  });
}

const isTitle = (row: readonly string[]): boolean => {
  const said = row.filter((cell) => cell !== '');
  return (
    row.length > 2 && new Set(said).size === 1 && (said.length === 1 || said.length === row.length)
  );
};

function countHeads(cells: Rows, known: number | null, mark: DecimalMark): number {
  const isValue = (cell: string) => readValue(cell, mark) !== null;
  const years = (row: readonly string[]) =>
    row[0] === '' &&
    row.slice(1).every((cell) => cell === '' || /^20[12]\d$/.test(cell) || !isValue(cell));
  let count = known ?? 0;
  while (count < 3 && count < cells.length - 1) {
    const row = cells[count] ?? [];
    const onlyWords = !row.some(isValue) || (count > 0 && years(row));
    if (!onlyWords || row.slice(count === 0 ? 1 : 0).some(saysSize) || saysSize(row[0] ?? ''))
      break;
    if (count > 0 && (isTitle(row) || row.slice(1).every(isAbsent))) break;
    if (count > 0 && known !== null && row[0] !== '') break;
    count += 1;
  }
  return count;
}

/** Heads of several lines in one; what stands over several columns counts for each of them. */
function joinedHead(heads: Rows): string[] {
  const last = heads.length - 1;
  const filled = heads.map((row, at) => {
    if (at === last) return row;
    let before = '';
    return row.map((cell, column) => {
      if (cell !== '') before = cell;
      return column === 0
        ? cell
        : cell === '' && (heads[last]?.[column] ?? '') !== ''
          ? before
          : cell;
    });
  });
  const width = heads[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const said = filled.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return [...new Set(said)].join(' ');
  });
}

/** Two numbers in a cell, "45.2 → 50.1" or "45.2 / 50.1" under "base / tuned", become two columns. */
function splitPairs(table: Table): Table {
  const { mark } = table;
  const marks = [/\s*(?:→|->|=>|➜|⟶)\s*/, /\s*\/\s*/];
  const isValue = (text: string | undefined) =>
    text !== undefined && readValue(text, mark) !== null;
  const plans = table.head.map((head, column) => {
    const cells = table.body.map((row) => row[column] ?? '').filter((cell) => !isAbsent(cell));
    const split = marks.find((pattern, at) => {
      const pairs = cells.filter((cell) => {
        const parts = cell.split(pattern);
        return parts.length === 2 && parts.every(isValue);
      });
      const named = at === 0 || head.split(pattern).length === 2;
      return cells.length > 0 && named && pairs.length >= 0.7 * cells.length;
    });
    return split ?? null;
  });
  if (plans.every((plan) => plan === null)) return table;
  const spread = (row: readonly string[], isHead: boolean) =>
    row.flatMap((cell, column) => {
      const pattern = plans[column];
      if (!pattern) return [cell];
      const around = /^(.*?)[([]\s*(.*?)\s*[)\]]\s*$/.exec(cell);
      const inside = around?.[2]?.split(pattern) ?? [];
      if (isHead && around && inside.length === 2) {
        return inside.map((part) => `${(around[1] ?? '').trim()} ${part}`.trim());
      }
      const parts = cell.split(pattern);
      if (parts.length === 2) return parts;
      return isHead ? [`${cell} before`, `${cell} after`] : [cell, ''];
    });
  return {
    ...table,
    head: spread(table.head, true),
    body: table.body.map((row) => spread(row, false)),
  };
}

/** Titles between the lines, over those that follow them, as a first column. */
function withTitles(
  head: string[],
  body: string[][],
  caption: string,
): Omit<Table, 'headed' | 'mark'> {
  const isLine = (row: readonly string[]) => !isTitle(row);
  if (body.every(isLine) || !body.some(isLine)) return { head, body, caption };
  const last = body.map(isLine).lastIndexOf(true);
  const notes: string[] = [];
  let title = '';
  const lines: string[][] = [];
  body.forEach((row, at) => {
    const said = row.find((cell) => cell !== '') ?? '';
    if (isLine(row)) lines.push([title, ...row]);
    else if (at > last || said.length > 60) notes.push(said);
    else title = said.replace(/:$/, '');
  });
  const whole = [caption, ...notes].filter((text) => text !== '').join('\n');
  if (lines.every(([first]) => first === ''))
    return { head, body: lines.map((row) => row.slice(1)), caption: whole };
  return { head: ['', ...head], body: lines, caption: whole };
}

/** Null while it is asked how the numbers are written, and where nothing is left of the table. */
export function layOut(grid: Grid, inquiry: Inquiry): Table | null {
  const { cells, headRows } = squared(grid);
  if (cells.length === 0) return null;
  const mark = decimalMark(cells, inquiry);
  if (mark === null) return null;
  const lead = sizesAlongTop(cells, mark);
  const upright = lead === null ? cells : turned(cells, lead);
  const [first = []] = upright;
  const titled =
    lead === null && first.length > 2 && isTitle(first) && first[0] !== '' && upright.length > 2;
  const rows = titled ? upright.slice(1) : upright;
  const caption = [grid.caption, titled ? first[0] : ''].filter((text) => text !== '').join('\n');
  const heads = lead ?? countHeads(rows, titled ? null : headRows, mark);
  const width = rows[0]?.length ?? 0;
  const head =
    heads > 0 ? joinedHead(rows.slice(0, heads)) : Array.from({ length: width }, () => '');
  const repeated = head.join('\u0001');
  const body = rows.slice(heads).filter((row) => row.join('\u0001') !== repeated);
  if (body.length === 0) return null;
  const table = withTitles(head, body, caption);
  return splitPairs({ ...table, headed: heads > 0, mark });
}
