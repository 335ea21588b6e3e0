import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { linkFieldsPage } from './link_fields_page';
import { siteAddress } from './site/address';
import { indexPage } from './site/index_page';
import { modules } from './site/modules';
import { precache } from './site/precache';
import { writtenPages } from './site/written_pages';

const site = siteAddress();

// The entries: the page, the ledger, what the site says about links, and those that keep their names:
// the public module `engine.js`, with its exports, so that notebooks, Node and other pages can import
// it, and the service worker. Everything else gets a hashed name.
const NAMED = ['engine', 'sw'];

export default defineConfig({
  base: './',
  plugins: [
    linkFieldsPage,
    indexPage(site),
    writtenPages(import.meta.dirname, modules, site),
    precache(fileURLToPath(new URL('public', import.meta.url))),
  ],
  resolve: { alias: modules },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      preserveEntrySignatures: 'exports-only',
      input: {
        page: fileURLToPath(new URL('index.html', import.meta.url)),
        ledger: fileURLToPath(new URL('ledger.html', import.meta.url)),
        links: fileURLToPath(new URL('links.html', import.meta.url)),
        engine: fileURLToPath(new URL('src/engine/engine.ts', import.meta.url)),
        sw: fileURLToPath(new URL('offline/service_worker.ts', import.meta.url)),
      },
      output: {
        entryFileNames: (chunk) =>
          NAMED.includes(chunk.name) ? '[name].js' : 'assets/[name]-[hash].js',
        // What two pages share would otherwise be named after one module among many.
        chunkFileNames: (chunk) =>
          chunk.isDynamicEntry ? 'assets/[name]-[hash].js' : 'assets/shared-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
});
