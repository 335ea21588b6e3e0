/** The forecast chart's curves, observations and forecasts as Chart.js data sets, back to front. */
import { METHOD_NAMES } from '../format/method_names';
import type { ChartDataset } from 'chart.js';
import type { Analysis } from '../analysis/analysis';
import { headline, type Results } from '../analysis/query';
import { lawShortName } from '../format/law_names';
import { drawnRows } from './drawn_rows';
import type { ErrorBars } from './error_bars';
import { styleOf } from '../engine/law_ids';
import { lineWidth, type Theme } from './theme';

export type Kind = 'line';
/** `label` is the row's own. */
export type Point = { x: number; y: number; label?: string };
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
      borderDash: [...styleOf(law).dash],
      order: 3,
    }));
}

/** The name of the forecast's own line. */
export const headlineName = (results: Results): string =>
  METHOD_NAMES[headline(results).targets.method].line;

/** The name of the laws' average where it is not the forecast. */
export const PAPERS_AVERAGE = 'paper’s average';

const headlineOf = (results: Results, theme: Theme): Dataset => ({
  ...line(headlineName(results), headline(results).curve.sizes, headline(results).curve.mean),
  borderColor: theme.ink,
  backgroundColor: theme.ink,
  borderWidth: 3,
  order: 2,
});

/** With the calibrated method, the laws' average is drawn thin, in the background. */
const paperLine = ({ curve }: Results, theme: Theme): Dataset => ({
  ...line(PAPERS_AVERAGE, curve.sizes, curve.mean),
  borderColor: theme.muted,
  backgroundColor: theme.muted,
  borderWidth: 1.5,
  borderDash: [2, 4],
  order: 3,
});

const OBSERVED_RADIUS = 5;

/** With more observations than this they are drawn smaller and lighter, so that the curve stays in sight. */
const MANY = 60;

/** The radius of an observation in pixels, and how opaque it and its error bar are, of so many. */
export function weightOf(count: number): { radius: number; opacity: number } {
  if (count <= MANY) return { radius: OBSERVED_RADIUS, opacity: 1 };
  const share = Math.sqrt(MANY / count);
  return {
    radius: Math.max(1.5, OBSERVED_RADIUS * share),
    opacity: Math.max(0.08, 0.7 * share),
  };
}

/** A colour of the style sheet, "#rrggbb", with an opacity. */
const faded = (colour: string, opacity: number): string =>
  opacity === 1 || !/^#[\da-f]{6}$/i.test(colour)
    ? colour
    : colour +
      Math.round(255 * opacity)
        .toString(16)
        .padStart(2, '0');

/** Observations: those that were fitted as dots, held-out ones as rings. */
function observed({ rows, state }: Analysis, heldOut: boolean, theme: Theme): Dataset {
  const drawn = drawnRows(rows, state);
  const { radius, opacity } = weightOf(drawn.fitted.length + drawn.heldOut.length);
  const ink = faded(theme.ink, opacity);
  return {
    type: 'line',
    label: heldOut ? 'held out' : 'observed',
    showLine: false,
    data: (heldOut ? drawn.heldOut : drawn.fitted).map(({ size, gain, label }) => ({
      label,
      x: size,
      y: gain,
    })),
    clip: 12,
    pointRadius: radius,
    pointHoverRadius: heldOut ? OBSERVED_RADIUS : 6,
    pointBorderColor: ink,
    pointBorderWidth: heldOut ? 1 + opacity : opacity < 1 ? 0 : 1,
    pointBackgroundColor: heldOut ? theme.surface : ink,
    backgroundColor: theme.ink,
    order: 1,
  };
}

/** ± 1 se of every observation that is drawn. */
export function errorsOf({ rows, state }: Analysis, theme: Theme): ErrorBars[] {
  const { fitted, heldOut } = drawnRows(rows, state);
  const { radius, opacity } = weightOf(fitted.length + heldOut.length);
  return [
    { points: heldOut, colour: faded(theme.muted, opacity), gap: radius + 1 },
    { points: fitted, colour: faded(theme.ink, opacity), gap: 0 },
  ];
}

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

/** All data sets. Those without a label only mark points of another one. */
export const datasets = (analysis: Analysis, results: Results, theme: Theme): Dataset[] => [
  headlineOf(results, theme),
  ...(results.learned ? [paperLine(results, theme)] : lawLines(analysis, results, theme)),
  observed(analysis, false, theme),
  observed(analysis, true, theme),
  forecasts(analysis, results, theme),
];
