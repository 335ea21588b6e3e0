/**
 * The public module: `const engine = await loadEngine()`, unchanged in browsers and in Node >= 20.
 * A browser fetches the WebAssembly file that lies next to this module; Node reads it.
 */
import createGaincast from '@gaincast/wasm';
import type { Engine } from './contract';

export type * from './contract';

const wasm = new URL('../../../build/wasm/bin/gaincast.wasm', import.meta.url);

type Files = { readFile: (url: URL) => Promise<Uint8Array> };

async function readInNode(url: URL): Promise<Uint8Array> {
  const files = 'node:fs/promises'; // a variable, so that no bundler tries to resolve it for browsers
  const { readFile } = (await import(/* @vite-ignore */ files)) as Files;
  return readFile(url);
}

export async function loadEngine(): Promise<Engine> {
  const module = await createGaincast(
    wasm.protocol === 'file:' && 'process' in globalThis
      ? { wasmBinary: await readInNode(wasm) }
      : { locateFile: () => wasm.href },
  );
  return {
    laws: () => module.laws(),
    fit: (observations, options) => module.fit(observations, options),
    forecast: (observations, options) => module.forecast(observations, options),
    bootstrap: (observations, options) => module.bootstrap(observations, options),
    bootstrapSlice: (observations, options) => module.bootstrapSlice(observations, options),
    bootstrapSummary: (slices, options = {}) => module.bootstrapSummary(slices, options),
  };
}
