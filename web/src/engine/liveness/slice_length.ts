/** How long the slices of a long run are, so that each takes about as long. */

const SLICE_TIME = 40; // ms; short enough that a cancelled slice is soon out of the way
const MAX = 50_000;

/** The next slice's length, from how long the last one took; at most four times as long as that. */
export function nextLength(length: number, took: number): number {
  const fitting = Math.round((length * SLICE_TIME) / Math.max(took, 0.1));
  return Math.max(1, Math.min(fitting, 4 * length, MAX));
}
