/** The paper's method of either module, with summaries that people can read, and which module has the laws for it. */
import { readSummary } from './bootstrap_summary';
import type {
  BootstrapOptions,
  Caution,
  Forecasting,
  Law,
  LawId,
  Observation,
  Outcome,
  Planning,
  SummaryOptions,
} from '../contract';

/** A module's own answer: numbers in a row. */
type RawBootstrap = {
  numbers: Float64Array;
  laws: LawId[];
  atLimit: number[];
  cautions: Caution[];
};

/** The paper's method as a module of the wasm build has it. */
export type PaperModule = Pick<Forecasting, 'fit' | 'bootstrapSlice'> & {
  bootstrap: (observations: Observation[], options: BootstrapOptions) => Outcome<RawBootstrap>;
};

/** The second module, which has the paper's method with all laws. */
export type WithAllLaws = Planning & Pick<Forecasting, 'fit' | 'bootstrap' | 'bootstrapSlice'>;

export const howSummarised = ({ level, threshold }: SummaryOptions) => ({
  level: level ?? 0.95,
  threshold: threshold ?? null,
});

export const paperMethod = (
  module: PaperModule,
): Pick<Forecasting, 'fit' | 'bootstrap' | 'bootstrapSlice'> => ({
  fit: (observations, options) => module.fit(observations, options),
  bootstrapSlice: (observations, options) => module.bootstrapSlice(observations, options),
  bootstrap(observations, options) {
    const outcome = module.bootstrap(observations, options);
    if (!outcome.ok) return outcome;
    const { numbers, laws, atLimit, cautions } = outcome.value;
    const { sizes, first = 0, last = options.replicates } = options;
    const summed = { laws, sizes: [...sizes], replicates: last - first, atLimit, cautions };
    return { ok: true, value: readSummary(numbers, { ...howSummarised(options), ...summed }) };
  },
});

/** Null where a law is at a limit: only the second module has its standard deviation there. */
export const isLeft = (outcome: Outcome<unknown>): boolean => outcome.ok && outcome.value === null;

/** Whether the first module has all laws that are asked for; what it does not know it refuses. */
export const ofFirstModule = (
  laws: readonly Law[],
  options: { laws?: readonly LawId[] } | undefined,
): boolean =>
  !(options?.laws ?? []).some((id) => laws.some((law) => law.id === id && !law.standard));
