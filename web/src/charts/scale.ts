/** Chooses axes: which sizes get a tick, and the range of the gain axis. */
import { measured } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import { drawnRows } from './drawn_rows';
import { headline, intervalAt, type Results } from '../analysis/query';

const ROUND_SIZES = [1, 2, 5];

/** 1, 2, 5 × powers of ten within [low, high]. */
export function roundSizes(low: number, high: number): number[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, index) => 10 ** (Math.floor(Math.log10(low)) + index),
  );
  return decades
    .flatMap((decade) => ROUND_SIZES.map((digit) => Number((digit * decade).toPrecision(3))))
    .filter((size) => size >= low && size <= high);
}

/**
 * Sizes to write on the axis. Wanted sizes come first, in order; a size closer than
 * `gap` (as a share of the axis) to one already placed is left out. Round sizes fill the remaining gaps.
 */
export function sizeTicks(
  low: number,
  high: number,
  wanted: readonly number[],
  gap: number,
): number[] {
  const span = Math.log(high / low);
  const placed: number[] = [];
  const place = (sizes: readonly number[], room: number) => {
    for (const size of sizes) {
      const free = placed.every((other) => Math.abs(Math.log(size / other)) >= room * span);
      if (size >= low && size <= high && free) placed.push(size);
    }
  };
  place(wanted, gap);
  const { scale } = measured.x;
  const round = roundSizes(low * scale, high * scale).map((size) => size / scale);
  place(round, 1.5 * gap);
  return placed.sort((a, b) => a - b);
}

export type Range = { low: number; high: number };

/** The least and the largest, of any number of values; Infinity and −Infinity of none. */
export function extent(values: readonly number[]): [number, number] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return [lowest, highest];
}

/** Those that are there. */
export const nonNull = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

/**
 * The part of the gain axis that is shown: zero, every observation with its error bar, the average,
 * the forecast at the chosen size with its uncertainty and the laws that make it, and the band of a
 * method without laws up to there; but never so much that the observations shrink to less than about a
 * tenth of the height because one law diverges.
 */
export function gainRange(analysis: Analysis, results: Results): Range {
  const seen = [0, ...observedGains(analysis)];
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const span = high - low || 1;
  const wanted = [0, ...gainsToShow(analysis, results)];
  const shown = {
    low: Math.max(Math.min(...wanted), low - 10 * span),
    high: Math.min(Math.max(...wanted), high + 10 * span),
  };
  const margin = 0.06 * (shown.high - shown.low);
  return {
    low: shown.low < 0 ? shown.low - margin : 0,
    high: shown.high > 0 ? shown.high + margin : 0,
  };
}

/** The ends of the observations' error bars. */
function observedGains({ rows, state }: Analysis): number[] {
  const { fitted, heldOut } = drawnRows(rows, state);
  return [...fitted, ...heldOut].flatMap(({ gain, se }) => [gain - se, gain + se]);
}

/** What the axis should hold, zero aside. */
export function gainsToShow(analysis: Analysis, results: Results): number[] {
  const { chosen } = analysis.state;
  const { targets, curve } = headline(results);
  const at = targets.sizes.indexOf(chosen);
  const mean = targets.mean[at] ?? null;
  const sd = targets.sd[at] ?? null;
  const forecast = mean === null || sd === null ? [] : [mean - sd, mean + sd];
  const interval = results.learned ? null : intervalAt(results.bootstrap, chosen);
  const band = (results.learned?.curve.intervals ?? []).flatMap((ends) =>
    nonNull(
      [...ends.low, ...ends.high].filter(
        (_, i) => (curve.sizes[i % curve.sizes.length] ?? 0) <= chosen,
      ),
    ),
  );
  const alone = targets.laws
    .filter(({ weight }) => weight >= 0.01)
    .map(({ value }) => value[at] ?? null);
  return [
    ...observedGains(analysis),
    ...nonNull(curve.mean),
    ...forecast,
    ...(interval ? [interval.low, interval.high] : []),
    ...band,
    ...nonNull(alone),
  ];
}
