import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { linkFieldsPage } from './link_fields_page';

const inBuild = (name: string) =>
  fileURLToPath(new URL(`../build/wasm/bin/${name}`, import.meta.url));

// The entries: the page, the ledger, what the site says about links and about embedding, and two that
// keep their names because others import them: the public module `engine.js`, with its exports, and
// `embed.js`, the element for other pages. Everything else gets a hashed name.
const NAMED = ['engine', 'embed'];

type Modules = { getModuleInfo: (id: string) => { importers: string[] } | null };

/** Whether the page whose script is `main.ts` in this folder loads the module at once, not on demand. */
function comesWith(
  folder: string,
  id: string,
  modules: Modules,
  seen = new Set<string>(),
): boolean {
  if (id.endsWith(`/${folder}/main.ts`)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => comesWith(folder, importer, modules, seen));
}

export default defineConfig({
  base: './',
  plugins: [linkFieldsPage],
  resolve: {
    alias: {
      '@gaincast/wasm': inBuild('gaincast.mjs'),
      '@gaincast/planning': inBuild('planning.mjs'),
    },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      input: {
        page: fileURLToPath(new URL('index.html', import.meta.url)),
        ledger: fileURLToPath(new URL('ledger.html', import.meta.url)),
        links: fileURLToPath(new URL('links.html', import.meta.url)),
        embedding: fileURLToPath(new URL('embed.html', import.meta.url)),
        engine: fileURLToPath(new URL('src/engine/engine.ts', import.meta.url)),
        embed: fileURLToPath(new URL('src/embed.ts', import.meta.url)),
      },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // What opening the page loads is not cut up by what panels, fetched later, have of it too.
              name: (id, modules) =>
                comesWith('src', id, modules) && !comesWith('ledger', id, modules)
                  ? 'opening'
                  : null,
            },
          ],
        },
        entryFileNames: (chunk) =>
          NAMED.includes(chunk.name) ? '[name].js' : 'assets/[name]-[hash].js',
        // What two pages share would otherwise be named after one module among many.
        chunkFileNames: (chunk) =>
          chunk.isDynamicEntry || chunk.name === 'opening'
            ? 'assets/[name]-[hash].js'
            : 'assets/shared-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
});
