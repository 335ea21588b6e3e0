/** The module that every visit loads: laws, fits, forecasts, resamples. */
import createGaincast from '@gaincast/wasm';
import type { Forecasting } from './contract';
import { load } from './loading';

const wasm = new URL('../../../build/wasm/bin/gaincast.wasm', import.meta.url);

export async function loadForecasting(): Promise<Forecasting> {
  const module = await load(createGaincast, wasm);
  return {
    laws: () => module.laws(),
    fit: (observations, options) => module.fit(observations, options),
    forecast: (observations, options) => module.forecast(observations, options),
    bootstrap(observations, options) {
      const { seed = 1, first = 0, last = options.replicates } = options;
      const slice = module.bootstrapSlice(observations, { ...options, seed, first, last });
      return slice.ok ? module.bootstrapSummary([slice.value], options) : slice;
    },
    bootstrapSlice: (observations, options) => module.bootstrapSlice(observations, options),
    bootstrapSummary: (slices, options = {}) => module.bootstrapSummary(slices, options),
  };
}
