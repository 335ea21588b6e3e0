/** The tables of the next experiment and of the validation. */
import { measured } from '../../format/measures';
import type { Design, Law, Validation } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName, lawShortName } from '../../format/law_names';
import { dollars, MEANINGS } from '../../words/design';
import {
  averageFirst,
  COVERAGE_TITLE,
  coverageText,
  MAPE_TITLE,
  mapeText,
} from '../../words/validation';
import { sizeCell, figure, figures, word, words, type Cell, type Table } from './table';

export function designTable({ candidates, target }: Design): Table {
  const at = format.size(target);
  return {
    name: 'next-experiment',
    title: `The value of a further run for the forecast at ${at}, and its cost`,
    columns: [
      figures('run at', 'B', [''], 'run at'),
      figures('cost', '$', [''], 'cost'),
      figures('se', measured.y.unit),
      figures('disagreement (eq. 14)', `${measured.y.unit}²`),
      figures('bits'),
      figures('bits, laws as fitted'),
      figures(`remaining sd at ${at}`, measured.y.unit),
      figures('bits per $1,000'),
      figures(`variance removed at ${at} per $1,000`, `${measured.y.unit}²`),
    ],
    rows: candidates.map((one) => {
      const by = (measure: keyof typeof MEANINGS) =>
        figure(MEANINGS[measure].value(one), format.number3);
      return [
        sizeCell(one.size),
        figure(one.cost, dollars),
        figure(one.se, format.number3),
        by('info'),
        by('bits'),
        figure(one.bits, format.number3),
        by('sd'),
        by('bits-per-dollar'),
        by('variance-per-dollar'),
      ];
    }),
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
