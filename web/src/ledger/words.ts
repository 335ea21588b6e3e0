/** Puts the ledger into sentences: the tally of verdicts, and what an entry waits for. */
import * as format from '../format/figures';
import type { Question } from './answers';
import { REPLICATES, TRIALS } from './ask';
import type { Entry, Judgement } from './entry';
import { VERDICTS, type Verdict } from './verdict';

export type Judged = { entry: Entry; judgement: Judgement | null; failure: string | null };

const TALLY: Record<Verdict, readonly [one: string, more: string]> = {
  reproduces: ['reproduces', 'reproduce'],
  close: ['comes close', 'come close'],
  differs: ['differs', 'differ'],
  'cannot-be-reproduced': ['cannot be reproduced', 'cannot be reproduced'],
  'data-needed': ['needs data that are not published', 'need data that are not published'],
};

/** "7 reproduce, 2 come close, …": null until there is a verdict. */
export function tally(all: readonly Judged[]): string | null {
  const settled = all.flatMap(({ judgement }) => (judgement ? [judgement.verdict] : []));
  const counts = VERDICTS.flatMap((verdict) => {
    const count = settled.filter((one) => one === verdict).length;
    return count > 0 ? [`${count} ${TALLY[verdict][count === 1 ? 0 : 1]}`] : [];
  });
  return counts.length === 0 ? null : format.list(counts);
}

export function lead(all: readonly Judged[]): string {
  const counted = tally(all);
  const open = all.filter(({ judgement, failure }) => !judgement && failure === null).length;
  if (counted === null)
    return open > 0 ? 'Computing the paper’s figures …' : 'Nothing was computed.';
  const asked = `Of ${all.length} checks on the paper`;
  return open > 0 ? `${asked}, so far ${counted}.` : `${asked}, ${counted}.`;
}

const LONG: Partial<Record<Question, string>> = {
  resamples: `drawing ${format.count(REPLICATES)} resamples`,
  validation: `${format.count(TRIALS)} trials`,
  neighbours: 'trying neighbouring standard errors',
  decomposition: 'searching for all splits of the gain',
  pinned: 'searching for splits with the printed parameters',
};

/** What an entry waits for, with how far it is. */
export function waiting(
  { needs }: Entry,
  answered: (question: Question) => boolean,
  share: (question: Question) => number | undefined,
): string {
  const missing = needs.filter((need) => !answered(need));
  const long = missing.find((need) => LONG[need] !== undefined);
  if (!long) return 'computing …';
  const done = share(long);
  return `${LONG[long] ?? ''}${done === undefined ? '' : `, ${Math.floor(100 * done)}%`} …`;
}
