/** Changes to how the bootstrap resamples, and to what is read from it. */
import type { State } from './state';

/** Changes to the bootstrap; one that changes nothing gives back the same state. */
export type Resampling = Partial<
  Pick<State, 'seed' | 'replicates' | 'level' | 'threshold' | 'band'>
>;

export const setResampling = (state: State, change: Resampling): State => {
  const next = { ...state, ...change };
  const keys = Object.keys(change) as (keyof Resampling)[];
  return keys.every((key) => next[key] === state[key]) ? state : next;
};
