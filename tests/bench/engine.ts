/** The built engine, as any other page or program would load it. */
import type { Engine } from '../../web/src/engine/contract';

export type Module = { loadEngine: () => Promise<Engine> };

export async function loadBuiltEngine(): Promise<Engine> {
  const built = new URL('../../web/dist/engine.js', import.meta.url).href;
  const { loadEngine } = (await import(built)) as Module;
  return loadEngine();
}
