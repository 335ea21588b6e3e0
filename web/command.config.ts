import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { siteAddress } from './site/address';
import { modules } from './site/modules';

const { '@gaincast/wasm': wasm, '@gaincast/planning': planning } = modules;

// The command, for Node, beside the site that is there already. Packages that pictures alone need stay
// outside: they are dependencies of the package that the site is.
export default defineConfig({
  resolve: { alias: { '@gaincast/wasm': wasm, '@gaincast/planning': planning } },
  define: { GAINCAST_SITE: JSON.stringify(siteAddress()) },
  ssr: { noExternal: true, external: ['@resvg/resvg-js', 'opentype.js'] },
  build: {
    ssr: fileURLToPath(new URL('command/cli.ts', import.meta.url)),
    target: 'node20',
    emptyOutDir: false,
    copyPublicDir: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { entryFileNames: 'cli.js', chunkFileNames: 'assets/cli-[name]-[hash].js' },
    },
  },
});
