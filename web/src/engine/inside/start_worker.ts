/// <reference types="vite/client" />
/** As start_worker, for `gaincast.html`: the worker, with its WebAssembly, is part of the file. */
import EngineWorker from '../worker?worker&inline';

export const startWorker = (): Promise<Worker> => Promise.resolve(new EngineWorker());
