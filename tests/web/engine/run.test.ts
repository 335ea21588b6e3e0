import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../../web/src/engine/pool';
import { BOOTSTRAP } from '../../../web/src/analysis/bootstrap_run';
import { startRun, type Progress } from '../../../web/src/engine/run';
import { nextLength } from '../../../web/src/engine/liveness/slice_length';
import { fakeSlot, resamplesIn, settle, type FakeSlot } from '../whole/fake_engine';

const workOf = (replicates: number) =>
  BOOTSTRAP.work({
    observations: [],
    options: { sizes: [70], seed: 1, replicates, criterion: 'aic' },
    summary: { level: 0.95, threshold: 10 },
  });
const WORK = workOf(5000);

function poolOf(slots: readonly FakeSlot[]) {
  const [first = fakeSlot(), ...others] = slots;
  const coming = [...others];
  const pool = createPool(first, slots.length, () => {
    const slot = coming.shift();
    return slot ? Promise.resolve(slot) : Promise.reject(new Error('no slot'));
  });
  return pool;
}

describe('a long run', () => {
  it('has every resample once, for any number of slots and any slicing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.array(fc.double({ min: 0.01, max: 500, noNaN: true }), {
          minLength: 1,
        }),
        async (slots, replicates, times) => {
          let time = 0;
          let at = 0;
          const now = () => (time += times[(at += 1) % times.length] ?? 1);
          const pool = poolOf(Array.from({ length: slots }, () => fakeSlot()));
          const run = startRun(pool, workOf(replicates), () => undefined, now);
          const end = await run.end;
          const slices = 'slices' in end ? end.slices : [];
          expect(resamplesIn(slices)).toEqual(Array.from({ length: replicates }, (_, i) => i));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps all slots busy', async () => {
    const slots = [fakeSlot(), fakeSlot(), fakeSlot()];
    await startRun(poolOf(slots), WORK, () => undefined).end;
    expect(slots.map((slot) => slot.asked.length > 0)).toEqual([true, true, true]);
  });

  it('tells how far it is and how long it will take', async () => {
    let time = 0;
    const told: Progress[] = [];
    const slot = fakeSlot(() => {
      time += 100;
      return Promise.resolve();
    });
    await startRun(
      poolOf([slot]),
      workOf(4000),
      (one) => told.push(one),
      () => time,
    ).end;
    expect(told.slice(0, 3).map(({ done }) => done)).toEqual([1000, 1400, 1560]);
    expect(told[0]?.secondsLeft).toBeNull(); // after 0.1 s the pace is not yet known
    expect(told[1]?.secondsLeft).toBeCloseTo((0.2 / 1400) * 2600);
    expect(told.at(-1)).toEqual({ done: 4000, total: 4000, secondsLeft: 0 });
  });

  it('ends at once when cancelled, starts nothing more and drops the slice in hand', async () => {
    let go = () => {};
    const slot = fakeSlot((first) =>
      first === 0 ? Promise.resolve() : new Promise((resolve) => (go = resolve)),
    );
    const told: Progress[] = [];
    const run = startRun(poolOf([slot]), WORK, (one) => told.push(one));
    await settle();
    run.cancel(); // while the second slice is in hand
    expect(await run.end).toEqual({ cancelled: true, done: 1000 });
    go();
    await settle();
    expect(slot.asked).toHaveLength(2);
    expect(told).toHaveLength(1);
  });

  it('ends with the engine’s reason when it refuses', async () => {
    const error = {
      code: 'bad-option',
      row: null,
      field: 'seed',
      message: 'No.',
    };
    const slot = fakeSlot();
    slot.slice = () => Promise.resolve({ ok: false, error });
    expect(await startRun(poolOf([slot]), WORK, () => undefined).end).toEqual({
      refused: error,
    });
  });

  it('fails when a lane does', async () => {
    const slot = fakeSlot(() => Promise.reject(new Error('out of memory')));
    const run = startRun(poolOf([slot]), WORK, () => undefined);
    await expect(run.end).rejects.toThrow('out of memory');
  });
});

describe('the next slice', () => {
  it('is as long as 40 ms allow, grows fourfold at most, and is never empty', () => {
    expect(nextLength(1000, 20)).toBe(2000);
    expect(nextLength(1000, 80)).toBe(500);
    expect(nextLength(1000, 0)).toBe(4000);
    expect(nextLength(40_000, 1)).toBe(50_000);
    expect(nextLength(1, 1e6)).toBe(1);
  });
});
