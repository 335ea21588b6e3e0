/** Modules that imports name otherwise than by a path or a package. */
import { fileURLToPath } from 'node:url';

export const wasmFolder = fileURLToPath(new URL('../../build/wasm/bin/', import.meta.url));

export const modules = {
  // The engine, as Emscripten leaves it, each module beside its WebAssembly.
  '@gaincast/wasm': `${wasmFolder}gaincast.mjs`,
  '@gaincast/planning': `${wasmFolder}planning.mjs`,
  '@kurkle/color': fileURLToPath(new URL('../src/charts/plain_color.ts', import.meta.url)),
};
