/** Rows that were held out, and what was forecast for them. */
import type { Analysis } from '../analysis';
import type { Results } from '../asking';
import * as format from '../format';
import { gainOr } from '../panels/forecasts';
import { scoredRows } from '../panels/held_out_text';
import { unitName } from '../state/preparing';
import { figure, figures, together, type Table } from './table';

export function heldOutTable(shown: Analysis & { results: Results }): Table | null {
  const unit = unitName(shown.state);
  const scored = scoredRows(shown);
  if (scored.length === 0) return null;
  return {
    name: 'held-out',
    title: 'Rows that were held out, and what was forecast for them',
    columns: [
      figures('size', 'B', [''], 'size'),
      figures('measured', unit, ['', 'se']),
      figures('forecast', unit, ['', 'sd']),
      figures('off by', unit),
      figures('within the interval of', '', [''], 'level'),
    ],
    rows: scored.map(({ size, gain, se, mean, sd, within }) => [
      figure(size, format.size),
      together(format.gainWithSd(gain, se), gain, se),
      together(gainOr(mean, sd), mean, sd),
      figure(mean - gain, format.gain3),
      together(within === null ? 'outside 95%' : format.coverage(within), within),
    ]),
  };
}
