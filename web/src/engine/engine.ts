/**
 * The public module: `const engine = await loadEngine()`, unchanged in browsers and in Node >= 20.
 * A browser fetches the WebAssembly files that lie next to this module; Node reads them.
 */
import type { Engine } from './contract';
import { loadForecasting } from './forecasting';
import { loadPlanning } from './planning';

export type * from './contract';

export async function loadEngine(): Promise<Engine> {
  const [forecasting, planning] = await Promise.all([loadForecasting(), loadPlanning()]);
  return { ...forecasting, ...planning };
}
