/** How much to ask for while something is dragged, so that each answer comes within a frame. */
import { BAND_POINTS } from './query';

const FRAME = 16; // ms
const FEWEST = 21; // of the band's sizes; the eye still takes them for a curve

/** The number of the band's sizes for the next answer, from how long the last one took with its own. */
export function nextPoints(points: number, took: number): number {
  if (took > FRAME) return Math.max(FEWEST, Math.floor(0.7 * points));
  return took < FRAME / 2 ? Math.min(BAND_POINTS, Math.ceil(1.2 * points)) : points;
}
