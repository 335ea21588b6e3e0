import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { linkFieldsPage } from './site/link_fields_page';
import { devDependencies, version } from './package.json';
import { parentOrigin, siteAddress } from './site/address';
import { enginePackage } from './site/engine/engine_package';
import { heads, headTags, parentTag } from './site/heads';
import { Licences } from './site/licences/licences';
import { minifiedAgain } from './site/minified_again';
import { modules } from './site/modules';
import { palettes } from './site/palette';
import { precache } from './site/precache';
import { start } from './site/frame/start';
import { previousAssets } from './site/previous_assets';
import { starting } from './site/starting';
import { writtenPages } from './site/written_pages';

const site = siteAddress();
const licences = new Licences(import.meta.dirname);

// The entries: the page, the ledger, scored forecasts, what the site says about links and about embedding, and those that
// keep their names because others ask for them: the public module `engine.js`, with its exports,
// `embed.js`, the element for other pages, and the service worker. Everything else gets a hashed name.
const NAMED = ['engine', 'embed', 'sw'];

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
  plugins: [
    licences.noting(),
    minifiedAgain(),
    linkFieldsPage,
    starting,
    heads(
      (title, description, path) =>
        headTags(title, description, path, site) + parentTag(path, parentOrigin()),
    ),
    writtenPages(import.meta.dirname, modules, site),
    enginePackage(fileURLToPath(new URL('src/engine/contract.ts', import.meta.url)), version, {
      '@resvg/resvg-js': devDependencies['@resvg/resvg-js'],
      'opentype.js': devDependencies['opentype.js'],
    }),
    licences.writing(),
    start(import.meta.dirname, fileURLToPath(new URL('public/look.js', import.meta.url))),
    previousAssets(fileURLToPath(new URL('dist', import.meta.url))),
    precache(fileURLToPath(new URL('public', import.meta.url))),
  ],
  resolve: { alias: modules },
  css: palettes,
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      preserveEntrySignatures: 'allow-extension',
      input: {
        page: fileURLToPath(new URL('index.html', import.meta.url)),
        ledger: fileURLToPath(new URL('ledger.html', import.meta.url)),
        scored: fileURLToPath(new URL('scored.html', import.meta.url)),
        links: fileURLToPath(new URL('links.html', import.meta.url)),
        embedding: fileURLToPath(new URL('embed.html', import.meta.url)),
        engine: fileURLToPath(new URL('src/public_module.ts', import.meta.url)),
        sw: fileURLToPath(new URL('offline/service_worker.ts', import.meta.url)),
        embed: fileURLToPath(new URL('src/embed.ts', import.meta.url)),
      },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // What opening the page loads is not cut up by what panels, fetched later, have of it too.
              name: (id, modules) =>
                comesWith('src', id, modules) &&
                !comesWith('ledger', id, modules) &&
                !comesWith('scored', id, modules)
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
  worker: { format: 'es', plugins: () => [licences.noting(), minifiedAgain()] },
});
