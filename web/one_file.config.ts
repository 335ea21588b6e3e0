import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { siteAddress } from './site/address';
import { wasmInside, workerInside } from './site/engine_inside';
import { heads } from './site/heads';
import { Licences } from './site/licences/licences';
import { modules, wasmFolder } from './site/modules';
import { palettes } from './site/palette';
import { canonical, oneFile } from './site/one_file';
import { starting } from './site/starting';

const site = siteAddress();
const licences = new Licences(import.meta.dirname);

// The page once more, as one file with everything in it, beside the site that is there already.
export default defineConfig({
  base: './',
  plugins: [
    licences.noting(),
    workerInside,
    starting,
    heads(() => canonical(site)),
    oneFile(import.meta.dirname, site, licences.text),
  ],
  resolve: { alias: modules },
  css: palettes,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('index.html', import.meta.url)),
      output: { codeSplitting: false },
    },
  },
  worker: { format: 'iife', plugins: () => [licences.noting(), wasmInside(wasmFolder)] },
});
