/** The module that the wasm build leaves behind; aliased as `@gaincast/wasm` here and in vite.config.ts. */
import type { Forecasting } from './contract';
import type { Create } from './loading';

declare const createGaincast: Create<Forecasting>;
export default createGaincast;
