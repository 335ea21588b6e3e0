/** What lines and bands of charts stand for, in a few words. */
import * as format from '../format';
import type { State } from '../state/state';

/** Around the forecast. */
export function bandName({
  band,
  level,
  method,
}: Pick<State, 'band' | 'level' | 'method'>): string {
  if (method === 'calibrated') return `${format.coverage(level)} of further measurements`;
  return band === '2sd' ? '± 2 sd' : `${format.coverage(level)} of resamples`;
}
