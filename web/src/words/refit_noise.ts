/** Puts the noise of refits into words, for the headline and the folded line. */
import { intervalAt } from '../analysis/query';
import type { Bootstrap, Summary } from '../engine/contract';
import * as format from '../format/figures';

/** "+10.3 to +34.4 pp", or which of its ends the interval lacks. */
export function spanOf({ low, high }: Pick<Summary, 'low' | 'high'>, unit = 'pp'): string {
  if (low === null && high === null) return 'no finite interval';
  if (low === null) return `no lower end, up to ${format.gain3(high ?? 0)} ${unit}`;
  if (high === null) return `from ${format.gain3(low)} ${unit}, no upper end`;
  return `${format.gainSpan(low, high)} ${unit}`;
}

/** How far the answer moves with the noise of the data: not the interval of the gain. null where there is nothing to say. */
export function intervalSentence(bootstrap: Bootstrap, size: number, unit = 'pp'): string | null {
  const interval = intervalAt(bootstrap, size);
  if (!interval) return null;
  const { level, replicates } = bootstrap;
  const { low, high } = interval;
  const share = `${format.coverage(level)} of ${format.count(replicates)} resamples`;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = [low, high].map((end) => format.gainBeside(end, largest));
  return `Refit noise: in ${share} the forecast lies between ${from ?? ''} and ${to ?? ''} ${unit}.`;
}

export function bootstrapSummary(bootstrap: Bootstrap, size: number, unit = 'pp'): string {
  const summary = bootstrap.average[bootstrap.sizes.indexOf(size)];
  if (!summary) return '';
  return `Refit noise at ${format.size(size)}, ${format.coverage(bootstrap.level)} of resamples: ${spanOf(summary, unit)}`;
}
