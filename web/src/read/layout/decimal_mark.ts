/** Finds out which mark the numbers of a table, or of one column, have before their decimals. */
import type { DecimalMark } from '../cells/cell_values';
import { readHeading } from '../cells/column_heads';
import { notAfter, type Standing } from '../cells/standing';
import type { Inquiry } from '../inquiry';
import type { Rows } from './table';

const NUMERIC = /^[^A-Za-z]*(?:pp|pts?|points?)?$/;
const tokens = (cells: Rows, pattern: Standing): string[] =>
  cells.flatMap((row) =>
    row.flatMap((cell) => (NUMERIC.test(cell) ? pattern.all(cell).map(([found]) => found) : [])),
  );

/** Which mark the table's numbers have before their decimals; asked where nothing shows it. */
export function decimalMark(cells: Rows, inquiry: Inquiry): DecimalMark | null {
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
