/**
 * A few worker slots that share out work. What the reader waits for goes before slices of a long run, and a
 * worker slot does one thing at a time, so nothing queues behind more than the slice in hand.
 */
import type { AsyncEngine, WorkerSlot } from './worker_slot';

export type Task<T> = (slot: WorkerSlot) => Promise<T>;

export type Pool = {
  /** The engine for what the reader waits for, on whichever worker slot is free first. */
  readonly engine: AsyncEngine;
  /** Long work in small parts: each waits until nothing more urgent does. */
  readonly patiently: <T>(task: Task<T>) => Promise<T>;
  readonly urgently: <T>(task: Task<T>) => Promise<T>;
  /**
   * Brings the worker slots up to their full number, or to `atLeast` if that is more; without effect when
   * they are, or are on their way.
   */
  readonly grow: (atLeast?: number) => void;
  readonly slots: () => number;
};

export const MAX_SLOTS = 4;

/** As many as leave the page a processor of its own: at least one, at most four. */
export const slotCount = (processors: number | undefined): number =>
  Math.max(1, Math.min(MAX_SLOTS, (processors ?? 2) - 1));

/** `connect` starts another worker slot; one that cannot start is done without, as long as one is there. */
export function createPool(
  first: WorkerSlot,
  limit = 1,
  connect?: () => Promise<WorkerSlot>,
): Pool {
  const idle: WorkerSlot[] = [];
  const urgent: ((slot: WorkerSlot) => void)[] = [];
  const patient: ((slot: WorkerSlot) => void)[] = [];
  let count = 0;
  let coming = 0;

  function free(slot: WorkerSlot): void {
    const next = urgent.shift() ?? patient.shift();
    if (next) next(slot);
    else idle.push(slot);
  }

  function enlist(slot: WorkerSlot): void {
    count += 1;
    free(slot);
  }

  function queued<T>(queue: ((slot: WorkerSlot) => void)[], task: Task<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      queue.push((slot) => {
        task(slot)
          .then(resolve, reject)
          .finally(() => free(slot));
      });
      const slot = idle.pop();
      if (slot) free(slot);
    });
  }

  enlist(first);
  const urgently = <T>(task: Task<T>) => queued(urgent, task);
  return {
    engine: {
      laws: () => urgently((slot) => slot.laws()),
      fit: (...args) => urgently((slot) => slot.fit(...args)),
      forecast: (...args) => urgently((slot) => slot.forecast(...args)),
      bootstrap: (...args) => urgently((slot) => slot.bootstrap(...args)),
      decompose: (...args) => urgently((slot) => slot.decompose(...args)),
      design: (...args) => urgently((slot) => slot.design(...args)),
      backtest: (...args) => urgently((slot) => slot.backtest(...args)),
      estimateExtraSe: (...args) => urgently((slot) => slot.estimateExtraSe(...args)),
      gainSe: (...args) => urgently((slot) => slot.gainSe(...args)),
    },
    urgently,
    patiently: (task) => queued(patient, task),
    grow(atLeast = 0) {
      for (; connect && count + coming < Math.max(limit, atLeast); coming += 1) {
        connect()
          .then(enlist, () => undefined)
          .finally(() => (coming -= 1));
      }
    },
    slots: () => count,
  };
}
