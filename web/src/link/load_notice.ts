/** Receives the state of a link or a file: long computations wait for the reader, and problems become a notice. */
import { LIVE_REPLICATES } from '../analysis/query';
import type { Loaded } from './link';
import type { State } from '../state/state';

/** The notice above the answer, until the reader dismisses it. */
export type LoadNotice = {
  /** What was opened: "the link", or a file's name. */
  readonly from: string;
  /** Why it could not be opened; null where the page shows it. */
  readonly refused: string | null;
  readonly problems: readonly string[];
  /** The number of resamples that the link asks for, where they wait for the reader's consent. */
  readonly replicates: number | null;
  /** It was opened from what the tab kept, as the reader left it. */
  readonly kept?: true;
};

/** Why a link or a file could not be opened, where what reads it is missing. */
export const NOT_LOADED = 'a part of Gaincast could not be loaded';

export const KEPT: LoadNotice = {
  from: 'what you typed',
  refused: null,
  problems: [],
  replicates: null,
  kept: true,
};

/** `agreed`: the number of resamples that the reader has agreed to on this visit. */
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
