/** The engine in a worker of its own. `connect` answers once the module is there, with all that it does. */
import { expose, proxy, transfer } from 'comlink';
import { loadForecasting } from './forecasting';
import { laneOf, slicesMemory, type Lane } from './lane';

/** What is large changes hands between threads; nothing of it is copied. */
function handingOver(lane: Lane): Lane {
  return {
    ...lane,
    slice: async (...args) => {
      const outcome = await lane.slice(...args);
      return outcome.ok ? transfer(outcome, slicesMemory([outcome.value])) : outcome;
    },
    summarise: async (...args) => {
      const answer = await lane.summarise(...args);
      return transfer(answer, slicesMemory(answer.slices));
    },
  };
}

const loadPlanning = () => import('./planning').then((planning) => planning.loadPlanning());

const lane = loadForecasting().then((engine) => handingOver(laneOf(engine, loadPlanning)));

const service = { connect: async () => proxy(await lane) };
export type Service = typeof service;

expose(service);
