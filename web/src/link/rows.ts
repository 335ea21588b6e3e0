/**
 * The table in a link: rows joined by `_`, their cells by `~`: `0.5~1.2~0.4_1~2.1~0.3`. A row is
 * size, gain, se, label, `h` where it is held out, and the baseline's score; what is empty at its end
 * is left out. An item without `~` names the series of the rows after it: `GSM8K_0.5~1.2~0.4_MATH_0.5~2.0~0.5`.
 */
import { readText, writeText } from './text';
import { firstSeries, MAX_SERIES, seriesOf, tidyName, together } from '../state/series';
import { makeRows, type Row, type RowText } from '../state/state';

/** As many as the engine takes. */
export const MAX_ROWS = 10_000;

/** Longer cells are cut: to read a figure takes as long as the square of its length. */
export const LONGEST_CELL = 200;

const HELD_OUT = 'h';
const CELLS = 6;

function writeRow(row: Row): string {
  const { size, gain, se, label, base, heldOut } = row;
  const cells = [
    ...[size, gain, se, label].map(writeText),
    heldOut ? HELD_OUT : '',
    writeText(base),
  ];
  const written = cells.join('~').replace(/~+$/, '');
  return written.includes('~') ? written : `${written}~`;
}

export function writeRows(rows: readonly Row[]): string {
  let series = '';
  const items = rows.flatMap((row) => {
    const name = row.series === series ? [] : [writeText(row.series)];
    series = row.series;
    return [...name, writeRow(row)];
  });
  return items.join('_');
}

const several = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** The rows that can be read, and the problems; their row numbers count from 1. */
export function readRows(text: string): { rows: readonly Row[]; problems: string[] } {
  if (text === '') return { rows: [], problems: [] };
  // Not more items are looked at than that many rows of as many series could have.
  const items = text.split('_', 2 * MAX_ROWS + 1);
  const texts: RowText[] = [];
  const odd: number[] = [];
  let series = '';
  let unused: string | null = null; // a name that no row has followed yet
  let nameless = 0;
  let left = false;
  let cut = 0;
  for (const item of items) {
    if (!item.includes('~')) {
      if (unused !== null && unused !== '') nameless += 1;
      unused = tidyName(readText(item));
      series = unused;
      continue;
    }
    unused = null;
    if (texts.length === MAX_ROWS) {
      left = true;
      break;
    }
    const cells = item.split('~', CELLS + 1);
    const [size = '', gain = '', se = '', label = '', , base = ''] = cells.map((cell) => {
      const text = readText(cell);
      if (text.length > LONGEST_CELL) cut += 1;
      return text.slice(0, LONGEST_CELL);
    });
    const mark = cells[4] ?? '';
    if (cells.length > CELLS || (mark !== '' && mark !== HELD_OUT)) odd.push(texts.length + 1);
    texts.push({ series, size, gain, se, label, base, heldOut: mark === HELD_OUT });
  }
  if (unused !== null && unused !== '') nameless += 1;
  const problems: string[] = [];
  if (left || items.length > 2 * MAX_ROWS) {
    problems.push(`only the first ${texts.length} rows are used`);
  }
  if (cut > 0) {
    problems.push(`${several(cut, 'cell is', 'cells are')} cut to ${LONGEST_CELL} characters`);
  }
  if (nameless > 0) {
    problems.push(
      `${several(nameless, 'item has', 'items have')} no “~” and no row after it; a row has the form size~gain~se`,
    );
  }
  if (odd.length > 0) {
    problems.push(
      `${odd.length === 1 ? 'row' : 'rows'} ${odd.slice(0, 5).join(', ')}${odd.length > 5 ? ' and more' : ''} ` +
        'should have the form size~gain~se~label~h~base (h: held out); the rest is ignored',
    );
  }
  const rows = together(makeRows(texts));
  const kept = firstSeries(rows, MAX_SERIES);
  if (kept.length < rows.length) {
    problems.push(`only the first ${MAX_SERIES} of ${seriesOf(rows).length} benchmarks are used`);
  }
  return { rows: kept, problems };
}
