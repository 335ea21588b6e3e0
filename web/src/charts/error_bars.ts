/** Draws error bars of ± 1 standard error with whiskers; at hollow points they stop at the ring. */
import type { Chart, Plugin } from 'chart.js';
import { heightOf } from './place';

export type ErrorBars = {
  points: readonly { size: number; gain: number; se: number }[];
  colour: string;
  /** The radius of a point that no bar may cross, in pixels; 0 where bars go through. */
  gap: number;
};

const WIDTH = 1.5;
const WHISKER = 4; // pixels each way
const BEYOND = 12; // pixels that points at an edge may stand over it

export function errorBars(all: readonly ErrorBars[]): Plugin<'line'> {
  return {
    id: 'error-bars',
    afterDatasetsDraw(chart: Chart<'line'>) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const { ctx, chartArea } = chart;
      const { left, top, width, height } = chartArea;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left - BEYOND, top - BEYOND, width + 2 * BEYOND, height + 2 * BEYOND);
      ctx.clip();
      ctx.lineWidth = WIDTH;
      for (const { points, colour, gap } of all) {
        ctx.strokeStyle = colour;
        ctx.beginPath();
        for (const { size, gain, se } of points) {
          const [across, middle] = [x.getPixelForValue(size), heightOf(y, gain)];
          for (const side of [-1, 1]) {
            const end = heightOf(y, gain - side * se);
            if (Math.abs(end - middle) <= gap) continue;
            ctx.moveTo(across, middle + side * gap);
            ctx.lineTo(across, end);
            ctx.moveTo(across - WHISKER, end);
            ctx.lineTo(across + WHISKER, end);
          }
        }
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
