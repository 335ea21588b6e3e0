/**
 * The page's way to the engine: asynchronous, off the page's thread where the browser allows it,
 * and never out of date.
 */
import { transfer, wrap } from 'comlink';
import { slotOf, slicesMemory, type WorkerSlot } from './worker_slot';
import { createPool, slotCount, type Pool } from './pool';
import { startWorker } from './start_worker';
import type { Service } from './worker';

async function connectWorker(): Promise<WorkerSlot> {
  const worker = await startWorker();
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker could not start.')), {
      once: true,
    });
  });
  try {
    const slot = await Promise.race([wrap<Service>(worker).connect(), failed]);
    return {
      laws: () => slot.laws(),
      fit: (...args) => slot.fit(...args),
      forecast: (...args) => slot.forecast(...args),
      bootstrap: (...args) => slot.bootstrap(...args),
      slice: (...args) => slot.slice(...args),
      summarise: (slices, options) =>
        slot.summarise(transfer(slices, slicesMemory(slices)), options),
      decompose: (...args) => slot.decompose(...args),
      design: (...args) => slot.design(...args),
      validateSlice: (...args) => slot.validateSlice(...args),
      validateSummary: (...args) => slot.validateSummary(...args),
      backtest: (...args) => slot.backtest(...args),
      estimateExtraSe: (...args) => slot.estimateExtraSe(...args),
      gainSe: (...args) => slot.gainSe(...args),
    };
  } catch (reason) {
    worker.terminate();
    throw reason;
  }
}

/** On the page's own thread every part of a long run leaves the page time to breathe. */
async function connectHere(): Promise<WorkerSlot> {
  const { loadForecasting } = await import('./forecasting');
  const slot = slotOf(await loadForecasting(), async () =>
    (await import('./planning')).loadPlanning(),
  );
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  return {
    ...slot,
    slice: (...args) => pause().then(() => slot.slice(...args)),
    validateSlice: (...args) => pause().then(() => slot.validateSlice(...args)),
  };
}

/** Pages that may start no worker get the engine on their own thread. */
export const connectEngine = (): Promise<Pool> =>
  connectWorker().then(
    (slot) => createPool(slot, slotCount(navigator.hardwareConcurrency), connectWorker),
    async () => createPool(await connectHere()),
  );

export type Latest<I> = { ask: (input: I) => void };

/**
 * Runs `work` for one input at a time and paints only the answer to the newest input. Inputs that
 * arrive meanwhile replace one another; answers that a newer input has overtaken are dropped, unless
 * `following`: under a drag that never rests, an answer one step behind is better than none, and
 * since there is only one at a time, none is ever followed by an older one.
 */
export function latestWins<I, O>(
  work: (input: I) => Promise<O>,
  paint: (output: O) => void,
  fail: (reason: unknown) => void,
  following: () => boolean = () => false,
): Latest<I> {
  let waiting: { input: I } | null = null;
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      const settle = await work(input).then(
        (output) => () => paint(output),
        (reason: unknown) => () => fail(reason),
      );
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set while awaiting
      if (!waiting || following()) settle();
    }
    busy = false;
  }

  return {
    ask: (input) => {
      waiting = { input };
      if (!busy) void run();
    },
  };
}
