/** How far figures depend on which curves happen to be there: a bootstrap over curves. */
import type { Point } from './scores';

/** Uniform numbers in [0, 1): mulberry32, the same in every run. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The central 90% of a figure when the curves of every set are drawn anew, with replacement. */
export function spread(
  points: readonly Point[],
  figure: (points: readonly Point[]) => number,
  draws = 500,
): [number, number] {
  const curves = new Map<number, Map<number, Point[]>>();
  for (const point of points) {
    const set = curves.get(point.set) ?? new Map<number, Point[]>();
    curves.set(point.set, set.set(point.curve, [...(set.get(point.curve) ?? []), point]));
  }
  const random = uniform(1);
  const figures = Array.from({ length: draws }, () => {
    const drawn: Point[] = [];
    for (const set of curves.values()) {
      const all = [...set.values()];
      for (let i = 0; i < all.length; i += 1) {
        drawn.push(...(all[Math.floor(random() * all.length)] ?? []));
      }
    }
    return figure(drawn);
  }).sort((a, b) => a - b);
  return [figures[Math.floor(0.05 * draws)] ?? NaN, figures[Math.ceil(0.95 * draws) - 1] ?? NaN];
}
