/**
 * Longer runs of the bootstrap than can follow a drag: started, overtaken, cancelled and summed up.
 * One run at a time, always the one that the page's newest answer asks for. Its resamples are kept,
 * so that another level or threshold costs a summary and not another run.
 */
import { observation, LIVE_REPLICATES, type Analysis } from './analysis';
import type { Bootstrap, Observation, Slice, SummaryOptions } from './engine/contract';
import { startRun, type Progress, type Run, type RunOptions } from './engine/run';
import type { Pool } from './engine/pool';

export type Request = {
  observations: Observation[];
  options: RunOptions;
  summary: Required<SummaryOptions>;
};

export type LongRun =
  | { phase: 'running'; progress: Progress }
  | { phase: 'summing'; replicates: number }
  | { phase: 'cancelled'; done: number; total: number }
  | { phase: 'failed'; message: string }
  | { phase: 'done'; bootstrap: Bootstrap };

export type LongRuns = {
  /** The run to have; null for none, as while a point is dragged. */
  readonly follow: (request: Request | null) => void;
  readonly cancel: () => void;
  /** Runs once more what was cancelled. */
  readonly again: () => void;
};

/** What an answer asks for beyond its own resamples: a run at the chosen size alone. */
export function requestOf({ state, rows, results }: Analysis): Request | null {
  const { chosen, seed, replicates, criterion, level, threshold } = state;
  if (!results || replicates <= LIVE_REPLICATES) return null;
  return {
    observations: rows.fitted.map(observation),
    options: { sizes: [chosen], seed, replicates, criterion },
    summary: { level, threshold },
  };
}

const keyOf = ({ observations, options }: Request): string =>
  JSON.stringify([observations, options]);

type Current = { key: string; request: Request; run: Run; slices: Slice[] | null; told: string };

export function createLongRuns(pool: Pool, tell: (run: LongRun | null) => void): LongRuns {
  let current: Current | null = null;

  const isCurrent = (one: Current) => one === current;

  function failed(one: Current, reason: unknown): void {
    const message = reason instanceof Error ? reason.message : String(reason);
    if (isCurrent(one)) tell({ phase: 'failed', message });
  }

  /** Sums up for the newest level and threshold; the slices are away while a lane has them. */
  async function sumUp(one: Current): Promise<void> {
    const wanted = one.request.summary;
    const { slices } = one;
    if (!slices || one.told === JSON.stringify(wanted)) return;
    one.slices = null;
    one.told = JSON.stringify(wanted);
    const answer = await pool.urgently((lane) => lane.summarise(slices, wanted));
    if (!isCurrent(one)) return;
    one.slices = answer.slices;
    const { outcome } = answer;
    tell(
      outcome.ok
        ? { phase: 'done', bootstrap: outcome.value }
        : { phase: 'failed', message: outcome.error.message },
    );
    await sumUp(one);
  }

  async function carryOut(one: Current): Promise<void> {
    const end = await one.run.end;
    if (!isCurrent(one)) return;
    if ('cancelled' in end) {
      tell({ phase: 'cancelled', done: end.done, total: one.request.options.replicates });
    } else if ('refused' in end) {
      tell({ phase: 'failed', message: end.refused.message });
    } else {
      tell({ phase: 'summing', replicates: one.request.options.replicates });
      one.slices = end.slices;
      await sumUp(one);
    }
  }

  function begin(request: Request, key: string): void {
    const run = startRun(pool, request.observations, request.options, (progress) => {
      if (current?.run === run) tell({ phase: 'running', progress });
    });
    const one: Current = { key, request, run, slices: null, told: '' };
    current = one;
    tell({
      phase: 'running',
      progress: { done: 0, total: request.options.replicates, secondsLeft: null },
    });
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
