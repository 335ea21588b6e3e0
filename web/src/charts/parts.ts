/**
 * The gain and its three parts over model size: areas as SVG paths in a small chart's units, stacked
 * at the best fit, or as the range over all fits within a given Δχ².
 */
import type { ComponentId, Decomposition, Range } from '../engine/contract';
import type { Drawn } from './drawn_rows';
import { scaleOver } from './bars';
import { extent, sizeTicks } from './scale';
import { placeGain, placeSize, type SmallFrame } from './small';

const TICK_ROOM = 0.19; // of the axis, for the name of a size
const RANGE_ROOM = 1.6; // times the largest total: so far may a range stretch the axis

/** One edge pair per size; null where there is none. */
export type Edges = (Range | null)[];

/** Each part's area when they are stacked, the first at the bottom. `kind`: in pp, or as shares. */
export function stacked(
  { components, sizes }: Decomposition,
  kind: 'gain' | 'share',
): { id: ComponentId; edges: Edges }[] {
  let below: (number | null)[] = sizes.map(() => 0);
  return components.map((component) => {
    const edges = sizes.map((_, at) => {
      const low = below[at] ?? null;
      const value = component[kind][at] ?? null;
      return low === null || value === null ? null : { low, high: low + value };
    });
    below = edges.map((edge) => edge?.high ?? null);
    return { id: component.id, edges };
  });
}

/** A closed shape between the edges, one for each run of sizes that has them. */
export function areaPath(frame: SmallFrame, sizes: readonly number[], edges: Edges): string {
  const runs: { size: number; low: number; high: number }[][] = [];
  let open = false;
  edges.forEach((edge, at) => {
    const size = sizes[at];
    if (!edge || size === undefined) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push({ size, ...edge });
  });
  const point = (size: number, value: number) =>
    `${placeSize(frame, size).toFixed(1)} ${placeGain(frame, value).toFixed(1)}`;
  return runs
    .map((run) => {
      const there = run.map(({ size, high }) => point(size, high));
      const back = [...run].reverse().map(({ size, low }) => point(size, low));
      return `M${[...there, ...back].join('L')}Z`;
    })
    .join('');
}

/** The ranges for one delta, the widest there is if that one was not asked for. */
export const rangesAt = ({ ranges }: Decomposition, delta: number) =>
  ranges.find((one) => one.delta === delta) ?? ranges.at(-1) ?? null;

/** Common axes for all charts in pp: the observations and the totals, and of their ranges what has room. */
export function gainFrame(
  decomposition: Decomposition,
  delta: number,
  observed: readonly Drawn[],
  chosen: number,
): SmallFrame | null {
  const { sizes, total } = decomposition;
  const seen = observed.flatMap(({ gain, se }) => [gain - se, gain + se]);
  const highest = Math.max(0, ...total, ...seen);
  const tops = rangesAt(decomposition, delta)?.total.map(({ high }) => high) ?? [];
  const top = Math.min(Math.max(highest, ...tops), RANGE_ROOM * highest);
  const gains = scaleOver([Math.min(0, ...seen), top || 1], 4);
  const [low, high] = extent(sizes);
  if (!gains || low >= high) return null;
  const named = [chosen, low, ...extent(observed.map(({ size }) => size)).slice(1)];
  return { gains, sizes: { low, high, ticks: sizeTicks(low, high, named, TICK_ROOM) } };
}

/** The same sizes, with shares from 0 to 1. */
export const shareFrame = ({ sizes }: SmallFrame): SmallFrame => ({
  sizes,
  gains: { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
});
