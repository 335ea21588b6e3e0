/** The tables of the decomposition: parts with their ranges by size, parameters, optima. */
import { measured } from '../../format/measures';
import type { Analysis } from '../../analysis/analysis';
import { rangesAt } from '../../charts/parts';
import type { Decomposition, Letter, Range } from '../../engine/contract';
import * as format from '../../format/figures';
import {
  COMPONENT,
  deltaName,
  LETTERS,
  optimaSentence,
  percentTick,
  plain3,
  shareSpan,
  spanText,
} from '../../words/decomposition';
import { tableSizes } from '../../analysis/plans';
import {
  sizeCell,
  sizeColumn,
  figure,
  figures,
  NONE,
  together,
  word,
  words,
  type Cell,
  type Table,
} from './table';

const PARTS = ['', 'from', 'to'];

const ranged = (
  best: number | null | undefined,
  range: Range | null | undefined,
  show: (value: number) => string,
  span: (range: Range) => string,
): Cell =>
  together(
    `${best === null || best === undefined ? NONE : show(best)}${range ? ` (${span(range)})` : ''}`,
    best,
    range?.low,
    range?.high,
  );

export function partsTable(decomposition: Decomposition, of: Analysis): Table {
  const { components, total, sizes } = decomposition;
  const ranges = rangesAt(decomposition, of.state.delta);
  const rangeOf = (id: (typeof components)[number]['id']) =>
    ranges?.components.find((one) => one.id === id);
  return {
    name: 'decomposition',
    title: `The gain by mechanism at the best fit, with the range within ${deltaName(of.state.delta)}`,
    columns: [
      sizeColumn(measured.x.head, 'at'),
      figures('total', measured.y.unit, PARTS),
      ...components.map(({ id }) => figures(COMPONENT[id].name, measured.y.unit, PARTS)),
      ...components.map(({ id }) => figures(`${COMPONENT[id].name}, share`, '', PARTS)),
    ],
    rows: tableSizes(of).map((size) => {
      const at = sizes.indexOf(size);
      return [
        sizeCell(size),
        ranged(total[at], ranges?.total[at], format.number3, spanText),
        ...components.map(({ id, gain }) =>
          ranged(gain[at], rangeOf(id)?.gain[at], format.number3, spanText),
        ),
        ...components.map(({ id, share }) =>
          ranged(share[at], rangeOf(id)?.share[at], percentTick, shareSpan),
        ),
      ];
    }),
  };
}

const letters = Object.keys(LETTERS) as Letter[];

export function parametersTable(decomposition: Decomposition, of: Analysis): Table {
  const range = rangesAt(decomposition, of.state.delta)?.parameters;
  return {
    name: 'decomposition-parameters',
    title: `Parameters of the decomposition, with their ranges within ${deltaName(of.state.delta)}`,
    columns: [
      words('parameter'),
      figures('at least'),
      figures('at most'),
      figures('best fit'),
      figures('range', '', ['from', 'to']),
      words('stands for'),
    ],
    rows: letters.map((letter) => {
      const found = range?.[letter];
      return [
        word(LETTERS[letter].sign),
        figure(decomposition.bounds[letter].low),
        figure(decomposition.bounds[letter].high),
        figure(decomposition.best.parameters[letter], plain3),
        together(
          found ? `${plain3(found.low)} to ${plain3(found.high)}` : NONE,
          found?.low,
          found?.high,
        ),
        word(LETTERS[letter].meaning),
      ];
    }),
  };
}

export const optimaTable = (decomposition: Decomposition): Table => ({
  name: 'decomposition-optima',
  title: optimaSentence(decomposition),
  columns: [
    figures('χ²'),
    ...letters.map((letter) => figures(LETTERS[letter].sign)),
    words('at a bound'),
  ],
  rows: decomposition.optima.map(({ chi2, parameters, atBound }) => [
    figure(chi2, plain3),
    ...letters.map((letter) => figure(parameters[letter], plain3)),
    word(atBound.map((letter) => LETTERS[letter].sign).join(', ')),
  ]),
});
