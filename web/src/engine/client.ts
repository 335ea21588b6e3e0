/**
 * The page's way to the engine: asynchronous, off the page's thread where the browser allows it,
 * and never out of date.
 */
import { wrap } from 'comlink';
import type { Engine } from './contract';
import type { Service } from './worker';

/** The engine with every answer promised, whichever thread gives it. */
export type AsyncEngine = {
  [M in keyof Engine]: (...args: Parameters<Engine[M]>) => Promise<ReturnType<Engine[M]>>;
};

async function connectWorker(): Promise<AsyncEngine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker could not start.')), {
      once: true,
    });
  });
  try {
    return await Promise.race([wrap<Service>(worker).connect(), failed]);
  } catch (reason) {
    worker.terminate();
    throw reason;
  }
}

/** An engine on this thread, asked as one on another. */
export const promised = (engine: Engine): AsyncEngine => ({
  laws: (...args) => Promise.resolve(engine.laws(...args)),
  fit: (...args) => Promise.resolve(engine.fit(...args)),
  forecast: (...args) => Promise.resolve(engine.forecast(...args)),
});

async function connectHere(): Promise<AsyncEngine> {
  const { loadEngine } = await import('./engine');
  return promised(await loadEngine());
}

/** Pages that may not start module workers (sandboxed frames) get the engine on their own thread. */
export const connectEngine = (): Promise<AsyncEngine> => connectWorker().catch(connectHere);

export type Latest<I> = { ask: (input: I) => void };

/**
 * Runs `work` for one input at a time and paints only the answer to the newest input. Inputs that
 * arrive meanwhile replace one another; answers that a newer input has overtaken are dropped.
 */
export function latestWins<I, O>(
  work: (input: I) => Promise<O>,
  paint: (output: O) => void,
  fail: (reason: unknown) => void,
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
      if (!waiting) settle();
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
