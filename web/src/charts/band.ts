/** The band around the average, ± 2 standard deviations: one shape for each run of sizes that has one. */
import type { Chart, Plugin } from 'chart.js';
import type { Forecast } from '../engine/contract';

export type Edge = { size: number; low: number; high: number };

/** The band's edges in pp, split where there is no finite average. */
export function bandRuns({ sizes, mean, sd }: Forecast): Edge[][] {
  const runs: Edge[][] = [];
  let open: Edge[] = [];
  sizes.forEach((size, at) => {
    const centre = mean[at] ?? null;
    const spread = sd[at] ?? null;
    if (centre === null || spread === null) {
      open = [];
      return;
    }
    if (open.length === 0) runs.push(open);
    open.push({ size, low: centre - 2 * spread, high: centre + 2 * spread });
  });
  return runs;
}

export function band(curve: Forecast, colour: string): Plugin<'line'> {
  const runs = bandRuns(curve);
  return {
    id: 'band',
    beforeDatasetsDraw(chart: Chart<'line'>) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const { ctx, chartArea } = chart;
      const { left, top, width, height } = chartArea;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top, width, height);
      ctx.clip();
      ctx.fillStyle = colour;
      for (const run of runs) {
        ctx.beginPath();
        for (const { size, high } of run) {
          ctx.lineTo(x.getPixelForValue(size), y.getPixelForValue(high));
        }
        for (const { size, low } of [...run].reverse()) {
          ctx.lineTo(x.getPixelForValue(size), y.getPixelForValue(low));
        }
        ctx.fill();
      }
      ctx.restore();
    },
  };
}
