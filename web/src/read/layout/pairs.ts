/** Makes two columns of one whose cells hold two numbers each. */
import { isAbsent, readValue } from '../cells/cell_values';
import type { Table } from './table';

/** Two numbers in a cell, "45.2 → 50.1" or "45.2 / 50.1" under "base / tuned", become two columns. */
export function splitPairs(table: Table): Table {
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
      // "450/1319" in every line is a share of so many questions.
      const whole = new Set(cells.map((cell) => readValue(cell, mark)?.of ?? null));
      if (at > 0 && cells.length > 1 && whole.size === 1 && !whole.has(null)) return false;
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
