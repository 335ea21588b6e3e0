/**
 * The forecast chart: observations with error bars, the laws with lines as wide as their weights, their
 * average in ink with its band, and the region beyond the data. A pure function from results to a
 * Chart.js configuration.
 */
import { measured, ownUnit } from '../format/measures';
import type { ChartConfiguration, TooltipItem } from 'chart.js';
import type { Analysis } from '../analysis/analysis';
import { headline, type Results } from '../analysis/query';
import type { LawId } from '../engine/contract';
import * as format from '../format/figures';
import { lawShortName } from '../format/law_names';
import { band } from './band';
import { backdrop, beyond } from './beyond';
import { errorBars } from './error_bars';
import {
  datasets,
  errorsOf,
  headlineName,
  PAPERS_AVERAGE,
  type Kind,
  type Point,
} from './datasets';
import { endLabels, type EndLabel } from './end_labels';
import { gainAxis, gainTicks, type GainAxis } from './gain_axis';
import { headroomLine } from './headroom';
import { sizeTicks, type Range } from './scale';
import { isNamed } from '../state/laws';
import { unitName } from '../state/preprocessing';
import type { Theme } from './theme';

export type ForecastChart = ChartConfiguration<Kind, Point[]>;

/** Below this width the ends of lines have no labels; the legend names the lines. */
const ROOM_FOR_LABELS = 560;

/** With more observed sizes than this, the axis does not mark them. */
const OBSERVED_TICKS = 12;

const lastValue = (values: readonly (number | null)[]): number | null => values.at(-1) ?? null;

export function endLabelsFor(
  analysis: Analysis,
  results: Results,
  range: Range,
  theme: Theme,
): EndLabel[] {
  const { curve, learned } = results;
  const label = (name: string, gain: number | null, colour: string, bold: boolean): EndLabel[] => {
    if (gain === null) return [];
    const arrow = gain > range.high ? '↑ ' : gain < range.low ? '↓ ' : '';
    return [{ text: `${arrow}${name} ${format.number3(gain)}`, colour, gain, bold }];
  };
  if (learned) {
    return [
      ...label(PAPERS_AVERAGE, lastValue(curve.mean), theme.muted, false),
      ...label(headlineName(results), lastValue(learned.curve.mean), theme.ink, true),
    ];
  }
  const laws = curve.laws
    .filter(({ law, weight }) => isNamed(analysis.state, law, weight))
    .flatMap(({ law, value }) =>
      label(lawShortName(analysis.laws, law), lastValue(value), theme.laws[law].text, false),
    );
  return [...laws, ...label(headlineName(results), lastValue(curve.mean), theme.ink, true)];
}

/** Lines that leave the shown range beyond the first fitted size, and the size where they do. */
export function linesOffChart(
  { fittedRange, state }: Analysis,
  { curve, learned }: Results,
  range: Range,
): { line: LawId | 'average'; from: number }[] {
  const outside = (gain: number | null) => gain !== null && (gain > range.high || gain < range.low);
  const lines = [
    ...(learned ? [] : curve.laws.filter(({ law, weight }) => isNamed(state, law, weight))),
    { law: 'average' as const, value: curve.mean },
  ];
  return lines.flatMap(({ law, value }) => {
    const from = curve.sizes.find(
      (size, at) => size >= (fittedRange?.smallest ?? 0) && outside(value[at] ?? null),
    );
    return from === undefined ? [] : [{ line: law, from }];
  });
}

function tooltipLine(item: TooltipItem<Kind>, results: Results, unit: string): string {
  const { parsed, dataset } = item;
  const y = parsed.y ?? 0; // null only where there is no point to speak of
  const { sizes, sd } = headline(results).curve;
  const { label = '' } = item.raw as Point;
  const spread =
    dataset.label === headlineName(results) ? (sd[sizes.indexOf(parsed.x ?? 0)] ?? null) : null;
  const gain = spread === null ? format.gain3(y) : format.gainWithSd(y, spread);
  const whose = label === '' ? '' : `, ${label}`;
  return ` ${dataset.label ?? ''}${whose}  ${gain} ${unit}`;
}

