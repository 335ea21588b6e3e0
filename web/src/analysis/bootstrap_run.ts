/** The bootstrap with more resamples than can follow a drag, as a long run. */
import { observation, type Analysis } from './analysis';
import { LIVE_REPLICATES } from './query';
import type {
  Bootstrap,
  Observation,
  Slice,
  SliceOptions,
  SummaryOptions,
} from '../engine/contract';
import type { Kind } from './long_runs';
import { averagingOf } from '../state/laws';
import { preprocessingOf } from '../state/preprocessing';

export type BootstrapRequest = {
  observations: Observation[];
  options: Omit<SliceOptions, 'first' | 'last'> & { replicates: number };
  summary: Required<SummaryOptions>;
};

/** What an answer asks for beyond its own resamples: a run at the chosen size alone. */
export function requestOf({ state, rows, results }: Analysis): BootstrapRequest | null {
  const { chosen, seed, replicates, level, threshold, method } = state;
  if (!results || method !== 'paper' || replicates <= LIVE_REPLICATES) return null;
  return {
    observations: rows.fitted.map(observation),
    options: {
      sizes: [chosen],
      seed,
      replicates,
      ...averagingOf(state),
      ...preprocessingOf(state),
    },
    summary: { level, threshold },
  };
}

export const BOOTSTRAP: Kind<BootstrapRequest, Slice, Bootstrap> = {
  work: ({ observations, options: { replicates, ...options } }) => ({
    total: replicates,
    firstSlice: 1000,
    slice: (slot, first, last) => slot.slice(observations, { ...options, first, last }),
  }),
  key: ({ observations, options }) => [observations, options],
  summaryKey: ({ summary }) => summary,
  summarise: (slot, slices, { summary }) => slot.summarise(slices, summary),
};
