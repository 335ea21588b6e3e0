/** All that computes in one object, which the public module gives with the reader of tables beside it. */
import { plainEngine } from './arguments/plain_engine';
import type { Engine, FitOptions, FitResult, Forecasting, Planning } from './contract';
import { loadForecasting } from './forecasting';
import { loadPlanning } from './planning';
import { withScatter } from './scatter';

const METHODS: readonly unknown[] = ['paper', 'calibrated', 'post-training', undefined, null];

/** Strangers call this: a method that nobody knows is refused, not taken for another. */
const byMethod =
  (forecasting: Pick<Forecasting, 'forecast'>, planning: Planning): Engine['forecast'] =>
  (observations, options) => {
    if (!METHODS.includes(options.method)) {
      const message = 'The method must be one of paper, calibrated and post-training.';
      return { ok: false, error: { code: 'unknown-method', row: null, field: 'method', message } };
    }
    const by = (options.method ?? 'paper') === 'paper' ? forecasting : planning;
    return by.forecast(observations, options);
  };

export async function loadEngine(): Promise<Engine> {
  const [forecasting, planning] = await Promise.all([loadForecasting(), loadPlanning()]);
  const { fit, forecast, bootstrap, bootstrapSlice } = forecasting;
  const scattered = {
    fit: withScatter<FitOptions, FitResult>(planning, fit, true),
    forecast: withScatter(planning, forecast, true),
    bootstrap: withScatter(planning, bootstrap),
    bootstrapSlice: withScatter(planning, bootstrapSlice),
  };
  const paper = { ...forecasting, ...scattered };
  return plainEngine({
    ...paper,
    ...planning,
    fit: (observations, options = {}) => scattered.fit(observations, options),
    forecast: byMethod(paper, planning),
  });
}
