import { describe, expect, it, vi } from 'vitest';
import type { Kind, LongRun } from '../../../web/src/analysis/long_runs';
import { longRunsOn } from '../../../web/src/analysis/runs_on_pool';
import { createPool, type Pool } from '../../../web/src/engine/pool';
import type { WorkerSlot } from '../../../web/src/engine/worker_slot';

/** Sums the numbers of the parts of a run. */
const SUM: Kind<number, number, number> = {
  work: (total) => ({
    total,
    firstSlice: total,
    slice: (_, first, last) => Promise.resolve({ ok: true, value: last - first }),
  }),
  key: (total) => total,
  summaryKey: () => '',
  summarise: (_, slices) =>
    Promise.resolve({
      outcome: { ok: true, value: slices.reduce((sum, one) => sum + one, 0) },
      slices,
    }),
};

const connected = () => createPool({} as WorkerSlot);

function runsOn(pool: Promise<Pool>) {
  const told: (LongRun<number> | null)[] = [];
  return { told, runs: longRunsOn(pool, SUM, (run) => told.push(run)) };
}

describe('runs on a pool that is still connecting', () => {
  it('begin with the newest request once there is one, and follow the next', async () => {
    const { told, runs } = runsOn(Promise.resolve(connected()));
    runs.follow(null);
    runs.follow(3);
    runs.follow(5);
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ phase: 'done', answer: 5 }));
    expect(told.some((run) => run?.phase === 'done' && run.answer === 3)).toBe(false);
    runs.follow(7);
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ phase: 'done', answer: 7 }));
    runs.follow(null);
    expect(told.at(-1)).toBe(null);
  });

  it('do not begin what is no longer asked for, nor on a pool that never connects', async () => {
    const { told, runs } = runsOn(Promise.resolve(connected()));
    runs.follow(3);
    runs.follow(null);
    const lost = runsOn(Promise.reject(new Error('no engine')));
    lost.runs.follow(3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told).toEqual([]);
    expect(lost.told).toEqual([]);
  });
});
