/** Trials with known truths, as a long run. */
import { observation, type Analysis } from './analysis';
import type { Observation, ValidateOptions, Validation, ValidationSlice } from '../engine/contract';
import type { Kind } from './long_runs';
import { averagingOf } from '../state/laws';
import { preprocessingInPp } from '../state/preprocessing';

export type ValidationRequest = {
  observations: Observation[];
  options: ValidateOptions & { trials: number };
};

/** Without truths in the state the engine takes the fits to the data. */
export function validationOf({ state, rows, results }: Analysis): ValidationRequest | null {
  if (!results) return null;
  const { trials, trialSeed, trialReplicates, trialTargets, truths, level } = state;
  return {
    observations: rows.fitted.map(observation),
    options: {
      targets: [...trialTargets],
      trials,
      seed: trialSeed,
      ...averagingOf(state),
      level,
      replicates: trialReplicates,
      ...preprocessingInPp(state),
      ...(truths ? { truths: [...truths] } : {}),
    },
  };
}

export const VALIDATION: Kind<ValidationRequest, ValidationSlice, Validation> = {
  work: ({ observations, options }) => ({
    total: options.trials,
    firstSlice: (options.replicates ?? 0) > 0 ? 5 : 100,
    slice: (slot, first, last) => slot.validateSlice(observations, { ...options, first, last }),
  }),
  key: ({ observations, options }) => [observations, options],
  summaryKey: () => null,
  summarise: async (slot, slices) => ({ outcome: await slot.validateSummary(slices), slices }),
};
