/** The module that the wasm build leaves behind; aliased as `@gaincast/wasm` here and in vite.config.ts. */
import type { Forecasting, Outcome, SummaryOptions } from './contract';
import type { Create } from './loading';
import type { PaperModule } from './paper/paper_method';

/** As in the contract, but summaries are numbers in a row, which bootstrap_summary.ts reads. */
type Module = Pick<Forecasting, 'laws' | 'forecast'> &
  PaperModule & {
    /** values: of one slice; laws, sizes: how many. */
    bootstrapSummary: (
      values: Float64Array,
      laws: number,
      sizes: number,
      options: SummaryOptions,
    ) => Outcome<Float64Array>;
  };

declare const createGaincast: Create<Module>;
export default createGaincast;
