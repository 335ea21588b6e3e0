/** Scores that are counts of questions answered right, "12 of 30", become percent. */
import { quoted, type Inquiry } from './inquiry';
import type { Line } from './lines/line';
import type { ValueColumn } from './values';

/** "n = 500" in the lines around a table. */
export const countSaid = (text: string): number | null => {
  const found =
    /(?:^|[^A-Za-z])[nN]\s*=\s*(\d[\d,]*)|(?:^|[^\d])(\d[\d,]*)\s+(?:test )?(?:questions|problems|items)\b/.exec(
      text,
    );
  const count = Number((found?.[1] ?? found?.[2] ?? '').replaceAll(',', ''));
  return count >= 10 ? count : null;
};

/** Whole numbers headed "correct" may be counts of questions; null while it is asked. */
function areCounts(values: readonly ValueColumn[], inquiry: Inquiry): ValueColumn[] | null {
  const may = values.filter((value) => {
    const says = /(?:^|[\s_#])(?:correct|solved|passed|right|hits)(?:$|[\s_])/i.test(
      value.column.heading.text,
    );
    const { percent, text } = value.column.heading;
    const cells = value.column.values.flatMap((cell) => cell ?? []);
    return (
      says &&
      !percent &&
      !/rate|acc|frac|share/i.test(text) &&
      cells.every((cell) => Number.isInteger(cell.value) && !cell.percent)
    );
  });
  if (may.length === 0) return [];
  const chosen = inquiry.choose(
    'counts',
    `Are the numbers under ${quoted(may.map(({ column }) => column.name))} counts of questions, or percent?`,
    ['counts of questions answered right', 'percent'],
  );
  return chosen === null ? null : chosen === 0 ? may : [];
}

/** Writes counts as percent into the columns; whether all is known that this needs. */
export function countsAsPercent(
  values: readonly ValueColumn[],
  lines: readonly Line[],
  caption: string,
  inquiry: Inquiry,
): boolean {
  const counts = areCounts(values, inquiry);
  if (!counts) return false;
  if (counts.length === 0) return true;
  const known = lines.every(({ questions }) => questions !== null);
  const said = countSaid(caption);
  const all = known
    ? null
    : (said ??
      inquiry.number('questions-in-all', 'Of how many questions are these counts?', 'Questions'));
  if (!known && all === null) return false;
  for (const { column } of counts) {
    for (const line of lines) {
      const cell = column.values[line.at];
      const of = line.questions ?? all;
      if (!cell || of === null) continue;
      const value = Number(((100 * cell.value) / of).toPrecision(12));
      column.values[line.at] = { ...cell, value, of, percent: true };
    }
  }
  return true;
}
