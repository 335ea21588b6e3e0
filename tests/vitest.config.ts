import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inWeb = (path: string) => fileURLToPath(new URL(`../web/${path}`, import.meta.url));
const inBuild = (name: string) =>
  fileURLToPath(new URL(`../build/wasm/bin/${name}`, import.meta.url));

// Tests import the page's sources, whose own packages lie in web/node_modules.
export default defineConfig({
  resolve: {
    alias: {
      '@gaincast/wasm': inBuild('gaincast.mjs'),
      '@gaincast/planning': inBuild('planning.mjs'),
      valibot: inWeb('node_modules/valibot'),
      papaparse: inWeb('node_modules/papaparse'),
    },
  },
  test: {
    include: [
      'web/**/*.test.ts',
      'wasm/**/*.test.ts',
      'bench/**/*.test.ts',
      'mutation/**/*.test.ts',
    ],
    environment: 'node',
    // A loaded machine is slow; a test that hangs is still found.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
