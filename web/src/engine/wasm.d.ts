/** The module that the wasm build leaves behind; aliased as `@gaincast/wasm` here and in vite.config.ts. */
import type {
  BootstrapOptions,
  Caution,
  Forecasting,
  Observation,
  Outcome,
  SummaryOptions,
} from './contract';
import type { Create } from './loading';

/** As in the contract, but summaries are numbers in a row, which bootstrap_summary.ts reads. */
type Module = Omit<Forecasting, 'bootstrap' | 'bootstrapSummary'> & {
  bootstrap: (
    observations: Observation[],
    options: BootstrapOptions,
  ) => Outcome<{ numbers: Float64Array; atLimit: number[]; cautions: Caution[] }>;
  /** values: of one slice; sizes: how many. */
  bootstrapSummary: (
    values: Float64Array,
    sizes: number,
    options: SummaryOptions,
  ) => Outcome<Float64Array>;
};

declare const createGaincast: Create<Module>;
export default createGaincast;
