/** The engine in a worker of its own. `connect` answers once the module is there, with all of its methods. */
import { expose, proxy } from 'comlink';
import { loadEngine } from './engine';

const engine = loadEngine();

const service = { connect: async () => proxy(await engine) };
export type Service = typeof service;

expose(service);
