/** Each law's own interval as rows of a table, for the page and for what is saved. */
import type { Shown } from '../../analysis/analysis';
import type { LawId, LawIntervals } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';

export type OwnInterval = {
  law: LawId;
  name: string;
  value: number;
  /** Null where the data do not close the interval on that side. */
  low: number | null;
  high: number | null;
};

/** Of the laws that the forecast shows, where they have one. */
export const ownIntervals = (
  { laws, results }: Shown,
  { laws: found }: LawIntervals,
): OwnInterval[] =>
  found.flatMap(({ law, value: [value], intervals: [interval] }) =>
    value === null || value === undefined || !interval || interval.low.length === 0
      ? []
      : results.targets.laws.some((one) => one.law === law)
        ? [
            {
              law,
              name: lawName(laws, law),
              value,
              low: interval.low[0] ?? null,
              high: interval.high[0] ?? null,
            },
          ]
        : [],
  );

/** "+23.7 to +46.7", "above +5.1", "open on both sides". */
export function spanText({ low, high }: OwnInterval): string {
  if (low !== null && high !== null) return format.gainSpan(low, high);
  if (low !== null) return `above ${format.gain3(low)}`;
  return high === null ? 'open on both sides' : `below ${format.gain3(high)}`;
}
