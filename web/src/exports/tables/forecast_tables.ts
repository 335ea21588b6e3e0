/** The tables of the forecast: rows, fits of the laws, forecasts at the target sizes, the chart's curves. */
import { gains, measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import type { Shown } from '../../analysis/analysis';
import { centralAt, headline, type Lines } from '../../analysis/query';
import { headlineName } from '../../charts/datasets';
import { bandRuns } from '../../charts/band';
import type { Fit } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawCount, lawName } from '../../format/law_names';
import { CRITERION_NAMES } from '../../words/fit/criterion';
import { parametersInFull, STATUS } from '../../words/fit/selection';
import { otherLaws } from '../../words/fit/taking_part';
import type { Derived } from '../../analysis/derived';
import { hasBaselines } from '../../state/state';
import { unitName } from '../../state/preprocessing';
import { seriesName } from '../../state/series';
import {
  sizeCell,
  sizeColumn,
  figure,
  figures,
  together,
  word,
  words,
  type Cell,
  type Table,
} from './table';

/** Cells as typed, with the numbers read from them where they could be read. */
export function rowsTable({ state, rows }: Pick<Derived, 'state' | 'rows'>): Table {
  const several = rows.series.length > 1;
  const held = new Set(rows.heldOut.map(({ row }) => row));
  const read = new Map([...rows.fitted, ...rows.heldOut].map((placed) => [placed.row, placed]));
  return {
    name: 'data',
    title: `Observed ${gains()} by ${measured.x.name}`,
    columns: [
      ...(several ? [words('benchmark')] : []),
      sizeColumn(
        measured.x.head,
        measured.x.unit === '' ? measured.x.head : `${measured.x.head}, ${measured.x.unit}`,
      ),
      figures(measured.y.name, measured.y.unit),
      figures('se', measured.y.unit),
      ...(hasBaselines(state) ? [figures('base', '%')] : []),
      words('label'),
      words('held out'),
    ],
    rows: state.rows.map((row, at) => {
      const placed = read.get(at);
      return [
        ...(several ? [word(seriesName(row.series))] : []),
        together(row.size, placed ? placed.size * measured.x.scale : row.size),
        together(row.gain, placed?.gain ?? row.gain),
        together(row.se, placed?.se ?? row.se),
        ...(hasBaselines(state) ? [together(row.base, placed?.base ?? row.base)] : []),
        word(row.label),
        word(held.has(at) ? 'yes' : ''),
      ];
    }),
  };
}

/** The interval of the headline's forecast at one size, by the full predictive distribution. */
function intervalCell(targets: Lines['targets'], size: number, level: number): Cell {
  const ends = centralAt(targets, size, level);
  return together(ends ? format.gainSpan(ends.low, ends.high) : '—', ends?.low, ends?.high);
}

function learnedCells({ targets }: Lines, size: number, level: number): Cell[] {
  const at = targets.sizes.indexOf(size);
  const [mean, sd] = [targets.mean[at], targets.sd[at]];
  return [together(format.gainOr(mean, sd), mean, sd), intervalCell(targets, size, level)];
}

export function forecastsTable({ results: { targets, learned }, laws, state }: Shown): Table {
  const unit = unitName(state);
  const interval = figures(`${format.coverage(state.level)} interval`, unit, ['from', 'to']);
  return {
    name: 'forecasts',
    title: `Forecast ${measured.y.name} in ${unit} by ${measured.x.name}: the average of the laws${otherLaws({ state, laws })}, and each law`,
    columns: [
      sizeColumn(),
      ...(learned ? [figures(METHOD_NAMES[state.method].line, unit, ['', 'sd']), interval] : []),
      figures(learned ? 'paper’s average' : 'average', unit, ['', 'sd']),
      ...(learned ? [] : [interval]),
      figures('sd within laws', unit),
      figures('sd between laws', unit),
      ...targets.laws.map(({ law }) => figures(lawName(laws, law), unit, ['', 'sd'])),
    ],
    rows: targets.sizes.map((size, at) => {
      const [mean, sd] = [targets.mean[at], targets.sd[at]];
      return [
        sizeCell(size),
        ...(learned ? learnedCells(learned, size, state.level) : []),
        together(format.gainOr(mean, sd), mean, sd),
        ...(learned ? [] : [intervalCell(targets, size, state.level)]),
        figure(targets.within[at], format.number3),
        figure(targets.between[at], format.number3),
        ...targets.laws.map(({ value, sd }) =>
          together(format.gainOr(value[at], sd[at]), value[at], sd[at]),
        ),
      ];
    }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function parametersShown({ parameters, sd, determined }: Fit): string {
  const all = [
    ...Object.entries(parameters).map(([name, value]) => ({ name, value, sd: sd[name] ?? null })),
    ...determined,
  ].flatMap(({ name, value, sd }) =>
    value === null
      ? []
      : [`${name} = ${sd === null ? format.number3(value) : format.valueWithSd(value, sd)}`],
  );
  return all.length > 0 ? all.join(', ') : 'not determined';
}

export function selectionTable({ results: { fit }, laws }: Shown): Table {
  return {
    name: 'model-selection',
    title: `${capital(lawCount(fit.fits.length))} scaling laws fitted to ${fit.rows} rows, weighted by ${CRITERION_NAMES[fit.criterion]}`,
    columns: [
      words('law'),
      figures('weight'),
      figures('χ²'),
      figures('k'),
      figures('AIC'),
      figures('AICc'),
      figures('BIC'),
      words('parameters ± sd'),
      words('status'),
    ],
    rows: fit.fits.map((one) => {
      const number = (value: number | null) =>
        figure(one.status === 'not-identified' ? null : value, format.number3);
      return [
        word(lawName(laws, one.law)),
        figure(one.weight, format.percent),
        number(one.chi2),
        figure(one.k),
        number(one.aic),
        number(one.aicc),
        number(one.bic),
        together(parametersShown(one), parametersInFull(one)),
        word(STATUS[one.status]),
      ];
    }),
  };
}

/** The lines of the chart, size by size, and the ends of its band where it has one. */
export function curveTable({ results, laws, state }: Shown): Table {
  const unit = unitName(state);
  const { curve } = headline(results);
  const ends = bandRuns(results, state.band).flat();
  const sizes = [...new Set([...curve.sizes, ...ends.map(({ size }) => size)])];
  return {
    name: 'forecast-curve',
    title: `The curves of the forecast chart, in ${unit}`,
    columns: [
      sizeColumn(),
      figures(headlineName(results), unit, ['', 'sd']),
      figures('band', unit, ['from', 'to']),
      ...curve.laws.map(({ law }) => figures(lawName(laws, law), unit, ['', 'sd'])),
    ],
    rows: sizes
      .sort((a, b) => a - b)
      .map((size) => {
        const at = curve.sizes.indexOf(size);
        const end = ends.find((one) => one.size === size);
        const [mean, sd] = [curve.mean[at], curve.sd[at]];
        return [
          sizeCell(size),
          together(format.gainOr(mean, sd), mean, sd),
          together(end ? format.gainSpan(end.low, end.high) : '—', end?.low, end?.high),
          ...curve.laws.map(({ value, sd }) =>
            together(format.gainOr(value[at], sd[at]), value[at], sd[at]),
          ),
        ];
      }),
  };
}
