/** The engine's modules as Emscripten leaves them, each beside its WebAssembly. */
import { fileURLToPath } from 'node:url';

export const wasmFolder = fileURLToPath(new URL('../../build/wasm/bin/', import.meta.url));

export const modules = {
  '@gaincast/wasm': `${wasmFolder}gaincast.mjs`,
  '@gaincast/planning': `${wasmFolder}planning.mjs`,
};
