/** Turns tables whose sizes run along the top, with or without a second line of words there. */
import { readValue, type DecimalMark } from '../cells/cell_values';
import { readHeading } from '../cells/column_heads';
import { saysSize } from '../cells/model_sizes';
import type { Rows } from './table';

const isSizeWord = (cell: string): boolean => readHeading(cell).kind === 'size';

/** Sizes along the top, over values: how many columns stand before them; null where there are none. */
export function sizesAlongTop(cells: Rows, mark: DecimalMark): number | null {
  const [head = [], ...below] = cells;
  if (below.length === 0) return null;
  const isValue = (cell: string) => readValue(cell, mark) !== null;
  const firstAreNames = below.every(([first = '']) => !isValue(first) && !saysSize(first));
  if (!firstAreNames) return null;
  const named = head.filter(saysSize).length;
  const lead = head.findIndex(saysSize);
  if (named >= 2 && lead >= 1 && lead <= 6 && named >= 0.6 * (head.length - lead)) {
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

export const turned = (cells: Rows, lead: number): string[][] => {
  const [head = []] = cells;
  return head.map((top, at) => {
    const first = at < lead ? (isSizeWord(top) ? top : '') : top;
    return [at === 0 ? first || 'size' : first, ...cells.slice(1).map((row) => row[at] ?? '')];
  });
};

/**
 * Sizes along the top with a line of words over or under them, "0.5B, 0.5B, 7B, 7B" and "base, RL, base,
 * RL": turned, the words in a column of their own. Null where the first two lines are not of this kind.
 */
export function turnedTwoLines(cells: Rows, mark: DecimalMark): string[][] | null {
  const [first = [], second = [], ...below] = cells;
  const isValue = (cell: string) => readValue(cell, mark) !== null;
  if (below.length === 0 || below.some(([name = '']) => isValue(name) || saysSize(name))) {
    return null;
  }
  for (const [sizes, words] of [
    [first, second],
    [second, first],
  ] as const) {
    const lead = sizes.findIndex(saysSize);
    const said = sizes.slice(lead).filter((cell) => cell !== '');
    const filled = filledRight(words, lead);
    if (
      lead < 1 ||
      lead > 3 ||
      !said.every(saysSize) ||
      new Set(said).size < 2 ||
      filled.slice(lead).some((cell) => cell === '' || isValue(cell) || saysSize(cell)) ||
      new Set(filled.slice(lead)).size < 2 ||
      !below.every((row) => row.slice(lead).some(isValue))
    )
      continue;
    const tops = filledRight(sizes, lead);
    return tops.map((top, at) => [
      at === 0 ? 'size' : at < lead ? '' : top,
      at < lead ? '' : (filled[at] ?? ''),
      ...below.map((row) => row[at] ?? ''),
    ]);
  }
  return null;
}

/** What stands over several columns, as merged cells do, counts for each of them. */
function filledRight(row: readonly string[], from: number): string[] {
  let before = '';
  return row.map((cell, at) => {
    if (at < from) return cell;
    if (cell !== '') before = cell;
    return before;
  });
}
