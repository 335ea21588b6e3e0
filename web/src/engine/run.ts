/**
 * A long run of the bootstrap: resamples [0, replicates) in slices over a pool's lanes. Resample i
 * depends on (seed, i) alone, so the answer is the same for any number of lanes and any slicing.
 */
import type { Criterion, InputError, Observation, Slice } from './contract';
import { MOST_LANES, type Pool } from './pool';

export type RunOptions = {
  sizes: number[];
  seed: number;
  replicates: number;
  criterion: Criterion;
};

export type Progress = { done: number; total: number; secondsLeft: number | null };

export type RunEnd =
  { slices: Slice[] } | { refused: InputError } | { cancelled: true; done: number };

export type Run = { readonly end: Promise<RunEnd>; readonly cancel: () => void };

const FIRST_SLICE = 1000;
const SLICE_TIME = 40; // ms; short enough that a cancelled slice is soon out of the way
const MOST = 50_000;
const SETTLED = 0.2; // seconds, before which no pace can be told

/** The next slice's length, from how long the last one took; at most four times as long as that. */
export function nextLength(length: number, took: number): number {
  const fitting = Math.round((length * SLICE_TIME) / Math.max(took, 0.1));
  return Math.max(1, Math.min(fitting, 4 * length, MOST));
}

/** `tell` hears of every slice that is done. `cancel` ends the run at once; slices in hand are dropped. */
export function startRun(
  pool: Pool,
  observations: Observation[],
  { replicates: total, ...options }: RunOptions,
  tell: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): Run {
  const slices: Slice[] = [];
  const began = now();
  let next = 0;
  let done = 0;
  let length = FIRST_SLICE;
  let over = false;
  let settle: (end: RunEnd) => void = () => undefined;
  let fail: (reason: unknown) => void = () => undefined;
  const end = new Promise<RunEnd>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  function finish(how: RunEnd): void {
    over = true;
    settle(how);
  }

  async function oneAfterAnother(): Promise<void> {
    while (!over && next < total) {
      await pool.patiently(async (lane) => {
        if (over || next >= total) return;
        const first = next;
        const last = Math.min(total, first + length);
        next = last;
        const start = now();
        const outcome = await lane.slice(observations, { ...options, first, last });
        length = nextLength(last - first, now() - start);
        take(outcome.ok ? outcome.value : { refused: outcome.error });
      });
    }
  }

  function take(answer: Slice | { refused: InputError }): void {
    if (over) return;
    if ('refused' in answer) {
      finish(answer);
      return;
    }
    slices.push(answer);
    done += answer.last - answer.first;
    const seconds = (now() - began) / 1000;
    const secondsLeft = seconds < SETTLED ? null : (seconds / done) * (total - done);
    tell({ done, total, secondsLeft });
    if (done === total) finish({ slices });
  }

  pool.grow();
  for (let lane = 0; lane < MOST_LANES; lane += 1) {
    oneAfterAnother().catch((reason: unknown) => {
      over = true;
      fail(reason);
    });
  }
  return { end, cancel: () => finish({ cancelled: true, done }) };
}
