/** The second module of the wasm build; aliased as `@gaincast/planning` here and in vite.config.ts. */
import type { Planning } from './contract';
import type { Create } from './loading';
import type { PaperModule } from './paper/paper_method';

declare const createPlanning: Create<Omit<Planning, keyof PaperModule> & PaperModule>;
export default createPlanning;
