/** The tables of the bootstrap: intervals with their widths, the histogram, and the benchmarks. */
import { measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import type { Analysis, Shown } from '../../analysis/analysis';
import { intervalRows, widthOf } from '../../charts/bars';
import type { Bootstrap } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { forecastAt, nameOfSeries } from '../../words/benchmarks';
import { intervalOf, leadingLaw, reasonForNoForecast } from '../../words/benchmark_charts';
import { rowSpan } from '../../words/bootstrap';
import { spanOf } from '../../words/refit_noise';
import { bandName } from '../../words/legend';
import { unitName } from '../../state/preprocessing';
import { figure, figures, together, word, words, type Table } from './table';

export function intervalsTable(bootstrap: Bootstrap, { state, laws }: Shown): Table | null {
  const at = bootstrap.sizes.indexOf(state.chosen);
  if (at < 0) return null;
  const share = format.coverage(bootstrap.level);
  return {
    name: 'bootstrap',
    title:
      `Forecasts at ${format.size(state.chosen)} in ${format.count(bootstrap.replicates)} ` +
      `resamples, with the interval that contains ${share} of them`,
    columns: [
      words('law'),
      figures(`${share} of resamples`, unitName(state), ['from', 'to']),
      figures('median', unitName(state)),
      figures('mean', unitName(state)),
      figures('width', unitName(state)),
      figures('at a limit', '', ['', 'of']),
    ],
    rows: intervalRows(bootstrap, at).map((row, position) => {
      const { low, high, median, mean } = row;
      const largest = Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0));
      const beside = (value: number) => format.gainBeside(value, largest);
      const counted = bootstrap.laws[position]?.atLimit;
      return [
        word(row.law === 'average' ? 'average' : lawName(laws, row.law)),
        together(rowSpan(row), low, high),
        figure(median, beside),
        figure(mean, beside),
        figure(widthOf(row), format.number3),
        counted === undefined
          ? together('', null, null)
          : together(
              counted === 0 ? '—' : format.percent(counted / bootstrap.replicates),
              counted,
              bootstrap.replicates,
            ),
      ];
    }),
  };
}

export function histogramTable(bootstrap: Bootstrap, { state }: Shown): Table | null {
  const histogram = bootstrap.histogram[bootstrap.sizes.indexOf(state.chosen)];
  if (!histogram) return null;
  const { low, width, counts } = histogram;
  return {
    name: 'histogram',
    title: `Forecasts at ${format.size(state.chosen)} in ${format.count(bootstrap.replicates)} resamples`,
    columns: [figures(measured.y.name, unitName(state), ['from', 'to']), figures('resamples')],
    rows: counts.map((count, at) => {
      const [from, to] = [low + at * width, low + (at + 1) * width];
      return [together(format.gainSpan(from, to), from, to), figure(count, format.count)];
    }),
  };
}

export function benchmarksTable({ benchmarks, mean, state, laws }: Analysis): Table | null {
  if (!mean) return null;
  return {
    name: 'benchmarks',
    title: `Forecast ${measured.y.name} at ${format.size(state.chosen)} on every benchmark`,
    columns: [
      words('benchmark'),
      figures(METHOD_NAMES[state.method].line, unitName(state), ['', 'sd']),
      figures(
        state.method !== 'paper' ? bandName(state) : `${format.coverage(state.level)} of resamples`,
        unitName(state),
        ['from', 'to'],
      ),
      words('leading law'),
      figures('weight'),
      figures('rows', '', ['', 'held out']),
    ],
    rows: benchmarks.map((one) => {
      const forecast = forecastAt(one, state.chosen);
      const span = intervalOf(one, state.chosen);
      const law = leadingLaw(one);
      const { fitted, heldOut } = one.rows;
      const held = heldOut.length > 0 ? ` + ${heldOut.length}` : '';
      return [
        word(nameOfSeries(one.series, mean)),
        together(
          forecast ? format.gainOr(forecast.mean, forecast.sd) : reasonForNoForecast(one),
          forecast?.mean,
          forecast?.sd,
        ),
        together(forecast ? spanOf(span).replace(/ pp/g, '') : '—', span.low, span.high),
        word(law ? lawName(laws, law.law) : '—'),
        figure(law?.weight, format.percent),
        together(`${fitted.length}${held}`, fitted.length, heldOut.length),
      ];
    }),
  };
}
