/** The columns of the rows by name, on the axis and of the quantity of the page. */
import * as format from '../../format/figures';
import { measured } from '../../format/measures';
import type { Field } from '../../state/state';

/** Shown in the first row of an empty table, as examples of what to type. */
const HINTS: Record<Field, string> = {
  size: '1.7B',
  gain: '5.4',
  se: '0.5',
  base: '42.5',
  label: 'optional',
};

export function headOf(field: Field): { name: string; unit: string; spoken: string } {
  const { x, y } = measured;
  const points = y.unit === 'pp' ? 'percentage points' : y.unit;
  return {
    size: {
      name: x.column.replace(/ B$/, ''),
      unit: x.column.endsWith(' B') ? 'B' : '',
      spoken: `${x.head} in ${x.counts}`,
    },
    gain: {
      name: format.capital(y.name),
      unit: y.unit === y.name ? '' : y.unit,
      spoken: `${y.name} in ${points}`,
    },
    se: {
      name: '± se',
      unit: y.unit === y.name ? '' : y.unit,
      spoken: `standard error in ${points}`,
    },
    base: { name: 'Base', unit: '%', spoken: 'score of the baseline in percent' },
    label: { name: 'Label', unit: '', spoken: 'label' },
  }[field];
}

export const hintOf = (field: Field): string =>
  field === 'size' && measured.x.write ? measured.x.example : HINTS[field];
