/** The tables of the next experiment and of the validation. */
import type { Law, Validation } from '../../engine/contract';
import { measured } from '../../format/measures';
import * as format from '../../format/figures';
import { lawName, lawShortName } from '../../format/law_names';
import { dollars, type Runs } from '../../words/design';
import { runColumns } from '../../words/decisions/run_columns';
import {
  averageFirst,
  COVERAGE_TITLE,
  coverageText,
  MAPE_TITLE,
  mapeText,
} from '../../words/validation';
import { sizeCell, sizeColumn, figure, figures, word, words, type Cell, type Table } from './table';

export function runsTable(runs: Runs): Table {
  const shown = runColumns(runs);
  return {
    name: 'next-experiment',
    title: `The value of a further run for the forecast at ${format.size(runs.target)}, and its cost`,
    columns: [
      sizeColumn('run at'),
      figures('cost', '$', [''], 'cost'),
      figures('se', measured.y.unit),
      ...shown.map(({ head, unit }) => figures(head, unit)),
    ],
    rows: runs.candidates.map((one) => [
      sizeCell(one.size),
      figure(one.cost, dollars),
      figure(one.se, format.number3),
      ...shown.map(({ value, show }) => figure(value(one), show ?? format.number3)),
    ]),
  };
}

type Estimator = Validation['truths'][number]['estimators'][number];

function heatTable(
  name: string,
  title: string,
  part: string,
  { truths }: Validation,
  laws: readonly Law[],
  cell: (estimator: Estimator) => Cell,
): Table {
  const estimators = averageFirst(truths[0]?.estimators ?? []);
  return {
    name,
    title,
    columns: [
      words('true law'),
      ...estimators.map(({ id }) =>
        figures(
          id === 'average' ? id : lawShortName(laws, id),
          part,
          [''],
          id === 'average' ? id : lawShortName(laws, id),
        ),
      ),
    ],
    rows: truths.map((truth) => [
      word(lawName(laws, truth.law)),
      ...averageFirst(truth.estimators).map(cell),
    ]),
  };
}

export const errorTable = (validation: Validation, laws: readonly Law[]): Table =>
  heatTable('validation-error', MAPE_TITLE, '%', validation, laws, ({ mape }) =>
    figure(mape, mapeText),
  );

export const coverageTable = (validation: Validation, laws: readonly Law[]): Table =>
  heatTable('validation-coverage', COVERAGE_TITLE, 'share', validation, laws, ({ coverage }) =>
    figure(coverage, coverageText),
  );
