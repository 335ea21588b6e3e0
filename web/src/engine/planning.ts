/** The module that is loaded when it is first asked for: planning, and the calibrated method. */
import createPlanning from '@gaincast/planning';
import type { Outcome, Planning, Scatter } from './contract';
import { load } from './loading';
import { withScatter } from './scatter';

const wasm = new URL('../../../build/wasm/bin/planning.wasm', import.meta.url);

/** NaN would be null in JSON. */
const told = (_: string, value: unknown): unknown => (Number.isNaN(value) ? 'NaN' : value);

/** The newest answer again, where the same is asked again: every part of one forecast asks. */
function remembered(ask: Planning['scatter']): Planning['scatter'] {
  let last: { key: string; found: Outcome<Scatter> } | null = null;
  return (observations, options = {}) => {
    const key = JSON.stringify(
      [observations, options.extraSe, options.ceiling, options.shareOfHeadroom],
      told,
    );
    if (last?.key !== key) last = { key, found: ask(observations, options) };
    return last.found;
  };
}

export async function loadPlanning(): Promise<Planning> {
  const module = await load(createPlanning, wasm);
  const scatter = remembered(module.scatter);
  const scattered = {
    decompose: withScatter({ scatter }, module.decompose),
    validate: withScatter({ scatter }, module.validate),
    validateSlice: withScatter({ scatter }, module.validateSlice),
    design: withScatter({ scatter }, module.design),
    lawIntervals: withScatter({ scatter }, module.lawIntervals),
    forecast: withScatter({ scatter }, module.forecast, true),
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
    scatter,
    gainSe: (measurement) => module.gainSe(measurement),
  };
}
