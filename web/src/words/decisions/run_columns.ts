/** The columns of the table of runs to choose from, for the page and for what is saved. */
import * as format from '../../format/figures';
import type { Measure } from '../../state/planning';
import { dollars, inUnit, MEANINGS, measuresFor, type Meaning, type Runs } from '../design';

/** A column of the table of runs, after their size, cost and standard error. */
export type RunColumn = Pick<Meaning, 'value' | 'unit' | 'show'> & {
  readonly head: string;
  /** By which the best is set in bold. */
  readonly measure?: Measure;
};

/** Those that there are figures of. */
export function runColumns(runs: Runs): RunColumn[] {
  const at = format.size(runs.target);
  const known = measuresFor(runs);
  const by = (measure: Measure, head: string, unit: string): RunColumn[] =>
    known.includes(measure) ? [{ ...MEANINGS[measure], measure, head, unit: inUnit(unit) }] : [];
  const of = (head: string, unit: string, value: Meaning['value'], show?: Meaning['show']) =>
    runs.candidates.some((one) => value(one) !== null)
      ? [{ head, unit: inUnit(unit), value, ...(show && { show }) }]
      : [];
  return [
    ...by('info', 'disagreement (eq. 14)', 'pp²'),
    ...by('bits', 'bits', ''),
    ...of('bits, laws as fitted', '', ({ bits }) => bits),
    ...by('sd', `remaining sd at ${at}`, 'pp'),
    ...of(`remaining interval at ${at}`, 'pp wide', ({ widthAfter }) => widthAfter ?? null),
    ...by('bits-per-dollar', 'bits per $1,000', ''),
    ...by('variance-per-dollar', `variance removed at ${at} per $1,000`, 'pp²'),
    ...of('worth of its outcome', '$', ({ value }) => value ?? null, dollars),
    ...by('net-value', 'worth less cost', '$'),
  ];
}
