/**
 * Small charts that share their axes: positions of sizes and gains, and lines and bands as SVG paths.
 * Pure numbers and texts in the chart's own units, for any renderer.
 */
import type { Benchmark } from '../analysis/analysis';
import { centralAt, headline, summaryAt, type Results } from '../analysis/query';
import type { State } from '../state/state';
import { bandRuns } from './band';
import { scaleOver, share, type Scale } from './bars';
import { drawnRows } from './drawn_rows';
import { extent, nonNull, sizeTicks } from './scale';

/** The plot's extent, without the room for its axes. */
export const PLOT = { width: 216, height: 120 };

/** Axes that several small charts have in common: sizes logarithmic, gains linear. */
export type SmallFrame = { sizes: Scale; gains: Scale };

const MAX_SPANS = 4; // how far above and below the observations a forecast may stretch the axis
const TICK_ROOM = 0.19; // of the axis, for the name of a size
const FAR = 1e4; // units; coordinates are cut here, far outside the chart

export const placeSize = ({ sizes }: SmallFrame, size: number): number =>
  (PLOT.width * Math.log(size / sizes.low)) / Math.log(sizes.high / sizes.low);

/** Downwards from the plot's top; beyond it for gains that the axis does not reach. */
export function placeGain({ gains: { low, high } }: SmallFrame, gain: number): number {
  const place = (PLOT.height * (high - gain)) / (high - low);
  return Math.min(Math.max(place, -FAR), FAR);
}

export const tickHeight = ({ gains }: SmallFrame, gain: number): number =>
  PLOT.height * (1 - share(gains, gain) / 100);

const point = (frame: SmallFrame, size: number, gain: number): string =>
  `${placeSize(frame, size).toFixed(1)} ${placeGain(frame, gain).toFixed(1)}`;

/** A line through the gains, broken where there is none. */
export function linePath(
  frame: SmallFrame,
  sizes: readonly number[],
  gains: readonly (number | null)[],
): string {
  let open = false;
  return sizes
    .flatMap((size, at) => {
      const gain = gains[at] ?? null;
      const step = open ? 'L' : 'M';
      open = gain !== null;
      return gain === null ? [] : [`${step}${point(frame, size, gain)}`];
    })
    .join('');
}

/** The band around the average, one closed shape for each run of sizes that has two ends. */
export const bandPath = (frame: SmallFrame, results: Results, band: State['band']): string =>
  bandRuns(results, band)
    .map((run) => {
      const there = run.map(({ size, high }) => point(frame, size, high));
      const back = [...run].reverse().map(({ size, low }) => point(frame, size, low));
      return `M${[...there, ...back].join('L')}Z`;
    })
    .join('');

/** The gains that an axis should hold: observations with their errors, and the forecast where asked. */
function gainsOf({ rows, results }: Benchmark, state: State) {
  const { chosen, level } = state;
  const drawn = drawnRows(rows, state);
  const seen = [...drawn.fitted, ...drawn.heldOut].flatMap(({ gain, se }) => [
    gain - se,
    gain + se,
  ]);
  if (!results) return { seen, forecast: [] };
  const { targets, curve } = headline(results);
  const at = targets.sizes.indexOf(chosen);
  const [mean = null, sd = null] = [targets.mean[at], targets.sd[at]];
  const { low = null, high = null } = results.learned
    ? (centralAt(targets, chosen, level) ?? {})
    : (summaryAt(results.bootstrap, chosen) ?? {});
  const spread = mean === null || sd === null ? [] : [mean - sd, mean + sd];
  return { seen, forecast: [...nonNull([...curve.mean, low, high]), ...spread] };
}

/** One frame for all of them; null when there is nothing to draw. */
export function sharedFrame(benchmarks: readonly Benchmark[], state: State): SmallFrame | null {
  const observed = benchmarks.flatMap(({ rows }) => rows.fitted.map(({ size }) => size));
  const held = benchmarks.flatMap(({ rows }) => rows.heldOut.map(({ size }) => size));
  const drawn = benchmarks.flatMap(({ results }) => results?.curve.sizes ?? []);
  const [low, high] = extent([...observed, ...held, ...drawn]);
  const gains = benchmarks.map((one) => gainsOf(one, state));
  const [lowest, highest] = extent([0, ...gains.flatMap(({ seen }) => seen)]);
  const room = MAX_SPANS * (highest - lowest || 1);
  const wanted = gains
    .flatMap(({ forecast }) => forecast)
    .map((gain) => Math.min(Math.max(gain, lowest - room), highest + room));
  const axis = scaleOver(extent([lowest, highest, ...wanted]), 4);
  if (!axis || low >= high) return null;
  const named = [state.chosen, ...extent(observed)];
  return { gains: axis, sizes: { low, high, ticks: sizeTicks(low, high, named, TICK_ROOM) } };
}
