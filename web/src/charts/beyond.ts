/** What stands behind the lines: the region beyond the data with how far beyond it is, and the targets. */
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Analysis } from '../analysis';
import * as format from '../format';
import type { Theme } from './theme';

/** How many times the chosen size lies beyond the fitted sizes; null inside them. */
export function timesBeyond(analysis: Analysis): { times: number; side: 'above' | 'below' } | null {
  const { reach, state } = analysis;
  if (!reach) return null;
  if (state.chosen > reach.largest) return { times: state.chosen / reach.largest, side: 'above' };
  if (state.chosen < reach.smallest) return { times: reach.smallest / state.chosen, side: 'below' };
  return null;
}

/** `roomy`: the label starts where the data end; in a narrow chart it ends at the chart's edge instead. */
export function annotations(
  analysis: Analysis,
  low: number,
  high: number,
  theme: Theme,
  roomy: boolean,
): Record<string, AnnotationOptions> {
  const { reach, state } = analysis;
  const beyond = timesBeyond(analysis);
  const shaded = (xMin: number, xMax: number, side: 'above' | 'below'): AnnotationOptions => ({
    type: 'box',
    xMin,
    xMax,
    backgroundColor: theme.beyond,
    borderWidth: 0,
    drawTime: 'beforeDatasetsDraw',
    label: {
      display: beyond?.side === side,
      content: `${format.factor(beyond?.times ?? 1)}× beyond your data`,
      position: { x: (side === 'above') === roomy ? 'start' : 'end', y: 'start' },
      yAdjust: -1.8 * theme.fontSize,
      color: theme.muted,
      font: { family: theme.font, size: theme.fontSize, weight: 'normal' },
      padding: { x: 0, y: 2 },
    },
  });
  const targets = state.targets.map((size): [string, AnnotationOptions] => [
    `target-${size}`,
    {
      type: 'line',
      xMin: size,
      xMax: size,
      borderColor: size === state.chosen ? theme.ink : theme.muted,
      borderWidth: 1,
      borderDash: size === state.chosen ? [] : [1, 4],
      drawTime: 'beforeDatasetsDraw',
    },
  ]);
  return {
    ...(reach && reach.largest < high ? { above: shaded(reach.largest, high, 'above') } : {}),
    ...(reach && low < reach.smallest && beyond?.side === 'below'
      ? { below: shaded(low, reach.smallest, 'below') }
      : {}),
    ...Object.fromEntries(targets),
  };
}
