/** The engine in a worker of its own. `connect` answers once the module is there, with all that it does. */
import { expose, proxy, transfer } from 'comlink';
import { NOT_LOADED } from './liveness/start_failure';
import { loadForecasting } from './forecasting';
import { slotOf, slicesMemory, type WorkerSlot } from './worker_slot';

/** What is large changes hands between threads; nothing of it is copied. */
function handingOver(slot: WorkerSlot): WorkerSlot {
  return {
    ...slot,
    slice: async (...args) => {
      const outcome = await slot.slice(...args);
      return outcome.ok ? transfer(outcome, slicesMemory([outcome.value])) : outcome;
    },
    summarise: async (...args) => {
      const answer = await slot.summarise(...args);
      return transfer(answer, slicesMemory(answer.slices));
    },
  };
}

const loadPlanning = () =>
  import('./planning')
    .then((planning) => planning.loadPlanning())
    .catch(() => {
      throw new Error(NOT_LOADED);
    });

const slot = loadForecasting().then((engine) => handingOver(slotOf(engine, loadPlanning)));

/** `alive` needs nothing computed: it is answered before whatever is asked after it. */
const service = { connect: async () => proxy({ ...(await slot), alive: () => true }) };
export type Service = typeof service;

expose(service);
