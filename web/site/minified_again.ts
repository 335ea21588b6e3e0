/**
 * Minifies what the bundler has minified once more: 2% less, which keeps the first visit below 200 kB.
 * In place of the bundler's own minifier it would be 2% more.
 */
import { minify } from 'terser';
import type { Plugin } from 'vite';

export const minifiedAgain = (): Plugin => ({
  name: 'minified-again',
  apply: 'build',
  generateBundle: {
    order: 'pre',
    async handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, { module: true, compress: { passes: 2 } });
        file.code = code ?? file.code;
      }
    },
  },
});
