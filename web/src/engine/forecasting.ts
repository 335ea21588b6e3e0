/** The module that every visit loads: laws, fits, forecasts, resamples. */
import createGaincast from '@gaincast/wasm';
import { joined, readSummary } from './bootstrap_summary';
import type { Forecasting, SummaryOptions } from './contract';
import { load } from './loading';

const wasm = new URL('../../../build/wasm/bin/gaincast.wasm', import.meta.url);

export async function loadForecasting(): Promise<Forecasting> {
  const module = await load(createGaincast, wasm);
  const laws = module.laws().map(({ id }) => id);
  const how = ({ level, threshold }: SummaryOptions) => ({
    laws,
    level: level ?? 0.95,
    threshold: threshold ?? null,
  });
  return {
    laws: () => module.laws(),
    fit: (observations, options) => module.fit(observations, options),
    forecast: (observations, options) => module.forecast(observations, options),
    bootstrap(observations, options) {
      const outcome = module.bootstrap(observations, options);
      if (!outcome.ok) return outcome;
      const { numbers, atLimit, cautions } = outcome.value;
      const { sizes, first = 0, last = options.replicates } = options;
      return {
        ok: true,
        value: readSummary(numbers, {
          ...how(options),
          sizes: [...sizes],
          replicates: last - first,
          atLimit,
          cautions,
        }),
      };
    },
    bootstrapSlice: (observations, options) => module.bootstrapSlice(observations, options),
    bootstrapSummary(slices, options = {}) {
      const slice = joined(slices, laws.length + 1);
      if ('code' in slice) return { ok: false, error: slice };
      const outcome = module.bootstrapSummary(slice.values, slice.sizes.length, options);
      if (!outcome.ok) return outcome;
      const { atLimit, cautions, first, last } = slice;
      const sizes = [...slice.sizes];
      return {
        ok: true,
        value: readSummary(outcome.value, {
          ...how(options),
          sizes,
          replicates: last - first,
          atLimit,
          cautions,
        }),
      };
    },
  };
}
