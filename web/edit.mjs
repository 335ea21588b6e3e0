// Serves the page's sources on this machine: a saved file of web/ is shown at once, and one of core/ or
// wasm/ once CMake has rebuilt the engine. For editing only: `web/start edit`.
import { spawn } from 'node:child_process';
import console from 'node:console';
import { watch } from 'node:fs';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath, URL } from 'node:url';
import { createServer } from 'vite';

const top = fileURLToPath(new URL('..', import.meta.url));
const REST = 300; // ms; editors save several files at once

/** Vite puts style sheets and scripts into the page while it is edited; the built page's policy forbids that. */
const whileEditing = {
  name: 'while-editing',
  transformIndexHtml: (html) =>
    html
      .replace(/style-src 'self'/, "style-src 'self' 'unsafe-inline'")
      .replace(/(connect-src 'self')/, '$1 ws:')
      .replace(/; require-trusted-types-for[^"]*/, ''),
};

const server = await createServer({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [whileEditing],
  server: { host: 'localhost', port: Number(process.env.PORT ?? 4173), fs: { allow: [top] } },
});
await server.listen();
console.log(`Gaincast is at ${server.resolvedUrls.local[0]} (Ctrl+C stops it)`);

let building = false;
let again = false;
function rebuild() {
  if (building) {
    again = true;
    return;
  }
  building = true;
  console.log('Compiling the engine …');
  const build = ['--build', '--preset', 'wasm', '--target', 'gaincast', 'planning'];
  spawn('cmake', build, { cwd: top, stdio: ['ignore', 'ignore', 'inherit'] }).on('exit', (code) => {
    building = false;
    if (again) {
      again = false;
      rebuild();
    } else if (code === 0) server.ws.send({ type: 'full-reload' });
  });
}

let resting;
for (const folder of ['core', 'wasm']) {
  watch(`${top}${folder}`, { recursive: true }, (_event, name) => {
    if (!/\.(hpp|cpp|txt)$/.test(name ?? '')) return;
    clearTimeout(resting);
    resting = setTimeout(rebuild, REST);
  });
}
