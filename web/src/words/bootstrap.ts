/** Puts the bootstrap's table into words: each law's interval, the refits at limits, how far a run has come. */
import { widthOf, type IntervalRow } from '../charts/bars';
import type { Bootstrap, Law } from '../engine/contract';
import type { Progress } from '../engine/run';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import { spanOf } from './refit_noise';

/** Shown in the place of the resamples with a method without laws. */
export const NOT_NEEDED =
  'This method computes its intervals itself and needs no resamples. Switch to the paper’s method to ' +
  'see intervals from resamples.';

/** A law's interval in the table, without its unit; a law that is left out has none. */
export const rowSpan = (row: IntervalRow): string =>
  row.median === null && row.mean === null && widthOf(row) === null
    ? 'left out'
    : spanOf(row).replace(/ pp/g, '');

/** Refits whose optimum is a limit of their law, as a share of all, heaviest first. */
export function limitSentence({ laws, replicates }: Bootstrap, names: readonly Law[]): string {
  const some = laws
    .filter(({ atLimit }) => atLimit > 0)
    .sort((a, b) => b.atLimit - a.atLimit)
    .map(
      ({ law, atLimit }, index) =>
        `${format.percent(atLimit / replicates)} of the ${lawName(names, law)}’s${index === 0 ? ' refits' : ''}`,
    );
  if (some.length === 0) return 'No refit lies at a limit of its law.';
  const [first = ''] = some;
  const all = format.list(some);
  return (
    `${first.charAt(0).toUpperCase()}${all.slice(1)} lie at a limit of ${some.length === 1 ? 'the law' : 'their law'}. ` +
    'They are kept, because leaving them out would bias the interval.'
  );
}

/** "412,000 of 1,000,000, about 3 s left". */
export function progressText({ done, total, secondsLeft }: Progress): string {
  const counts = `${format.count(done)} of ${format.count(total)}`;
  if (secondsLeft === null) return counts;
  if (secondsLeft < 1) return `${counts}, less than 1 s left`;
  if (secondsLeft < 90) return `${counts}, about ${Math.round(secondsLeft)} s left`;
  return `${counts}, about ${Math.round(secondsLeft / 60)} min left`;
}
