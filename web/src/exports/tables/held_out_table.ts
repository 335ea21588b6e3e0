/** The table of held-out rows and their forecasts. */
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { scoredRows } from '../../words/held_out';
import { unitName } from '../../state/preprocessing';
import { sizeCell, sizeColumn, figure, figures, together, type Table } from './table';

export function heldOutTable(shown: Shown): Table | null {
  const unit = unitName(shown.state);
  const scored = scoredRows(shown);
  if (scored.length === 0) return null;
  return {
    name: 'held-out',
    title: 'Held-out rows and their forecasts',
    columns: [
      sizeColumn(),
      figures('measured', unit, ['', 'se']),
      figures('forecast', unit, ['', 'sd']),
      figures('off by', unit),
      figures('within the interval of', '', [''], 'level'),
    ],
    rows: scored.map(({ size, gain, se, mean, sd, within }) => [
      sizeCell(size),
      together(format.gainOr(gain, se || null), gain, se || null),
      together(format.gainOr(mean, sd), mean, sd),
      figure(mean - gain, format.gain3),
      together(within === null ? 'outside 95%' : format.coverage(within), within),
    ]),
  };
}
