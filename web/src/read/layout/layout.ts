/**
 * Brings the cells of any table into one shape: a head of one line over the columns, and lines that
 * each have a size. Turns tables whose sizes run along the top, joins heads of several lines, and
 * makes titles between the lines a column of their own.
 */
import { cleanCell, isAbsent, readValue, type DecimalMark } from '../cells/cell_values';
import { saysSize } from '../cells/model_sizes';
import type { Inquiry } from '../inquiry';
import type { Grid } from '../reading';
import { decimalMark } from './decimal_mark';
import { splitPairs } from './pairs';
import type { Rows, Table } from './table';
import { sizesAlongTop, turned, turnedTwoLines } from './turned';

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
  const two = turnedTwoLines(cells, mark);
  const lead = two ? 1 : sizesAlongTop(cells, mark);
  const upright = two ?? (lead === null ? cells : turned(cells, lead));
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
