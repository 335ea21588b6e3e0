/** The table of the back-test: one row for each held-back measurement. */
import { manySizes, measured } from '../../format/measures';
import type { BothMethods } from '../../analysis/backtest_plan';
import * as format from '../../format/figures';
import { BASELINE_NAMES, BASELINES, BY_METHOD, METHOD_NAMES } from '../../words/backtest';
import { sizeCell, sizeColumn, figure, figures, together, type Table } from './table';

const LEVEL = 0.9;

export function backtestTable(tests: BothMethods): Table {
  return {
    name: 'back-test',
    title: 'Held-back measurements and their forecasts',
    columns: [
      sizeColumn(`from ${manySizes()} up to`),
      sizeColumn('at'),
      figures('measured', measured.y.unit, ['', 'se']),
      ...BY_METHOD.flatMap((method) => [
        figures(METHOD_NAMES[method], measured.y.unit, ['', 'sd']),
        figures(`${METHOD_NAMES[method]}, 90% interval`, measured.y.unit, ['from', 'to']),
      ]),
      ...BASELINES.map((id) => figures(BASELINE_NAMES[id], measured.y.unit)),
    ],
    rows: tests.calibrated.cuts.flatMap(({ fitUpTo, points }, cut) =>
      points.map((point, at) => [
        sizeCell(fitUpTo),
        sizeCell(point.size),
        together(format.gainOr(point.gain, point.se), point.gain, point.se),
        ...BY_METHOD.flatMap((method) => {
          const forecast = tests[method].cuts[cut]?.points[at]?.forecast;
          const ends = forecast?.intervals.find(({ level }) => level === LEVEL);
          return [
            together(format.gainOr(forecast?.mean, forecast?.sd), forecast?.mean, forecast?.sd),
            together(ends ? format.gainSpan(ends.low, ends.high) : '—', ends?.low, ends?.high),
          ];
        }),
        ...BASELINES.map((id) => figure(point.baselines[id], format.gain3)),
      ]),
    ),
  };
}
