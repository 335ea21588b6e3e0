/** How the engine comes into `gaincast.html`: its worker as a text, and in it the WebAssembly, packed. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const NONE = '\0none';
/** The engine's sources say where the WebAssembly lies, and so does what Emscripten wrote. */
const FILE = /new URL\(\s*["']([^"']*\.wasm)["'],\s*import\.meta\.url\s*\)/g;

/** Starts the worker within. What would fetch modules for the page's own thread is left out. */
export const workerInside: Plugin = {
  name: 'worker-inside',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!importer?.endsWith('/engine/client.ts')) return null;
    if (id === './start_worker') return this.resolve('./inside/start_worker', importer);
    return id === './forecasting' || id === './planning' ? NONE : null;
  },
  load(id) {
    if (id !== NONE) return null;
    const none = `() => Promise.reject(new Error('it starts no worker.'))`;
    return `export const loadForecasting = ${none}; export const loadPlanning = ${none};`;
  },
};

export function wasmInside(folder: string): Plugin {
  const packed = (name: string) =>
    gzipSync(readFileSync(join(folder, basename(name))), { level: 9 }).toString('base64');
  return {
    name: 'wasm-inside',
    enforce: 'pre',
    resolveId(id, importer) {
      const ours = id === './loading' && importer?.includes('/engine/');
      return ours ? this.resolve('./inside/loading', importer) : null;
    },
    transform(code, id) {
      if (id.endsWith('.mjs')) return code.replace(FILE, '""'); // it is handed the bytes
      if (!/\/engine\/(forecasting|planning)\.ts$/.test(id)) return null;
      return code.replace(
        FILE,
        (_all, name: string) => `new URL("data:application/gzip;base64,${packed(name)}")`,
      );
    },
  };
}
