/**
 * The forecast chart: observations with their error bars, the laws as wide as they are heavy, their
 * average in ink with its band of ± 2 standard deviations, and the region that no run has reached.
 * A pure function from results to a Chart.js configuration.
 */
import type { ChartConfiguration, ChartDataset, TooltipItem } from 'chart.js';
import type {} from 'chartjs-chart-error-bars'; // adds its chart type to Chart.js's own
import type { Analysis, Results } from '../analysis';
import type { LawId } from '../engine/contract';
import * as format from '../format';
import { lawShortName } from '../law_names';
import { band } from './band';
import { annotations } from './beyond';
import { endLabels, type EndLabel } from './end_labels';
import { gainRange, sizeTicks, type Range } from './scale';
import { DASHES, lineWidth, type Theme } from './theme';

type Kind = 'line' | 'scatterWithErrorBars';
type Point = { x: number; y: number };
type Dataset = ChartDataset<Kind, (Point & { yMin?: number; yMax?: number })[]>;
export type ForecastChart = ChartConfiguration<Kind, Dataset['data']>;

/** Below this width the ends of lines are not labelled; the legend carries the names. */
const ROOM_FOR_LABELS = 560;

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

const averageLine = ({ curve }: Results, theme: Theme): Dataset => ({
  ...line('average', curve.sizes, curve.mean),
  borderColor: theme.ink,
  backgroundColor: theme.ink,
  borderWidth: 3,
  order: 2,
});

function observed(analysis: Analysis, heldOut: boolean, theme: Theme): Dataset {
  const rows = heldOut ? analysis.rows.heldOut : analysis.rows.fitted;
  return {
    type: 'scatterWithErrorBars',
    label: heldOut ? 'held out' : 'observed',
    data: rows.map(({ size, gain, se }) => ({
      x: size,
      y: gain,
      yMin: gain - se,
      yMax: gain + se,
    })),
    clip: 12,
    pointRadius: 5,
    pointHoverRadius: 6,
    borderColor: theme.ink,
    borderWidth: heldOut ? 2 : 1.5,
    backgroundColor: heldOut ? theme.surface : theme.ink,
    errorBarColor: heldOut ? theme.muted : theme.ink,
    errorBarWhiskerColor: heldOut ? theme.muted : theme.ink,
    errorBarLineWidth: 1.5,
    errorBarWhiskerLineWidth: 1.5,
    errorBarWhiskerSize: 8,
    order: 1,
  };
}

