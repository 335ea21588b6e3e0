/** Draws the background of the chart: the region beyond the data, labelled with its distance, and the targets. */
import type { Chart, Plugin } from 'chart.js';
import type { Analysis } from '../analysis/analysis';
import * as format from '../format/figures';
import type { Theme } from './theme';

/** How many times the chosen size lies beyond the fitted sizes; null inside them. */
export function timesBeyond(analysis: Analysis): { times: number; side: 'above' | 'below' } | null {
  const { fittedRange, state } = analysis;
  if (!fittedRange) return null;
  if (state.chosen > fittedRange.largest)
    return { times: state.chosen / fittedRange.largest, side: 'above' };
  if (state.chosen < fittedRange.smallest)
    return { times: fittedRange.smallest / state.chosen, side: 'below' };
  return null;
}

/** Sizes in billions. `label` stands over the region, at its inner end or at the chart's edge. */
export type Region = { from: number; to: number; label: string | null; align: 'left' | 'right' };
export type Backdrop = { regions: Region[]; targets: { size: number; chosen: boolean }[] };

/** `roomy`: the label starts where the data end; in a narrow chart it ends at the chart's edge instead. */
export function backdrop(analysis: Analysis, low: number, high: number, roomy: boolean): Backdrop {
  const { fittedRange, state } = analysis;
  const beyond = timesBeyond(analysis);
  const region = (from: number, to: number, side: 'above' | 'below'): Region => ({
    from,
    to,
    label: beyond?.side === side ? `${format.factor(beyond.times)}× beyond your data` : null,
    align: (side === 'above') === roomy ? 'left' : 'right',
  });
  const above =
    fittedRange && fittedRange.largest < high ? [region(fittedRange.largest, high, 'above')] : [];
  const below =
    fittedRange && low < fittedRange.smallest && beyond?.side === 'below'
      ? [region(low, fittedRange.smallest, 'below')]
      : [];
  const targets = state.targets.map((size) => ({ size, chosen: size === state.chosen }));
  return { regions: [...above, ...below], targets };
}

export function beyond({ regions, targets }: Backdrop, theme: Theme): Plugin<'line'> {
  return {
    id: 'beyond',
    beforeDatasetsDraw(chart: Chart<'line'>) {
      const scale = chart.scales['x'];
      if (!scale) return;
      const { ctx, chartArea } = chart;
      const { top, bottom } = chartArea;
      const place = (size: number) => scale.getPixelForValue(size);
      ctx.save();
      ctx.font = `${theme.fontSize}px ${theme.font}`;
      ctx.textBaseline = 'bottom';
      for (const { from, to, label, align } of regions) {
        ctx.fillStyle = theme.beyond;
        ctx.fillRect(place(from), top, place(to) - place(from), bottom - top);
        if (label === null) continue;
        ctx.fillStyle = theme.muted;
        ctx.textAlign = align;
        ctx.fillText(label, place(align === 'left' ? from : to), top - 0.5 * theme.fontSize);
      }
      ctx.lineWidth = 1;
      for (const { size, chosen } of targets) {
        ctx.strokeStyle = chosen ? theme.ink : theme.muted;
        ctx.setLineDash(chosen ? [] : [1, 4]);
        ctx.beginPath();
        ctx.moveTo(place(size), top);
        ctx.lineTo(place(size), bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
