/**
 * The band around the forecast: the interval of a calibrated forecast; around the laws' average the
 * bootstrap's interval or ± 2 standard deviations. It is one shape for each run of sizes with two finite ends.
 */
import type { Chart, Plugin } from 'chart.js';
import type { Results } from '../analysis/query';
import type { Forecast } from '../engine/contract';
import { heightOf } from './place';
import type { Band } from '../state/state';

export type Edge = { size: number; low: number; high: number };

type Ends = { size: number; low: number | null; high: number | null };

function bootstrapEnds({ bootstrap }: Results): Ends[] {
  const ends = (bootstrap?.sizes ?? []).map((size, at) => {
    const { low = null, high = null } = bootstrap?.average[at] ?? {};
    return { size, low, high };
  });
  return ends.sort((a, b) => a.size - b.size);
}

const sdEnds = ({ curve: { sizes, mean, sd } }: Results): Ends[] =>
  sizes.map((size, at) => {
    const centre = mean[at] ?? null;
    const spread = sd[at] ?? null;
    if (centre === null || spread === null) return { size, low: null, high: null };
    return { size, low: centre - 2 * spread, high: centre + 2 * spread };
  });

/** A calibrated forecast is asked for the interval of the state's level first. */
const ownEnds = ({ sizes, intervals: [first] }: Forecast): Ends[] =>
  sizes.map((size, at) => ({ size, low: first?.low[at] ?? null, high: first?.high[at] ?? null }));

function endsOf(results: Results, band: Band): Ends[] {
  if (results.learned) return ownEnds(results.learned.curve);
  return band === '2sd' ? sdEnds(results) : bootstrapEnds(results);
}

/** The band's edges in pp, split where it has no finite ends. */
export function bandRuns(results: Results, band: Band): Edge[][] {
  const runs: Edge[][] = [];
  let open: Edge[] = [];
  for (const { size, low, high } of endsOf(results, band)) {
    if (low === null || high === null) {
      open = [];
      continue;
    }
    if (open.length === 0) runs.push(open);
    open.push({ size, low, high });
  }
  return runs;
}

export function band(results: Results, kind: Band, colour: string): Plugin<'line'> {
  const runs = bandRuns(results, kind);
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
          ctx.lineTo(x.getPixelForValue(size), heightOf(y, high));
        }
        for (const { size, low } of [...run].reverse()) {
          ctx.lineTo(x.getPixelForValue(size), heightOf(y, low));
        }
        ctx.fill();
      }
      ctx.restore();
    },
  };
}
