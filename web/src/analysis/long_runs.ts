/**
 * Runs that take longer than can follow a drag: started, overtaken, cancelled and summed up. One run
 * of a kind at a time, always the one that the page's newest answer asks for. Its slices are kept, so
 * that another summary of them costs a summary and not another run.
 */
import type { Outcome } from '../engine/contract';
import type { WorkerSlot } from '../engine/worker_slot';
import type { Pool } from '../engine/pool';
import { startRun, type Progress, type Run, type Work } from '../engine/run';

/** A kind of long run: slices S of what a request R asks for, and the answer A that they add up to. */
export type Kind<R, S, A> = {
  work: (request: R) => Work<S>;
  /** What the slices depend on: requests with equal keys share them. */
  key: (request: R) => unknown;
  /** What only the summary depends on. */
  summaryKey: (request: R) => unknown;
  /** The worker slot may take the slices; it gives them back. */
  summarise: (
    slot: WorkerSlot,
    slices: S[],
    request: R,
  ) => Promise<{ outcome: Outcome<A>; slices: S[] }>;
};

export type LongRun<A> =
  | { phase: 'running'; progress: Progress }
  | { phase: 'summing'; total: number }
  | { phase: 'cancelled'; done: number; total: number }
  | { phase: 'failed'; message: string }
  | { phase: 'done'; answer: A };

export type LongRuns<R> = {
  /** The run to have; null for none, as while a point is dragged. */
  readonly follow: (request: R | null) => void;
  readonly cancel: () => void;
  /** Runs once more what was cancelled. */
  readonly again: () => void;
};

type Current<R, S> = {
  key: string;
  request: R;
  work: Work<S>;
  run: Run<S>;
  slices: S[] | null;
  told: string;
};

export function createLongRuns<R, S, A>(
  pool: Pool,
  kind: Kind<R, S, A>,
  tell: (run: LongRun<A> | null) => void,
): LongRuns<R> {
  let current: Current<R, S> | null = null;

  const isCurrent = (one: Current<R, S>) => one === current;
  const keyOf = (request: R) => JSON.stringify(kind.key(request));

  function failed(one: Current<R, S>, reason: unknown): void {
    const message = reason instanceof Error ? reason.message : String(reason);
    if (isCurrent(one)) tell({ phase: 'failed', message });
  }

  /** Sums up as the newest request wants it; the slices are away while a worker slot has them. */
  async function sumUp(one: Current<R, S>): Promise<void> {
    const { request, slices } = one;
    const wanted = JSON.stringify(kind.summaryKey(request));
    if (!slices || one.told === wanted) return;
    one.slices = null;
    one.told = wanted;
    const answer = await pool.urgently((slot) => kind.summarise(slot, slices, request));
    if (!isCurrent(one)) return;
    one.slices = answer.slices;
    const { outcome } = answer;
    tell(
      outcome.ok
        ? { phase: 'done', answer: outcome.value }
        : { phase: 'failed', message: outcome.error.message },
    );
    await sumUp(one);
  }

  async function carryOut(one: Current<R, S>): Promise<void> {
    const end = await one.run.end;
    if (!isCurrent(one)) return;
    if ('cancelled' in end) {
      tell({ phase: 'cancelled', done: end.done, total: one.work.total });
    } else if ('refused' in end) {
      tell({ phase: 'failed', message: end.refused.message });
    } else {
      tell({ phase: 'summing', total: one.work.total });
      one.slices = end.slices;
      await sumUp(one);
    }
  }

  function begin(request: R, key: string): void {
    const work = kind.work(request);
    const run = startRun(pool, work, (progress) => {
      if (current?.run === run) tell({ phase: 'running', progress });
    });
    const one: Current<R, S> = { key, request, work, run, slices: null, told: '' };
    current = one;
    tell({ phase: 'running', progress: { done: 0, total: work.total, secondsLeft: null } });
    carryOut(one).catch((reason: unknown) => failed(one, reason));
  }

  function drop(): void {
    const dropped = current;
    current = null;
    dropped?.run.cancel();
  }

  return {
    follow(request) {
      const key = request ? keyOf(request) : '';
      if (request && current?.key === key) {
        current.request = request;
        const one = current;
        sumUp(one).catch((reason: unknown) => failed(one, reason));
        return;
      }
      if (current) {
        drop();
        tell(null);
      }
      if (request) begin(request, key);
    },
    cancel() {
      current?.run.cancel();
    },
    again() {
      const request = current?.request;
      drop();
      if (request) begin(request, keyOf(request));
    },
  };
}
