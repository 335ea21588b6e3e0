/**
 * Everything that is computed for the page: the state, what was answered about it, and what open panels
 * and long runs have answered so far. Words and exports take this; panels add what only the page has.
 */
import type { Analysis, Shown } from './analysis';
import type { LongRun } from './long_runs';
import type { Plans } from './plans';
import type { Bootstrap, Validation } from '../engine/contract';
import type { ParsedRows } from '../state/rows';
import type { State } from '../state/state';

export type Derived = {
  state: State;
  rows: ParsedRows;
  /** The newest answer; it may belong to an earlier state for the moment that computing takes. */
  analysis: Analysis | null;
  /** The newest results that could be computed, kept while there are none. */
  shown: Shown | null;
  /** The longer run of the bootstrap that the state asks for, if it does. */
  run: LongRun<Bootstrap> | null;
  /** What open panels show; of an earlier analysis for the moment that computing takes. */
  plans: Plans;
  /**
   * The validation's run, and the newest that was done, which may be of other options or rows: `of` is
   * the analysis that it follows from.
   */
  trials: { run: LongRun<Validation> | null; shown: Validation | null; of: Analysis | null };
};

/** The bootstrap to speak of: the long run's when it is done, the live one's until then. */
export const bootstrapOf = ({ run, shown }: Pick<Derived, 'run' | 'shown'>): Bootstrap | null =>
  run?.phase === 'done' ? run.answer : (shown?.results.bootstrap ?? null);
