/** How the engine comes into a frame without an origin: its worker and its WebAssembly are scripts too. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The engine's sources say where the WebAssembly lies, and so does what Emscripten wrote. */
const FILE = /new URL\(\s*["']([^"']*\.wasm)["'],\s*import\.meta\.url\s*\)/g;

export const workerScript: Plugin = {
  name: 'worker-script',
  enforce: 'pre',
  resolveId(id, importer) {
    const ours = id === './start_worker' && importer?.endsWith('/engine/client.ts');
    return ours ? this.resolve('./scripts/start_worker', importer) : null;
  },
};

/** A script that leaves the packed bytes where `scripts/loading` finds them. */
const scriptOf = (name: string, packed: string) =>
  `(self.gaincastBytes ??= {})[${JSON.stringify(name)}] = "${packed}";`;

export function wasmScripts(folder: string, into: string): Plugin {
  return {
    name: 'wasm-scripts',
    enforce: 'pre',
    resolveId(id, importer) {
      const ours = id === './loading' && importer?.includes('/engine/');
      return ours ? this.resolve('./scripts/loading', importer) : null;
    },
    transform(code, id) {
      if (id.endsWith('.mjs')) return code.replace(FILE, '""'); // it is handed the bytes
      if (!/\/engine\/(forecasting|planning)\.ts$/.test(id)) return null;
      return code.replace(FILE, (_all, path: string) => {
        const packed = gzipSync(readFileSync(join(folder, basename(path))), { level: 9 });
        const hash = createHash('sha256').update(packed).digest('hex').slice(0, 8);
        const name = `${basename(path, '.wasm')}-${hash}.js`;
        const source = scriptOf(name, packed.toString('base64'));
        this.emitFile({ type: 'asset', fileName: into + name, source });
        return `new URL("script:${name}")`;
      });
    },
  };
}
