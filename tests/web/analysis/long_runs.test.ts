import { describe, expect, it } from 'vitest';
import { createPool } from '../../../web/src/engine/pool';
import { BOOTSTRAP, requestOf } from '../../../web/src/analysis/bootstrap_run';
import type { Bootstrap } from '../../../web/src/engine/contract';
import { createLongRuns, type LongRun } from '../../../web/src/analysis/long_runs';
import { fakeSlot, settle } from '../whole/fake_engine';
import { bent } from '../whole/paper_analysis';

type State = Parameters<typeof bent>[0];

const asked = (state: State) => {
  const request = requestOf(bent({ replicates: 3000, ...state }));
  if (!request) throw new Error('no run asked for');
  return request;
};

/** Slices wait for `go`; what is told is kept. */
function stage() {
  const waiting: (() => void)[] = [];
  const slot = fakeSlot(() => new Promise((resolve) => waiting.push(resolve)));
  const told: (LongRun<Bootstrap> | null)[] = [];
  const runs = createLongRuns(createPool(slot), BOOTSTRAP, (run) => told.push(run));
  const go = async () => {
    for (let more = 0; more < 20; more += 1) {
      waiting.splice(0).forEach((release) => release());
      await settle();
    }
  };
  return { slot, told, runs, go, last: () => told.at(-1) };
}

describe('what an answer asks for', () => {
  it('is nothing more when 1,000 resamples are enough', () => {
    expect(requestOf(bent({ replicates: 1000 }))).toBeNull();
    expect(requestOf({ ...bent({ replicates: 1e6 }), results: null })).toBeNull();
  });

  it('is a run at the chosen size, of the fitted rows', () => {
    const { observations, options, summary } = asked({
      seed: 9,
      level: 0.8,
      chosen: 140,
    });
    expect(observations).toHaveLength(5);
    expect(observations[4]).toEqual({ size: 8, gain: 8, se: 0.6 });
    expect(options).toEqual({
      sizes: [140],
      seed: 9,
      replicates: 3000,
      criterion: 'aic',
    });
    expect(summary).toEqual({ level: 0.8, threshold: 10 });
  });
});

describe('long runs', () => {
  it('go from progress through summing up to the answer', async () => {
    const { told, runs, go } = stage();
    runs.follow(asked({}));
    await go();
    const phases = [...new Set(told.map((run) => run?.phase))];
    expect(phases).toEqual(['running', 'summing', 'done']);
    expect(told.at(-1)).toMatchObject({
      answer: { replicates: 3000, level: 0.95 },
    });
  });

  it('go on when asked for again, and sum up anew for another level, without another run', async () => {
    const { slot, runs, go, last } = stage();
    runs.follow(asked({}));
    runs.follow(asked({}));
    await go();
    const slices = slot.asked.length;
    runs.follow(asked({}));
    await go();
    expect(slot.summed).toBe(1);
    runs.follow(asked({ level: 0.5 }));
    await go();
    expect([slot.asked.length, slot.summed]).toEqual([slices, 2]);
    expect(last()).toMatchObject({ phase: 'done', answer: { level: 0.5 } });
  });

  it('are overtaken by other data or another seed; what the old one brings is dropped', async () => {
    const { told, runs, go } = stage();
    runs.follow(asked({ seed: 1 }));
    runs.follow(asked({ seed: 2, replicates: 2000 }));
    await go();
    const done = told.filter((run) => run?.phase === 'done');
    expect(done).toMatchObject([{ answer: { replicates: 2000 } }]);
  });

  it('stop when none is asked for, and when cancelled stay so until run again', async () => {
    const { slot, runs, go, last } = stage();
    runs.follow(asked({}));
    runs.follow(null);
    expect(last()).toBeNull();
    await go();
    expect(last()).toBeNull();

    runs.follow(asked({}));
    runs.cancel();
    await settle();
    expect(last()).toEqual({ phase: 'cancelled', done: 0, total: 3000 });
    runs.follow(asked({}));
    await go();
    expect(last()?.phase).toBe('cancelled');
    const before = slot.asked.length;
    runs.again();
    await go();
    expect(last()?.phase).toBe('done');
    expect(slot.asked.length).toBeGreaterThan(before);
  });

  it('say why they failed', async () => {
    const { slot, runs, go, last } = stage();
    slot.slice = () => Promise.reject(new Error('out of memory'));
    runs.follow(asked({}));
    await go();
    expect(last()).toEqual({ phase: 'failed', message: 'out of memory' });
  });
});
