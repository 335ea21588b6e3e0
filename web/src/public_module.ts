/**
 * The public module: `const engine = await loadEngine()`, unchanged in browsers and in Node >= 20. A
 * browser fetches the WebAssembly files that lie next to this module; Node reads them.
 */
import type { PublicModule } from './engine/contract';
import { loadEngine as load } from './engine/engine';
import { readTable } from './read/read_table';

export type * from './engine/contract';

export const loadEngine = async (): Promise<PublicModule> => ({ ...(await load()), readTable });
