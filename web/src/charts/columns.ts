/** Places columns and their heights, as shares of a chart's width and height. Pure, for any renderer. */

/** Percentages of the plot: `left` and `width` across, `height` upwards. */
export type Column = { left: number; width: number; height: number };

const FILLED = 0.62; // of each column's share of the width

/** The highest fills the plot; null and what is below zero have no height. */
export function columns(values: readonly (number | null)[]): Column[] {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const room = 100 / Math.max(1, values.length);
  return values.map((value, index) => ({
    left: room * (index + (1 - FILLED) / 2),
    width: room * FILLED,
    height: highest > 0 && value !== null ? (100 * Math.max(0, value)) / highest : 0,
  }));
}
