/** Draws the headroom, which no gain can exceed, as a line: the highest score minus the baseline. */
import type { Chart, Plugin } from 'chart.js';
import * as format from '../format/figures';
import { NO_CEILING, type Unit } from '../state/preprocessing';
import type { Range } from './scale';
import type { Theme } from './theme';

export const headroomName = (upperBound: number, unit: Unit): string =>
  unit === 'pp' ? `headroom: ${format.number3(upperBound)} pp` : 'all of the headroom';

const reaches = (range: Range, upperBound: number): boolean =>
  upperBound <= range.high && upperBound >= range.low;

/** The caption where the headroom lies outside the chart; null where it lies inside, or there is no bound. */
export function headroomBeyond(upperBound: number | null, range: Range, unit: Unit): string | null {
  if (upperBound === null || upperBound >= NO_CEILING || reaches(range, upperBound)) return null;
  const name =
    unit === 'pp' ? `The headroom, ${format.number3(upperBound)} pp,` : 'All of the headroom';
  return `${name} lies ${upperBound > range.high ? 'above' : 'below'} the chart.`;
}

/** Draws nothing where there is no bound, or where it lies outside the chart. */
export function headroomLine(
  upperBound: number | null,
  range: Range,
  unit: Unit,
  theme: Theme,
): Plugin<'line'> {
  return {
    id: 'headroom',
    beforeDatasetsDraw(chart: Chart<'line'>) {
      const scale = chart.scales['y'];
      if (!scale || upperBound === null || !reaches(range, upperBound)) return;
      const { ctx, chartArea } = chart;
      const { left, right } = chartArea;
      const y = scale.getPixelForValue(upperBound);
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
      ctx.fillText(headroomName(upperBound, unit), left + 6, y - 3);
      ctx.restore();
    },
  };
}
