/** All that computes in one object, which the public module gives with the reader of tables beside it. */
import { plainEngine } from './arguments/plain_engine';
import type { Averaging, Engine, FitOptions, FitResult, Forecasting } from './contract';
import { loadForecasting } from './forecasting';
import { isLeft, ofFirstModule, type WithAllLaws } from './paper/paper_method';
import { loadPlanning } from './planning';
import { withScatter } from './paper/scatter';

const METHODS: readonly unknown[] = ['paper', 'calibrated', 'post-training', undefined, null];

/** Both modules as one. Strangers call this: a method that nobody knows is refused, not taken for another. */
function both(forecasting: Forecasting, planning: WithAllLaws): Engine {
  const laws = forecasting.laws();
  /** How much scatter there is, the second module says; it adds its own. */
  const first = {
    fit: withScatter<FitOptions, FitResult>(planning, forecasting.fit, true),
    forecast: withScatter(planning, forecasting.forecast, true),
    bootstrap: withScatter(planning, forecasting.bootstrap),
    bootstrapSlice: withScatter(planning, forecasting.bootstrapSlice),
  };
  const by = (options?: Averaging) => (ofFirstModule(laws, options) ? first : planning);
  return {
    ...planning,
    ...forecasting,
    fit: (observations, options = {}) => by(options).fit(observations, options),
    bootstrap: (observations, options) => by(options).bootstrap(observations, options),
    bootstrapSlice: (observations, options) => by(options).bootstrapSlice(observations, options),
    forecast: (observations, options) => {
      if (!METHODS.includes(options.method)) {
        const message = 'The method must be one of paper, calibrated and post-training.';
        const error = { code: 'unknown-method', row: null, field: 'method', message };
        return { ok: false, error };
      }
      const method = options.method ?? 'paper';
      const asked = { ...options, method };
      const answer = method === 'paper' ? by(asked).forecast(observations, asked) : null;
      return answer && !isLeft(answer) ? answer : planning.forecast(observations, asked);
    },
  };
}

export async function loadEngine(): Promise<Engine> {
  const [forecasting, planning] = await Promise.all([loadForecasting(), loadPlanning()]);
  return plainEngine(both(forecasting, planning));
}
