/**
 * One thread with an engine, asked from elsewhere: every answer is promised. Slices of a bootstrap
 * are large and change hands, so whoever has them summarised gives them away and gets them back.
 */
import type { Ask } from './scatter';
import type {
  Bootstrap,
  FitOptions,
  FitResult,
  Forecast,
  Forecasting,
  ForecastOptions,
  Observation,
  Outcome,
  Planning,
  Preprocessing,
  Slice,
  SliceOptions,
  SummaryOptions,
  ValidateSliceOptions,
  Validation,
  ValidationSlice,
} from './contract';

type Promised<E> = {
  [M in keyof E]: E[M] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

/** The questions that follow from a state and have answers small enough to be copied. */
export type AsyncEngine = Promised<
  Pick<Forecasting, 'laws' | 'fit' | 'forecast' | 'bootstrap'> &
    Pick<Planning, 'decompose' | 'design' | 'backtest' | 'estimateExtraSe' | 'gainSe'>
>;

export type Summarised = { outcome: Outcome<Bootstrap>; slices: Slice[] };

export type WorkerSlot = AsyncEngine & {
  slice: (observations: Observation[], options: SliceOptions) => Promise<Outcome<Slice>>;
  summarise: (slices: Slice[], options: SummaryOptions) => Promise<Summarised>;
  validateSlice: (
    observations: Observation[],
    options: ValidateSliceOptions,
  ) => Promise<Outcome<ValidationSlice>>;
  validateSummary: (slices: ValidationSlice[]) => Promise<Outcome<Validation>>;
};

/** An engine on this thread, asked as one on another; `load` is called when planning is first asked for. */
export function slotOf(engine: Forecasting, load: () => Promise<Planning>): WorkerSlot {
  let loading: Promise<Planning> | null = null;
  const planning = () => {
    loading ??= load();
    loading.catch(() => (loading = null)); // asked again, it is fetched again
    return loading;
  };
  /** Of the first module; how much scatter there is, the second says. */
  const asked =
    <O extends Preprocessing, A>(ask: Ask<O, A>, told = false) =>
    async (observations: Observation[], options: O) =>
      options.scatter
        ? (await import('./scatter')).withScatter(
            await planning(),
            ask,
            told,
          )(observations, options)
        : ask(observations, options);
  const paper = asked<ForecastOptions, Forecast>(engine.forecast, true);
  return {
    laws: (...args) => Promise.resolve(engine.laws(...args)),
    fit: (observations, options = {}) =>
      asked<FitOptions, FitResult>(engine.fit, true)(observations, options),
    forecast: async (observations, options) =>
      (options.method ?? 'paper') === 'paper'
        ? paper(observations, options)
        : (await planning()).forecast(observations, options),
    bootstrap: asked(engine.bootstrap),
    slice: asked(engine.bootstrapSlice),
    summarise: (slices, options) =>
      Promise.resolve({ outcome: engine.bootstrapSummary(slices, options), slices }),
    decompose: async (...args) => (await planning()).decompose(...args),
    design: async (...args) => (await planning()).design(...args),
    backtest: async (...args) => (await planning()).backtest(...args),
    estimateExtraSe: async (...args) => (await planning()).estimateExtraSe(...args),
    gainSe: async (...args) => (await planning()).gainSe(...args),
    validateSlice: async (...args) => (await planning()).validateSlice(...args),
    validateSummary: async (...args) => (await planning()).validateSummary(...args),
  };
}

/** The memory to hand over with slices. */
export const slicesMemory = (slices: readonly Slice[]): ArrayBufferLike[] =>
  slices.flatMap(({ sizes, values }) => [sizes.buffer, values.buffer]);
