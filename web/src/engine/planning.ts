/** The module that is loaded when it is first asked for: planning, the calibrated method, and laws that are off by default. */
import createPlanning from '@gaincast/planning';
import { load } from './loading';
import { paperMethod, type WithAllLaws } from './paper_method';

const wasm = new URL('../../../build/wasm/bin/planning.wasm', import.meta.url);

export async function loadPlanning(): Promise<WithAllLaws> {
  const module = await load(createPlanning, wasm);
  return {
    ...paperMethod(module),
    decompose: (observations, options) => module.decompose(observations, options),
    validate: (observations, options = {}) => module.validate(observations, options),
    validateSlice: (observations, options) => module.validateSlice(observations, options),
    validateSummary: (slices) => module.validateSummary(slices),
    design: (observations, options) => module.design(observations, options),
    forecast: (observations, options) => module.forecast(observations, options),
    scoreForecast: (rows, options) => module.scoreForecast(rows, options),
    gainForecast: (observations, options) => module.gainForecast(observations, options),
    backtest: (observations, options = {}) => module.backtest(observations, options),
    requiredSize: (observations, options) => module.requiredSize(observations, options),
    compare: (a, b, options) => module.compare(a, b, options),
    rank: (methods, options) => module.rank(methods, options),
    estimateExtraSe: (observations) => module.estimateExtraSe(observations),
    gainSe: (measurement) => module.gainSe(measurement),
  };
}