/** What stays fixed while a point is dragged: the range of the gain axis and the room for labels. */
export type Frame = GainAxis & { right: number };

export function frameOf(analysis: Analysis, results: Results, theme: Theme, width: number): Frame {
  const axis = gainAxis(analysis, results);
  if (width < ROOM_FOR_LABELS) return { ...axis, right: 12 };
  return { ...axis, right: labelRoom(endLabelsFor(analysis, results, axis.range, theme), theme) };
}

/** Room to the right of the chart for the longest label, in pixels. */
const labelRoom = (labels: readonly EndLabel[], theme: Theme): number =>
  24 + Math.max(0, ...labels.map(({ text }) => text.length)) * theme.fontSize * 0.56;

export function forecastChart(
  analysis: Analysis,
  results: Results,
  theme: Theme,
  width: number,
  frame: Frame = frameOf(analysis, results, theme, width),
): ForecastChart {
  const { curve, targets } = results;
  const low = Math.min(...curve.sizes);
  const high = Math.max(...curve.sizes);
  const { range, logarithmic, right } = frame;
  const labelled = width >= ROOM_FOR_LABELS;
  const names = labelled ? endLabelsFor(analysis, results, range, theme) : [];
  const { chosen } = analysis.state;
  const unit = unitName(analysis.state);
  const sizes = new Set(analysis.rows.fitted.map((row) => row.size));
  const observedSizes = sizes.size > OBSERVED_TICKS ? [] : [...sizes];
  const ticks = sizeTicks(
    low,
    high,
    [chosen, ...[...targets.sizes].reverse(), ...observedSizes],
    (theme.fontSize * 3.2) / Math.max(width - (labelled ? right : 0) - 60, 100),
  );
  const font = { family: theme.font, size: theme.fontSize };
  const title = { display: true, color: theme.muted, font };
  return {
    type: 'line',
    data: {
      datasets: datasets(analysis, results, theme),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      layout: { padding: { top: theme.fontSize * 2, right } },
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: {
        x: {
          type: 'logarithmic',
          min: low,
          max: high,
          title: { ...title, text: measured.x.title },
          grid: { display: false },
          border: { color: theme.hairline },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            color: (context) => (context.tick.value === chosen ? theme.ink : theme.muted),
            font: (context) => (context.tick.value === chosen ? { ...font, weight: 600 } : font),
            callback: (value) => format.sizeAlone(Number(value)),
          },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map((value) => ({ value }));
          },
        },
        y: {
          type: logarithmic ? 'logarithmic' : 'linear',
          min: range.low,
          max: range.high,
          title: {
            ...title,
            text: `${measured.y.name}${ownUnit() === '' ? '' : `, ${unit}`}${logarithmic ? ', logarithmic' : ''}`,
          },
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
          afterBuildTicks: (axis) => {
            const round = logarithmic ? gainTicks(range) : [];
            if (round.length > 1) axis.ticks = round.map((value) => ({ value }));
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: theme.surface,
          borderColor: theme.muted,
          borderWidth: 1,
          titleColor: theme.ink,
          bodyColor: theme.ink,
          multiKeyBackground: theme.surface,
          boxWidth: theme.fontSize,
          boxHeight: 4,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          padding: 10,
          boxPadding: 6,
          filter: (item) => item.dataset.label !== '',
          itemSort: (a, b) => (b.parsed.y ?? 0) - (a.parsed.y ?? 0),
          callbacks: {
            title: ([item]) => (item ? format.size(item.parsed.x ?? 0) : ''),
            label: (item) => tooltipLine(item, results, unit),
            labelColor: ({ dataset }) => ({
              borderColor: theme.surface,
              backgroundColor:
                typeof dataset.backgroundColor === 'string' ? dataset.backgroundColor : theme.ink,
            }),
          },
        },
      },
    },
    plugins: [
      beyond(backdrop(analysis, low, high, labelled), theme),
      band(results, analysis.state.band, theme.band),
      headroomLine(results.targets.most, range, analysis.state.unit, theme),
      errorBars(errorsOf(analysis, theme)),
      endLabels(names, theme.font, theme.fontSize),
    ],
  };
}
