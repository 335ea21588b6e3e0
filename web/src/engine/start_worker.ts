/// <reference types="vite/client" />
/**
 * Starts a worker with an engine. A frame without an origin of its own (`sandbox="allow-scripts"`) may
 * start none from the site's address, but may from a blob of its own, which then imports the same module.
 */
import address from './worker?worker&url';

const HERE = 'here';

async function startFromBlob(): Promise<Worker> {
  const module = JSON.stringify(new URL(address, location.href).href);
  const script = `import(${module}).then(() => postMessage('${HERE}'), () => postMessage(null))`;
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blob);
  // What is said to it before it has imported the module that listens would be lost.
  const said = await new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', () => resolve(null), { once: true });
  });
  URL.revokeObjectURL(blob);
  if (said === HERE) return worker;
  worker.terminate();
  throw new Error('The worker could not start.');
}

/** Fails, at once or by the worker's error event, where the browser lets no worker start. */
export const startWorker = async (): Promise<Worker> =>
  self.origin === 'null' ? startFromBlob() : new Worker(address, { type: 'module' });
