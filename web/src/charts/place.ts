/** Where a gain stands on the canvas, whatever its axis. */
import type { Scale } from 'chart.js';

/** Where a gain stands; what a logarithmic axis has no place for, at its lower end. Pixels. */
export const heightOf = (scale: Scale, gain: number): number =>
  scale.getPixelForValue(scale.type === 'logarithmic' ? Math.max(gain, scale.min) : gain);
