/**
 * Several series (benchmarks) in one table: every row names its own, and rows of one series stand
 * together. A table whose rows all name the same one, or none, is the ordinary case of a single series.
 */
import { inSentence, visibleText } from './visible_text';

type InSeries = { readonly series: string };

/** What the page's answer is about: one series by name, or (null) the mean of them all. */
export type SelectedSeries = string | null;

/** What the series of a table are: one method on several benchmarks, or several methods on one. */
export const SERIES_KINDS = ['benchmarks', 'methods'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** More than that are too many small charts to read, and too many fits to wait for. */
export const MAX_SERIES = 24;
const LONGEST_NAME = 80;

/** The names in order of appearance; '' is the series of rows that name none. */
export const seriesOf = (rows: readonly InSeries[]): string[] => [
  ...new Set(rows.map((row) => row.series)),
];

/** A name as it is kept: nothing unseen in it (nor half a character at its end), one kind of space, none around it, and not endless. */
export const tidyName = (text: string): string =>
  visibleText(visibleText(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)).trimEnd();

export const seriesName = (series: string): string => (series === '' ? 'unnamed' : series);

/** The same where other words stand around it. */
export const seriesInSentence = (series: string): string => inSentence(seriesName(series));

/** Rows of one series one after the other, in the order in which the series first appear. */
export function together<R extends InSeries>(rows: readonly R[]): readonly R[] {
  const groups = new Map<string, R[]>();
  let changes = 0;
  rows.forEach((row, at) => {
    if (at > 0 && rows[at - 1]?.series !== row.series) changes += 1;
    const group = groups.get(row.series);
    if (group) group.push(row);
    else groups.set(row.series, [row]);
  });
  return changes <= Math.max(0, groups.size - 1) ? rows : [...groups.values()].flat();
}

/** The rows of the first `most` series. */
export function firstSeries<R extends InSeries>(rows: readonly R[], limit: number): readonly R[] {
  const series = seriesOf(rows);
  if (series.length <= limit) return rows;
  const kept = new Set(series.slice(0, limit));
  return rows.filter((row) => kept.has(row.series));
}

/** The wanted series where there is such a series; the only one, or else the mean, where not. Methods have no mean: then the first. */
export function selectedSeriesAmong(
  series: readonly string[],
  wanted: SelectedSeries,
  kind: SeriesKind,
): SelectedSeries {
  const [first = ''] = series;
  if (series.length < 2) return first;
  if (wanted !== null && series.includes(wanted)) return wanted;
  return kind === 'methods' ? first : null;
}

/** A name for a new series that no other has: "Benchmark 3". */
export function newName(series: readonly string[]): string {
  for (let number = series.length + 1; ; number += 1) {
    const name = `Benchmark ${number}`;
    if (!series.includes(name)) return name;
  }
}
