/** The module that is loaded when it is first asked for: planning, and the calibrated method. */
import createPlanning from '@gaincast/planning';
import type { Planning } from './contract';
import { load } from './loading';
import { withScatter } from './scatter';

const wasm = new URL('../../../build/wasm/bin/planning.wasm', import.meta.url);

export async function loadPlanning(): Promise<Planning> {
  const module = await load(createPlanning, wasm);
  const scattered = {
    decompose: withScatter(module, module.decompose),
    validate: withScatter(module, module.validate),
    validateSlice: withScatter(module, module.validateSlice),
    design: withScatter(module, module.design),
    forecast: withScatter(module, module.forecast, true),
  };
  return {
    ...scattered,
    validate: (observations, options = {}) => scattered.validate(observations, options),
    validateSummary: (slices) => module.validateSummary(slices),
    // The method post-training knows of scatter between runs.
    forecast: (observations, options) =>
      options.method === 'post-training'
        ? module.forecast(observations, options)
        : scattered.forecast(observations, options),
    scoreForecast: (rows, options) => module.scoreForecast(rows, options),
    gainForecast: (observations, options) => module.gainForecast(observations, options),
    backtest: (observations, options = {}) => module.backtest(observations, options),
    estimateExtraSe: (observations) => module.estimateExtraSe(observations),
    scatter: (observations, options = {}) => module.scatter(observations, options),
    gainSe: (measurement) => module.gainSe(measurement),
  };
}
