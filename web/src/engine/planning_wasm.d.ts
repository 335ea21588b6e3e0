/** The second module of the wasm build; aliased as `@gaincast/planning` here and in vite.config.ts. */
import type { Planning } from './contract';
import type { Create } from './loading';

declare const createPlanning: Create<Planning>;
export default createPlanning;
