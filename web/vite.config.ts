import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { linkFieldsPage } from './link_fields_page';

const inBuild = (name: string) =>
  fileURLToPath(new URL(`../build/wasm/bin/${name}`, import.meta.url));

// The entries: the page, the ledger, what the site says about links and about embedding, and two that
// keep their names because others import them: the public module `engine.js`, with its exports, and
// `embed.js`, the element for other pages. Everything else gets a hashed name.
const NAMED = ['engine', 'embed'];

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
      preserveEntrySignatures: 'exports-only',
      input: {
        page: fileURLToPath(new URL('index.html', import.meta.url)),
        ledger: fileURLToPath(new URL('ledger.html', import.meta.url)),
        links: fileURLToPath(new URL('links.html', import.meta.url)),
        embedding: fileURLToPath(new URL('embed.html', import.meta.url)),
        engine: fileURLToPath(new URL('src/engine/engine.ts', import.meta.url)),
        embed: fileURLToPath(new URL('src/embed.ts', import.meta.url)),
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
