/** Places bars and bins on a small chart's axis, as shares of its width. Pure, for any renderer. */
import type { Bootstrap, Histogram, LawId, Summary } from '../engine/contract';

export type Scale = { low: number; high: number; ticks: readonly number[] };

/** 1, 2, 5 × a power of ten, so that at most `count` steps cover the span. */
function roundStep(span: number, count: number): number {
  const rough = span / count;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5].find((one) => one * decade >= rough) ?? 10;
  return digit * decade;
}

/** An axis over all of the values, with round ticks; its ends lie just beyond them. */
export function scaleOver(values: readonly number[], steps = 5): Scale | null {
  if (values.length === 0) return null;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const span = highest - lowest || Math.abs(highest) || 1;
  const step = roundStep(span, steps);
  const margin = 0.03 * span;
  const [low, high] = [lowest - margin, highest + margin];
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { low, high, ticks };
}

/** A value's place on the axis in percent of its width; beyond the axis, at its end. */
export const share = ({ low, high }: Scale, value: number): number =>
  (100 * (Math.min(Math.max(value, low), high) - low)) / (high - low);

/** An interval with its middle; null where it has no such end, or there is none at all. */
export type Span = {
  low: number | null;
  high: number | null;
  median: number | null;
  mean: number | null;
};

export type IntervalRow = Span & { law: LawId | 'average' };

export const spanOfSummary = (summary: Summary | undefined): Span => ({
  low: summary?.low ?? null,
  high: summary?.high ?? null,
  median: summary?.median ?? null,
  mean: summary?.mean ?? null,
});

/** One row per law in catalogue order, then the average. */
export function intervalRows({ laws, average }: Bootstrap, at: number): IntervalRow[] {
  const all = [
    ...laws.map(({ law, summary }) => ({ law, summary: summary[at] })),
    { law: 'average' as const, summary: average[at] },
  ];
  return all.map(({ law, summary }) => ({ law, ...spanOfSummary(summary) }));
}

/**
 * The axis for these rows. It holds every interval, except that one more than twenty times as wide as
 * the last, the average's, is cut, so that it does not shrink the others to nothing.
 */
export function intervalScale(rows: readonly Span[]): Scale | null {
  const average = rows.at(-1);
  const all = rows
    .flatMap(({ low, high, median }) => [low, high, median])
    .filter((value) => value !== null);
  if (!average || average.low === null || average.high === null) return scaleOver(all);
  const room = 20 * (average.high - average.low);
  const [lowest, highest] = [average.low - room, average.high + room];
  return scaleOver(all.map((value) => Math.min(Math.max(value, lowest), highest)));
}

export const widthOf = ({ low, high }: Span): number | null =>
  low === null || high === null ? null : high - low;

/** Bins as shares of the width and of the fullest one; `reaches` says which lie above the threshold. */
export type Bin = { left: number; width: number; height: number; reaches: boolean };

export function bins({ low, width, counts }: Histogram, scale: Scale, threshold: number): Bin[] {
  const fullest = Math.max(...counts, 1);
  return counts.map((count, index) => {
    const left = share(scale, low + index * width);
    return {
      left,
      width: share(scale, low + (index + 1) * width) - left,
      height: (100 * count) / fullest,
      reaches: low + (index + 0.5) * width >= threshold,
    };
  });
}

/** The histogram's axis: its bins, and the threshold unless that is far away from all of them. */
export function histogramScale({ low, width, counts }: Histogram, threshold: number): Scale | null {
  if (counts.length === 0) return null;
  const high = low + counts.length * width;
  const near = threshold >= low - (high - low) && threshold <= high + (high - low);
  return scaleOver([low, high, ...(near ? [threshold] : [])], 6);
}
