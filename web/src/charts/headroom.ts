/** Draws the headroom, which no gain can exceed, as a line: the highest score minus the baseline. */
import type { Chart, Plugin } from 'chart.js';
import * as format from '../format/figures';
import type { Unit } from '../state/preprocessing';
import type { Range } from './scale';
import type { Theme } from './theme';

export const headroomName = (most: number, unit: Unit): string =>
  unit === 'pp' ? `headroom: ${format.number3(most)} pp` : 'all of the headroom';

const reaches = (range: Range, most: number): boolean => most <= range.high && most >= range.low;

/** The caption where the headroom lies outside the chart; null where it lies inside, or there is no bound. */
export function headroomBeyond(most: number | null, range: Range, unit: Unit): string | null {
  if (most === null || reaches(range, most)) return null;
  const name = unit === 'pp' ? `The headroom, ${format.number3(most)} pp,` : 'All of the headroom';
  return `${name} lies ${most > range.high ? 'above' : 'below'} the chart.`;
}

/** Draws nothing where there is no bound, or where it lies outside the chart. */
export function headroomLine(
  most: number | null,
  range: Range,
  unit: Unit,
  theme: Theme,
): Plugin<'line'> {
  return {
    id: 'headroom',
    beforeDatasetsDraw(chart: Chart<'line'>) {
      const scale = chart.scales['y'];
      if (!scale || most === null || !reaches(range, most)) return;
      const { ctx, chartArea } = chart;
      const { left, right } = chartArea;
      const y = scale.getPixelForValue(most);
      ctx.save();
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
      ctx.stroke();
      ctx.fillStyle = theme.ink;
      ctx.font = `${theme.fontSize}px ${theme.font}`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'bottom';
      ctx.fillText(headroomName(most, unit), left + 6, y - 3);
      ctx.restore();
    },
  };
}
