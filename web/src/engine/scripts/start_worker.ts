/// <reference types="vite/client" />
/**
 * As start_worker of the folder above, for a frame without an origin of its own: it may start no worker
 * from the site's address, but from a blob of its own, which then runs the site's script.
 */
import address from '../worker?worker&url';
import { workerAddress } from './worker_address';
import './run_script';

const HERE = 'here';

/** The worker finds what it runs as the page does. */
function beginning(): string {
  const { folder } = globalThis.gaincast;
  return `const trusted = self.trustedTypes?.createPolicy('gaincast-worker', { createScriptURL: (url) => url });
const run = (url) => importScripts(trusted ? trusted.createScriptURL(url) : url);
self.gaincast = { folder: ${JSON.stringify(folder)}, run: (name) => run(self.gaincast.folder + name) };
try { run(${JSON.stringify(address)}); postMessage('${HERE}'); } catch { postMessage(null); }`;
}

/** Fails where the browser lets no worker start. */
export async function startWorker(): Promise<Worker> {
  const blob = URL.createObjectURL(new Blob([beginning()], { type: 'text/javascript' }));
  const worker = new Worker(workerAddress(blob));
  // What is said to it before it has run the script that listens would be lost.
  const said = await new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', () => resolve(null), { once: true });
  });
  URL.revokeObjectURL(blob);
  if (said === HERE) return worker;
  worker.terminate();
  throw new Error('The worker could not start.');
}
