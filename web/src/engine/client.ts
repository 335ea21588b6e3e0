/**
 * The page's way to the engine: asynchronous, off the page's thread where the browser allows it,
 * and never out of date.
 */
import { transfer, wrap } from 'comlink';
import { ANSWER_LIMITS } from './liveness/answer_limits';
import { isTrap, LostWorker } from './liveness/lost_worker';
import { raiseStartFailure } from './liveness/start_failure';
import { within } from './liveness/within';
import { slotOf, slicesMemory, type WorkerSlot } from './worker_slot';
import { createPool, slotCount, type Pool } from './pool';
import { startWorker } from './start_worker';
import type { Service } from './worker';

/** A worker that is idle says at once that it is alive. */
const ALIVE = 10; // seconds

/** Starting takes what the network takes; that of the page so far is the only thing known about it. */
const START = 20 + (5 * performance.now()) / 1000; // seconds

async function connectWorker(): Promise<WorkerSlot> {
  const lost = () => new LostWorker();
  const worker = await within(START, startWorker(), lost);
  let started = false;
  const failed = new Promise<never>((_, reject) => {
    const fail = () => reject(started ? lost() : new Error('The worker could not start.'));
    worker.addEventListener('error', fail, { once: true });
  });
  failed.catch(() => undefined); // whoever asks next hears of it

  /** What it is asked; where it dies or does not answer, it is ended. */
  async function watched<T>(
    seconds: number,
    ask: () => Promise<T>,
    handedOver = false,
  ): Promise<T> {
    try {
      const alive = slot.alive(); // is answered before it begins to compute
      const answer = ask();
      answer.catch(() => undefined);
      await within(ALIVE, Promise.race([alive, failed]), lost);
      return await within(seconds, Promise.race([answer, failed]), lost);
    } catch (reason) {
      if (!(reason instanceof LostWorker || isTrap(reason))) throw reason;
      worker.terminate();
      throw new LostWorker(handedOver);
    }
  }

  const slot = await within(
    START,
    Promise.race([wrap<Service>(worker).connect(), failed]),
    lost,
  ).catch((reason: unknown) => {
    worker.terminate();
    throw reason;
  });
  started = true;
  const limits = ANSWER_LIMITS;
  return {
    laws: () => watched(limits.laws(), async () => slot.laws()),
    fit: (...args) => watched(limits.fit(...args), async () => slot.fit(...args)),
    forecast: (...args) => watched(limits.forecast(...args), async () => slot.forecast(...args)),
    bootstrap: (...args) => watched(limits.bootstrap(...args), async () => slot.bootstrap(...args)),
    slice: (...args) => watched(limits.slice(...args), async () => slot.slice(...args)),
    summarise: (slices, options) =>
      watched(
        limits.summarise(slices, options),
        async () => slot.summarise(transfer(slices, slicesMemory(slices)), options),
        true,
      ),
    decompose: (...args) => watched(limits.decompose(...args), async () => slot.decompose(...args)),
    design: (...args) => watched(limits.design(...args), async () => slot.design(...args)),
    compare: (...args) => watched(limits.compare(...args), async () => slot.compare(...args)),
    verify: (...args) => watched(limits.verify(...args), async () => slot.verify(...args)),
    rank: (...args) => watched(limits.rank(...args), async () => slot.rank(...args)),
    nextRun: (...args) => watched(limits.nextRun(...args), async () => slot.nextRun(...args)),
    requiredSize: (...args) =>
      watched(limits.requiredSize(...args), async () => slot.requiredSize(...args)),
    validateSlice: (...args) =>
      watched(limits.validateSlice(...args), async () => slot.validateSlice(...args)),
    validateSummary: (...args) =>
      watched(limits.validateSummary(...args), async () => slot.validateSummary(...args)),
    backtest: (...args) => watched(limits.backtest(...args), async () => slot.backtest(...args)),
    lawIntervals: (...args) =>
      watched(limits.lawIntervals(...args), async () => slot.lawIntervals(...args)),
    estimateExtraSe: (...args) =>
      watched(limits.estimateExtraSe(...args), async () => slot.estimateExtraSe(...args)),
    gainSe: (...args) => watched(limits.gainSe(...args), async () => slot.gainSe(...args)),
  };
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

/** Another worker, or why there is none, in a sentence. */
const another = () => connectWorker().catch(raiseStartFailure);

/**
 * Pages that may start no worker get the engine on their own thread. A worker that starts but never
 * answers is tried once more; what hangs there would hang the page here.
 */
export async function connectEngine(): Promise<Pool> {
  try {
    const slot = await connectWorker();
    return createPool(slot, slotCount(navigator.hardwareConcurrency), another);
  } catch (reason) {
    if (reason instanceof LostWorker) return createPool(await another(), 1, another);
    return createPool(await connectHere().catch(raiseStartFailure));
  }
}

export type Latest<I> = { ask: (input: I) => void };

/** An input that a newer one has overtaken is not worked on any further. */
export class Overtaken extends Error {}

/**
 * Runs `work` for one input at a time and paints only the answer to the newest input. Inputs that
 * arrive meanwhile replace one another; answers that a newer input has overtaken are dropped, unless
 * `following`: under a drag that never rests, an answer one step behind is better than none, and
 * since there is only one at a time, none is ever followed by an older one. `work` may ask whether it is
 * overtaken, and end with that.
 */
export function latestWins<I, O>(
  work: (input: I, overtaken: () => boolean) => Promise<O>,
  paint: (output: O) => void,
  fail: (reason: unknown) => void,
  following: () => boolean = () => false,
): Latest<I> {
  let waiting: { input: I } | null = null;
  let busy = false;

  const overtaken = () => waiting !== null && !following();

  async function run(): Promise<void> {
    busy = true;
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      const settle = await work(input, overtaken).then(
        (output) => () => paint(output),
        (reason: unknown) => () => {
          if (!(reason instanceof Overtaken)) fail(reason);
        },
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
