/**
 * A few lanes that share out work. What the reader waits for goes before slices of a long run, and a
 * lane does one thing at a time, so nothing queues behind more than the slice in hand.
 */
import type { AsyncEngine, Lane } from './lane';

export type Task<T> = (lane: Lane) => Promise<T>;

export type Pool = {
  /** The engine for what the reader waits for, on whichever lane is free first. */
  readonly engine: AsyncEngine;
  /** Long work in small parts: each waits until nothing more urgent does. */
  readonly patiently: <T>(task: Task<T>) => Promise<T>;
  readonly urgently: <T>(task: Task<T>) => Promise<T>;
  /**
   * Brings the lanes up to their full number, or to `atLeast` if that is more; without effect when
   * they are, or are on their way.
   */
  readonly grow: (atLeast?: number) => void;
  readonly lanes: () => number;
};

export const MOST_LANES = 4;

/** As many as leave the page a processor of its own: at least one, at most four. */
export const laneCount = (processors: number | undefined): number =>
  Math.max(1, Math.min(MOST_LANES, (processors ?? 2) - 1));

/** `connect` starts another lane; one that cannot start is done without, as long as one is there. */
export function createPool(first: Lane, most = 1, connect?: () => Promise<Lane>): Pool {
  const idle: Lane[] = [];
  const urgent: ((lane: Lane) => void)[] = [];
  const patient: ((lane: Lane) => void)[] = [];
  let count = 0;
  let coming = 0;

  function free(lane: Lane): void {
    const next = urgent.shift() ?? patient.shift();
    if (next) next(lane);
    else idle.push(lane);
  }

  function enlist(lane: Lane): void {
    count += 1;
    free(lane);
  }

  function queued<T>(queue: ((lane: Lane) => void)[], task: Task<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      queue.push((lane) => {
        task(lane)
          .then(resolve, reject)
          .finally(() => free(lane));
      });
      const lane = idle.pop();
      if (lane) free(lane);
    });
  }

  enlist(first);
  const urgently = <T>(task: Task<T>) => queued(urgent, task);
  return {
    engine: {
      laws: () => urgently((lane) => lane.laws()),
      fit: (...args) => urgently((lane) => lane.fit(...args)),
      forecast: (...args) => urgently((lane) => lane.forecast(...args)),
      bootstrap: (...args) => urgently((lane) => lane.bootstrap(...args)),
      decompose: (...args) => urgently((lane) => lane.decompose(...args)),
      design: (...args) => urgently((lane) => lane.design(...args)),
      backtest: (...args) => urgently((lane) => lane.backtest(...args)),
      estimateExtraSe: (...args) => urgently((lane) => lane.estimateExtraSe(...args)),
      gainSe: (...args) => urgently((lane) => lane.gainSe(...args)),
    },
    urgently,
    patiently: (task) => queued(patient, task),
    grow(atLeast = 0) {
      for (; connect && count + coming < Math.max(most, atLeast); coming += 1) {
        connect()
          .then(enlist, () => undefined)
          .finally(() => (coming -= 1));
      }
    },
    lanes: () => count,
  };
}
