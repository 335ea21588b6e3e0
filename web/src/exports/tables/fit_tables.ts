/** The tables of the fit: the forecast by each criterion, and the residuals of the rows. */
import type { Analysis, Shown } from '../../analysis/analysis';
import type { ByCriterion } from '../../analysis/fit_plans';
import type { Forecast, LawIntervals } from '../../engine/contract';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { criterionRows } from '../../words/fit/by_criterion';
import { ownIntervals } from '../../words/fit/own_intervals';
import { curveName, nameOfRow, residualsOf } from '../../words/fit/residuals';
import { otherLaws } from '../../words/fit/taking_part';
import { sizeCell, sizeColumn, figure, figures, together, word, words, type Table } from './table';

export function criteriaTable(shown: Shown, found: ByCriterion): Table {
  const { state } = shown;
  return {
    name: 'criteria',
    title: `The average of the laws${otherLaws(shown)} at ${format.size(state.chosen)} by each criterion`,
    columns: [
      words('criterion'),
      figures('forecast', unitName(state), ['', 'sd']),
      words('leading law'),
      figures('its weight'),
      words('instead'),
    ],
    rows: criterionRows(shown, found).map(({ name, mean, sd, leading, instead }) => [
      word(name),
      together(format.gainOr(mean, sd), mean, sd),
      word(leading?.name ?? ''),
      figure(leading?.weight, format.percent),
      word(instead ?? ''),
    ]),
  };
}

export function ownIntervalsTable(shown: Shown, found: LawIntervals): Table {
  const { state } = shown;
  const unit = unitName(state);
  return {
    name: 'own-intervals',
    title: `Each law’s own ${format.coverage(state.level)} interval at ${format.size(state.chosen)}`,
    columns: [words('law'), figures('gain', unit), figures('from', unit), figures('to', unit)],
    rows: ownIntervals(shown, found).map(({ name, value, low, high }) => [
      word(name),
      figure(value, format.gain3),
      figure(low, format.gain3),
      figure(high, format.gain3),
    ]),
  };
}

export function residualsTable(of: Analysis, forecast: Forecast): Table {
  const unit = unitName(of.state);
  return {
    name: 'residuals',
    title: `Distance of the rows from ${curveName(of)} in standard errors`,
    columns: [
      words('row'),
      sizeColumn(),
      figures('measured', unit, ['', 'se']),
      figures('forecast', unit),
      figures('residual', 'se'),
      words('held out'),
    ],
    rows: residualsOf(of, forecast).map(({ row, mean, residual, held }) => [
      word(nameOfRow(row, of)),
      sizeCell(row.size),
      together(format.gainOr(row.gain, row.se || null), row.gain, row.se || null),
      figure(mean, format.gain3),
      figure(residual, format.gain3),
      word(held ? 'yes' : ''),
    ]),
  };
}
