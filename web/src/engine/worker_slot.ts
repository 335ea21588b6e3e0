/**
 * One thread with an engine, asked from elsewhere: every answer is promised. Slices of a bootstrap
 * are large and change hands, so whoever has them summarised gives them away and gets them back.
 */
import type { Ask } from './paper/scatter';
import type {
  Averaging,
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
import { isLeft, ofFirstModule, type WithAllLaws } from './paper/paper_method';

type Promised<E> = {
  [M in keyof E]: E[M] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

/** The questions that follow from a state and have answers small enough to be copied. */
export type AsyncEngine = Promised<
  Pick<Forecasting, 'laws' | 'fit' | 'forecast' | 'bootstrap'> &
    Pick<
      Planning,
      | 'decompose'
      | 'design'
      | 'requiredSize'
      | 'nextRun'
      | 'compare'
      | 'rank'
      | 'verify'
      | 'backtest'
      | 'estimateExtraSe'
      | 'lawIntervals'
      | 'gainSe'
    >
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
export function slotOf(engine: Forecasting, load: () => Promise<WithAllLaws>): WorkerSlot {
  let loading: Promise<WithAllLaws> | null = null;
  const planning = () => {
    loading ??= load();
    loading.catch(() => (loading = null)); // asked again, it is fetched again
    return loading;
  };
  const laws = engine.laws();
  /** Of the first module; how much scatter there is, the second says. */
  const asked =
    <O extends Preprocessing, A>(ask: Ask<O, A>, told = false) =>
    async (observations: Observation[], options: O) =>
      options.scatter
        ? (await import('./paper/scatter')).withScatter(
            await planning(),
            ask,
            told,
          )(observations, options)
        : ask(observations, options);
  const first = {
    fit: asked<FitOptions, FitResult>(engine.fit, true),
    forecast: asked<ForecastOptions, Forecast>(engine.forecast, true),
    bootstrap: asked(engine.bootstrap),
    bootstrapSlice: asked(engine.bootstrapSlice),
  };
  /** The module that has the paper's method with the laws that are asked for. */
  const by = (options: Averaging) => (ofFirstModule(laws, options) ? first : planning());
  return {
    laws: (...args) => Promise.resolve(engine.laws(...args)),
    fit: async (rows, options = {}) => (await by(options)).fit(rows, options),
    forecast: async (rows, options) => {
      const method = options.method ?? 'paper';
      const how = { ...options, method };
      const answer = method === 'paper' ? await (await by(how)).forecast(rows, how) : null;
      return answer && !isLeft(answer) ? answer : (await planning()).forecast(rows, how);
    },
    bootstrap: async (rows, options) => (await by(options)).bootstrap(rows, options),
    slice: async (rows, options) => (await by(options)).bootstrapSlice(rows, options),
    summarise: (slices, options) =>
      Promise.resolve({ outcome: engine.bootstrapSummary(slices, options), slices }),
    decompose: async (...args) => (await planning()).decompose(...args),
    design: async (...args) => (await planning()).design(...args),
    compare: async (...args) => (await planning()).compare(...args),
    rank: async (...args) => (await planning()).rank(...args),
    verify: async (...args) => (await planning()).verify(...args),
    nextRun: async (...args) => (await planning()).nextRun(...args),
    requiredSize: async (...args) => (await planning()).requiredSize(...args),
    backtest: async (...args) => (await planning()).backtest(...args),
    estimateExtraSe: async (...args) => (await planning()).estimateExtraSe(...args),
    lawIntervals: async (...args) => (await planning()).lawIntervals(...args),
    gainSe: async (...args) => (await planning()).gainSe(...args),
    validateSlice: async (...args) => (await planning()).validateSlice(...args),
    validateSummary: async (...args) => (await planning()).validateSummary(...args),
  };
}

/** The memory to hand over with slices. */
export const slicesMemory = (slices: readonly Slice[]): ArrayBufferLike[] =>
  slices.flatMap(({ sizes, values }) => [sizes.buffer, values.buffer]);
