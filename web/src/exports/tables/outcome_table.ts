/** The table of what was measured after the forecast, scored. */
import { measured } from '../../format/measures';
import type { Verification } from '../../engine/contract';
import * as format from '../../format/figures';
import { probabilityInWords } from '../../words/exceedance';
import { hitOrMiss } from '../../words/decisions/outcome';
import { sizeCell, sizeColumn, figure, figures, word, words, type Table } from './table';

export const outcomeTable = ({ points }: Verification, unit: string): Table => ({
  name: 'outcome',
  title: 'How the forecast turned out',
  columns: [
    sizeColumn(),
    figures('measured', unit),
    figures('forecast', unit),
    words('outcome'),
    figures('probability of that or less'),
    figures('CRPS', unit),
    figures(`last ${measured.y.name}`, unit),
    figures('last share of headroom', unit),
    figures('half the trend', unit),
    figures('straight line', unit),
  ],
  rows: points.map((point) => {
    const { size, gain, forecast, baselines } = point;
    return [
      sizeCell(size),
      figure(gain, format.gain3),
      figure(forecast?.mean, format.gain3),
      word(hitOrMiss(point)),
      figure(forecast?.below, probabilityInWords),
      figure(forecast?.crps, format.number3),
      ...[
        baselines.lastValue,
        baselines.lastShareOfHeadroom,
        baselines.halfTheTrend,
        baselines.straightLine,
      ].map((value) => figure(value, format.gain3)),
    ];
  }),
});
