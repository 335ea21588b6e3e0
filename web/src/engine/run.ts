/**
 * A long run: parts [0, total) in slices over a pool's worker slots. Part i depends on its seed and i alone,
 * so the answer is the same for any number of worker slots and any slicing.
 */
import type { InputError, Outcome } from './contract';
import type { WorkerSlot } from './worker_slot';
import { MAX_SLOTS, type Pool } from './pool';
import { nextLength } from './liveness/slice_length';

/** What is cut into slices: parts [first, last) on a worker slot, `total` in all, `firstSlice` of them first. */
export type Work<S> = {
  total: number;
  firstSlice: number;
  slice: (slot: WorkerSlot, first: number, last: number) => Promise<Outcome<S>>;
};

export type Progress = { done: number; total: number; secondsLeft: number | null };

export type RunEnd<S> =
  { slices: S[] } | { refused: InputError } | { cancelled: true; done: number };

export type Run<S> = { readonly end: Promise<RunEnd<S>>; readonly cancel: () => void };

const SETTLED = 0.2; // seconds, before which no speed can be told

/** `tell` hears of every slice that is done. `cancel` ends the run at once; slices in hand are dropped. */
export function startRun<S>(
  pool: Pool,
  { total, firstSlice, slice }: Work<S>,
  tell: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): Run<S> {
  const slices: S[] = [];
  const began = now();
  let next = 0;
  let done = 0;
  let length = firstSlice;
  let over = false;
  let settle: (end: RunEnd<S>) => void = () => undefined;
  let fail: (reason: unknown) => void = () => undefined;
  const end = new Promise<RunEnd<S>>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  function finish(how: RunEnd<S>): void {
    over = true;
    settle(how);
  }

  async function oneAfterAnother(): Promise<void> {
    while (!over && next < total) {
      await pool.patiently(async (slot) => {
        if (over || next >= total) return;
        const first = next;
        const last = Math.min(total, first + length);
        next = last;
        const start = now();
        const outcome = await slice(slot, first, last);
        length = nextLength(last - first, now() - start);
        take(outcome, last - first);
      });
    }
  }

  function take(outcome: Outcome<S>, parts: number): void {
    if (over) return;
    if (!outcome.ok) {
      finish({ refused: outcome.error });
      return;
    }
    slices.push(outcome.value);
    done += parts;
    const seconds = (now() - began) / 1000;
    const secondsLeft = seconds < SETTLED ? null : (seconds / done) * (total - done);
    tell({ done, total, secondsLeft });
    if (done === total) finish({ slices });
  }

  pool.grow();
  for (let slot = 0; slot < MAX_SLOTS; slot += 1) {
    oneAfterAnother().catch((reason: unknown) => {
      over = true;
      fail(reason);
    });
  }
  return { end, cancel: () => finish({ cancelled: true, done }) };
}
