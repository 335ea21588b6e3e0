/** Names the lines and bands of charts in a few words. */
import * as format from '../format/figures';
import type { State } from '../state/state';

/** The band around the forecast; `replicates` adds the number of resamples. */
export function bandName(
  { band, level, method }: Pick<State, 'band' | 'level' | 'method'>,
  replicates: number | null = null,
): string {
  if (method !== 'paper') return `${format.coverage(level)} of further measurements`;
  if (band === '2sd') return '± 2 sd';
  const count = replicates === null ? '' : `${format.count(replicates)} `;
  return `refit noise (${format.coverage(level)} of ${count}resamples)`;
}