/** The averaged forecast at every target size; the chosen one is larger. */
function forecasts(analysis: Analysis, { targets }: Results, theme: Theme): Dataset {
  const marks = targets.sizes.flatMap((x, index) => {
    const y = targets.mean[index] ?? null;
    return y === null ? [] : [{ x, y }];
  });
  return {
    type: 'line',
    label: 'targets',
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

const lastValue = (values: readonly (number | null)[]): number | null => values.at(-1) ?? null;

export function endLabelsFor(
  analysis: Analysis,
  { curve }: Results,
  range: Range,
  theme: Theme,
): EndLabel[] {
  const label = (name: string, gain: number | null, colour: string, bold: boolean): EndLabel[] => {
    if (gain === null) return [];
    const arrow = gain > range.high ? '↑ ' : gain < range.low ? '↓ ' : '';
    return [{ text: `${arrow}${name} ${format.number3(gain)}`, colour, gain, bold }];
  };
  const laws = curve.laws
    .filter(({ law, weight }) => weight > 0 && !analysis.state.hiddenLaws.includes(law))
    .flatMap(({ law, value }) =>
      label(lawShortName(analysis.laws, law), lastValue(value), theme.laws[law].text, false),
    );
  return [...laws, ...label('average', lastValue(curve.mean), theme.ink, true)];
}

/** Laws whose curve leaves the shown range beyond the first fitted size, and the size where it does. */
export function lawsOffChart(
  { reach }: Analysis,
  { curve }: Results,
  range: Range,
): { law: LawId; from: number }[] {
  const outside = (gain: number | null) => gain !== null && (gain > range.high || gain < range.low);
  return curve.laws.flatMap(({ law, weight, value }) => {
    const from = curve.sizes.find(
      (size, at) => size >= (reach?.smallest ?? 0) && outside(value[at] ?? null),
    );
    return weight > 0 && from !== undefined ? [{ law, from }] : [];
  });
}

const tooltipLine = ({ parsed, dataset }: TooltipItem<Kind>): string =>
  `${dataset.label ?? ''}  ${format.gain3(parsed.y)} pp`;

/** Room to the right of the chart for the longest label, in pixels. */
const labelRoom = (labels: readonly EndLabel[], theme: Theme): number =>
  24 + Math.max(0, ...labels.map(({ text }) => text.length)) * theme.fontSize * 0.56;

export function forecastChart(
  analysis: Analysis,
  results: Results,
  theme: Theme,
  width: number,
): ForecastChart {
  const { curve, targets } = results;
  const low = Math.min(...curve.sizes);
  const high = Math.max(...curve.sizes);
  const range = gainRange(analysis, results);
  const labelled = width >= ROOM_FOR_LABELS;
  const names = labelled ? endLabelsFor(analysis, results, range, theme) : [];
  const { chosen } = analysis.state;
  const observedSizes = analysis.rows.fitted.map((row) => row.size);
  const ticks = sizeTicks(
    low,
    high,
    [chosen, ...[...targets.sizes].reverse(), ...observedSizes],
    (theme.fontSize * 3.2) / Math.max(width - (labelled ? labelRoom(names, theme) : 0) - 60, 100),
  );
  const font = { family: theme.font, size: theme.fontSize };
  const title = { display: true, color: theme.muted, font };
  return {
    type: 'line',
    data: {
      datasets: [
        averageLine(results, theme),
        ...lawLines(analysis, results, theme),
        observed(analysis, false, theme),
        observed(analysis, true, theme),
        forecasts(analysis, results, theme),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      layout: {
        padding: { top: theme.fontSize * 2, right: labelled ? labelRoom(names, theme) : 12 },
      },
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: {
        x: {
          type: 'logarithmic',
          min: low,
          max: high,
          title: { ...title, text: 'model size, parameters' },
          grid: { display: false },
          border: { color: theme.hairline },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            color: (context) => (context.tick.value === chosen ? theme.ink : theme.muted),
            font: (context) => (context.tick.value === chosen ? { ...font, weight: 'bold' } : font),
            callback: (value) => format.size(Number(value)),
          },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map((value) => ({ value }));
          },
        },
        y: {
          type: 'linear',
          min: range.low,
          max: range.high,
          title: { ...title, text: 'gain, pp' },
          border: { display: false },
          grid: {
            color: (context) => (context.tick.value === 0 ? theme.muted : theme.hairline),
            tickLength: 0,
          },
          ticks: {
            color: theme.muted,
            font,
            padding: 6,
            maxTicksLimit: 8,
            includeBounds: false,
            callback: (value) => format.tick(Number(value)),
          },
        },
      },
      plugins: {
        legend: { display: false },
        annotation: { clip: false, annotations: annotations(analysis, low, high, theme) },
        tooltip: {
          backgroundColor: theme.ink,
          titleColor: theme.surface,
          bodyColor: theme.surface,
          titleFont: { ...font, weight: 'bold' },
          bodyFont: font,
          padding: 10,
          boxPadding: 6,
          filter: (item) => item.dataset.label !== 'targets',
          itemSort: (a, b) => b.parsed.y - a.parsed.y,
          callbacks: {
            title: ([item]) => (item ? format.size(item.parsed.x) : ''),
            label: tooltipLine,
          },
        },
      },
    },
    plugins: [band(curve, theme.band), endLabels(names, theme.font, theme.fontSize)],
  };
}
