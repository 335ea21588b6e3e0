/** The module that every visit loads: laws, fits, forecasts, resamples. */
import createGaincast from '@gaincast/wasm';
import { joined, readSummary } from './paper/bootstrap_summary';
import type { Forecasting } from './contract';
import { load } from './loading';
import { howSummarised, paperMethod } from './paper/paper_method';

const wasm = new URL('../../../build/wasm/bin/gaincast.wasm', import.meta.url);

export async function loadForecasting(): Promise<Forecasting> {
  const module = await load(createGaincast, wasm);
  const standard = module.laws().flatMap((law) => (law.standard ? [law.id] : []));
  return {
    laws: () => module.laws(),
    forecast: (observations, options) => module.forecast(observations, options),
    ...paperMethod(module),
    bootstrapSummary(slices, options = {}) {
      const slice = joined(slices, standard);
      if ('code' in slice) return { ok: false, error: slice };
      const { values, laws, atLimit, cautions, first, last } = slice;
      const sizes = [...slice.sizes];
      const outcome = module.bootstrapSummary(values, laws.length, sizes.length, options);
      if (!outcome.ok) return outcome;
      const summed = { laws, sizes, replicates: last - first, atLimit, cautions };
      return {
        ok: true,
        value: readSummary(outcome.value, { ...howSummarised(options), ...summed }),
      };
    },
  };
}
