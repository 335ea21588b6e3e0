/// <reference types="vite/client" />
/**
 * Starts a worker with an engine. A frame without an origin of its own may start none from the site's
 * address; there, `scripts/start_worker` takes the place of this.
 */
import address from './worker?worker&url';
import { workerAddress } from './scripts/worker_address';

/** Fails, by the worker's error event, where the browser lets no worker start. */
export const startWorker = (): Promise<Worker> =>
  Promise.resolve().then(() => new Worker(workerAddress(address), { type: 'module' }));
