/** What the forecast chart draws: curves, observations and forecasts as Chart.js data sets, back to front. */
import type { ChartDataset } from 'chart.js';
import type {} from 'chartjs-chart-error-bars'; // adds its chart type to Chart.js's own
import type { Analysis } from '../analysis';
import { headline, type Results } from '../asking';
import { lawShortName } from '../law_names';
import { drawnRows } from './drawn_rows';
import { DASHES, lineWidth, type Theme } from './theme';

export type Kind = 'line' | 'scatterWithErrorBars';
/** `yMin` and `yMax` end the error bar; `label` is the row's own. */
export type Point = { x: number; y: number; yMin?: number; yMax?: number; label?: string };
export type Dataset = ChartDataset<Kind, Point[]>;
const line = (
  label: string,
  sizes: readonly number[],
  gains: readonly (number | null)[],
): Dataset & { type: 'line' } => ({
  type: 'line',
  label,
  data: sizes.map((x, index) => ({ x, y: gains[index] ?? Number.NaN })),
  pointRadius: 0,
  pointHoverRadius: 3,
  spanGaps: false,
});

function lawLines(analysis: Analysis, { curve }: Results, theme: Theme): Dataset[] {
  return curve.laws
    .filter(({ law }) => !analysis.state.hiddenLaws.includes(law))
    .map(({ law, weight, value }) => ({
      ...line(lawShortName(analysis.laws, law), curve.sizes, value),
      borderColor: theme.laws[law].line,
      backgroundColor: theme.laws[law].line,
      borderWidth: lineWidth(weight),
      borderDash: [...DASHES[law]],
      order: 3,
    }));
}

/** What the line of the forecast itself is called. */
export const headlineName = ({ calibrated }: Results): string =>
  calibrated ? 'calibrated' : 'average';

/** The laws' average where it is not the forecast. */
export const PAPERS_AVERAGE = 'paper’s average';

const headlineOf = (results: Results, theme: Theme): Dataset => ({
  ...line(headlineName(results), headline(results).curve.sizes, headline(results).curve.mean),
  borderColor: theme.ink,
  backgroundColor: theme.ink,
  borderWidth: 3,
  order: 2,
});

/** With the calibrated method, what the laws say is the background: their average, thin. */
const paperLine = ({ curve }: Results, theme: Theme): Dataset => ({
  ...line(PAPERS_AVERAGE, curve.sizes, curve.mean),
  borderColor: theme.muted,
  backgroundColor: theme.muted,
  borderWidth: 1.5,
  borderDash: [2, 4],
  order: 3,
});

function observed(analysis: Analysis, heldOut: boolean, theme: Theme): Dataset {
  const drawn = drawnRows(analysis.rows, analysis.state);
  const rows = heldOut ? drawn.heldOut : drawn.fitted;
  return {
    type: 'scatterWithErrorBars',
    label: heldOut ? 'held out' : 'observed',
    data: rows.map(({ size, gain, se, label }) => ({
      label,
      x: size,
      y: gain,
      yMin: gain - se,
      yMax: gain + se,
    })),
    clip: 12,
    pointRadius: heldOut ? 0 : 5,
    pointHoverRadius: heldOut ? 0 : 6,
    borderColor: theme.ink,
    backgroundColor: theme.ink,
    errorBarColor: heldOut ? theme.muted : theme.ink,
    errorBarWhiskerColor: heldOut ? theme.muted : theme.ink,
    errorBarLineWidth: 1.5,
    errorBarWhiskerLineWidth: 1.5,
    errorBarWhiskerSize: 8,
    order: 1,
  };
}

/** Held-out observations are hollow: rings drawn over their error bars, which would cross them. */
const rings = ({ rows, state }: Analysis, theme: Theme): Dataset => ({
  type: 'line',
  label: '',
  showLine: false,
  data: drawnRows(rows, state).heldOut.map(({ size, gain }) => ({ x: size, y: gain })),
  clip: 12,
  pointRadius: 5,
  pointHoverRadius: 5,
  pointBorderColor: theme.ink,
  pointBorderWidth: 2,
  pointBackgroundColor: theme.surface,
  order: 1,
});

/** The forecast at every target size; the chosen one is larger. */
function forecasts(analysis: Analysis, results: Results, theme: Theme): Dataset {
  const { targets } = headline(results);
  const marks = targets.sizes.flatMap((x, index) => {
    const y = targets.mean[index] ?? null;
    return y === null ? [] : [{ x, y }];
  });
  return {
    type: 'line',
    label: '',
    showLine: false,
    clip: 12,
    data: marks,
    pointStyle: 'rectRot',
    pointRadius: marks.map(({ x }) => (x === analysis.state.chosen ? 8 : 5)),
    pointHoverRadius: 8,
    borderColor: theme.surface,
    borderWidth: 2,
    backgroundColor: theme.ink,
    order: 0,
  };
}

/** All of them. Those without a label only mark what another one names. */
export const datasets = (analysis: Analysis, results: Results, theme: Theme): Dataset[] => [
  headlineOf(results, theme),
  ...(results.calibrated ? [paperLine(results, theme)] : lawLines(analysis, results, theme)),
  rings(analysis, theme),
  observed(analysis, false, theme),
  observed(analysis, true, theme),
  forecasts(analysis, results, theme),
];
