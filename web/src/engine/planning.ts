/** The module that is loaded when it is first asked for: decomposition, validation, design. */
import createPlanning from '@gaincast/planning';
import type { Planning } from './contract';
import { load } from './loading';

const wasm = new URL('../../../build/wasm/bin/planning.wasm', import.meta.url);

export async function loadPlanning(): Promise<Planning> {
  const module = await load(createPlanning, wasm);
  return {
    decompose: (observations, options) => module.decompose(observations, options),
    validate: (observations, options = {}) => module.validate(observations, options),
    validateSlice: (observations, options) => module.validateSlice(observations, options),
    validateSummary: (slices) => module.validateSummary(slices),
    design: (observations, options) => module.design(observations, options),
  };
}
