/** All that computes in one object, which the public module gives with the reader of tables beside it. */
import { plainEngine } from './arguments/plain_engine';
import type { Engine, Forecasting, Planning } from './contract';
import { loadForecasting } from './forecasting';
import { loadPlanning } from './planning';

const METHODS: readonly unknown[] = ['paper', 'calibrated', 'post-training', undefined, null];

/** Strangers call this: a method that nobody knows is refused, not taken for another. */
const byMethod =
  (forecasting: Forecasting, planning: Planning): Engine['forecast'] =>
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
  return plainEngine({ ...forecasting, ...planning, forecast: byMethod(forecasting, planning) });
}
