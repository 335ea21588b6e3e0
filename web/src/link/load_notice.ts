/** What a link or a file brings: its state, without work that the reader has not asked for, and what to say. */
import { LIVE_REPLICATES } from '../analysis/query';
import type { Loaded } from './link';
import type { State } from '../state/state';

/** Said above the answer until it is put away. */
export type LoadNotice = {
  /** What was opened: "the link", or a file's name. */
  readonly from: string;
  /** Why nothing of it was taken; null where the page shows it. */
  readonly refused: string | null;
  readonly problems: readonly string[];
  /** As many resamples as the link asks for, where they wait for the reader's word. */
  readonly replicates: number | null;
};

/** `agreed`: as many resamples as the reader has asked for on this visit. */
export function receive(
  { state, problems }: Loaded,
  agreed = LIVE_REPLICATES,
  from = 'the link',
): { state: State; loadNotice: LoadNotice | null } {
  const waits = state.replicates > Math.max(agreed, LIVE_REPLICATES);
  const replicates = waits ? state.replicates : null;
  return {
    state: waits ? { ...state, replicates: LIVE_REPLICATES } : state,
    loadNotice: problems.length > 0 || waits ? { from, refused: null, problems, replicates } : null,
  };
}
