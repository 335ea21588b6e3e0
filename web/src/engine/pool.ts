/**
 * A few worker slots that share out work. What the reader waits for goes before slices of a long run, and a
 * worker slot does one thing at a time, so nothing queues behind more than the slice in hand. A slot whose
 * worker is lost is replaced, and what it was asked is asked once more.
 */
import { LostWorker } from './liveness/lost_worker';
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

type Waiting = { run: (slot: WorkerSlot) => void; fail: (reason: unknown) => void };

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
  const urgent: Waiting[] = [];
  const patient: Waiting[] = [];
  let count = 0;
  let coming = 0;

  function free(slot: WorkerSlot): void {
    const next = urgent.shift() ?? patient.shift();
    if (next) next.run(slot);
    else idle.push(slot);
  }

  function enlist(slot: WorkerSlot): void {
    count += 1;
    free(slot);
  }

  /** Where none is there or on its way, whoever waits is told why. */
  function bring(start: () => Promise<WorkerSlot>): void {
    coming += 1;
    start().then(
      (slot) => {
        coming -= 1;
        enlist(slot);
      },
      (reason: unknown) => {
        coming -= 1;
        if (count + coming > 0) return;
        for (const { fail } of [...urgent.splice(0), ...patient.splice(0)]) fail(reason);
      },
    );
  }

  function queued<T>(queue: Waiting[], task: Task<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (isLast: boolean): Waiting => ({
        fail: reject,
        run(slot) {
          const answer = task(slot);
          answer.then(
            () => {
              resolve(answer);
              free(slot);
            },
            (reason: unknown) => {
              const lost = connect && reason instanceof LostWorker;
              if (isLast || !lost || reason.handedOver) resolve(answer);
              else queue.unshift(attempt(true));
              if (lost) {
                count -= 1;
                bring(connect);
              } else {
                free(slot);
              }
            },
          );
        },
      });
      queue.push(attempt(false));
      const slot = idle.pop();
      if (slot) free(slot);
      else if (connect && count + coming === 0) bring(connect);
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
      compare: (...args) => urgently((slot) => slot.compare(...args)),
      rank: (...args) => urgently((slot) => slot.rank(...args)),
      verify: (...args) => urgently((slot) => slot.verify(...args)),
      nextRun: (...args) => urgently((slot) => slot.nextRun(...args)),
      requiredSize: (...args) => urgently((slot) => slot.requiredSize(...args)),
      estimateExtraSe: (...args) => urgently((slot) => slot.estimateExtraSe(...args)),
      lawIntervals: (...args) => urgently((slot) => slot.lawIntervals(...args)),
      gainSe: (...args) => urgently((slot) => slot.gainSe(...args)),
    },
    urgently,
    patiently: (task) => queued(patient, task),
    grow(atLeast = 0) {
      while (connect && count + coming < Math.max(limit, atLeast)) bring(connect);
    },
    slots: () => count,
  };
}
