/** What lines and bands of charts stand for, in a few words. */
import * as format from '../format/figures';
import type { State } from '../state/state';

/** Around the forecast; `replicates` where it is to be said of how many resamples. */
export function bandName(
  { band, level, method }: Pick<State, 'band' | 'level' | 'method'>,
  replicates: number | null = null,
): string {
  if (method === 'calibrated') return `${format.coverage(level)} of further measurements`;
  if (band === '2sd') return '± 2 sd';
  const count = replicates === null ? '' : `${format.count(replicates)} `;
  return `${format.coverage(level)} of ${count}resamples`;
}
