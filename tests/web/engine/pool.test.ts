import { describe, expect, it } from 'vitest';
import { LostWorker } from '../../../web/src/engine/liveness/lost_worker';
import { createPool, slotCount } from '../../../web/src/engine/pool';
import { fakeSlot, settle } from '../whole/fake_engine';

describe('the number of worker slots', () => {
  it.each([
    [undefined, 1],
    [1, 1],
    [2, 1],
    [4, 3],
    [8, 4],
    [64, 4],
  ])('with %s processors is %s', (processors, slots) => {
    expect(slotCount(processors)).toBe(slots);
  });
});

describe('a pool', () => {
  /** Tasks that say when they began, and end when told to. */
  function tasks() {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const task = (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    };
    return { begun, task, end: (name: string) => ends.get(name)?.() };
  }

  it('does one thing at a time on a worker slot, and what is waited for before slices', async () => {
    const { begun, task, end } = tasks();
    const pool = createPool(fakeSlot());
    void pool.patiently(task('slice 1'));
    void pool.patiently(task('slice 2'));
    void pool.urgently(task('drag'));
    expect(begun).toEqual(['slice 1']);
    end('slice 1');
    await settle();
    expect(begun).toEqual(['slice 1', 'drag']);
    end('drag');
    await settle();
    expect(begun).toEqual(['slice 1', 'drag', 'slice 2']);
  });

  it('goes on after a task that failed, and tells its asker', async () => {
    const pool = createPool(fakeSlot());
    const failing = pool.urgently(() => Promise.reject(new Error('no')));
    const next = pool.urgently(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('grows to its full number once, and does without slots that cannot start', async () => {
    let started = 0;
    const connect = () => {
      started += 1;
      return started === 2 ? Promise.reject(new Error('no more')) : Promise.resolve(fakeSlot());
    };
    const pool = createPool(fakeSlot(), 4, connect);
    expect(pool.slots()).toBe(1);
    pool.grow();
    pool.grow();
    expect(started).toBe(3);
    await settle();
    expect(pool.slots()).toBe(3);
  });

  it('gives waiting work to a slot that comes later', async () => {
    const { begun, task } = tasks();
    const pool = createPool(fakeSlot(), 2, () => Promise.resolve(fakeSlot()));
    void pool.patiently(task('one'));
    void pool.patiently(task('two'));
    expect(begun).toEqual(['one']);
    pool.grow();
    await settle();
    expect(begun).toEqual(['one', 'two']);
  });

  it('grows further where one slot more is needed, and no further than that', async () => {
    let slots = 0;
    const pool = createPool(fakeSlot(), 1, () => {
      slots += 1;
      return Promise.resolve(fakeSlot());
    });
    pool.grow();
    await settle();
    expect(slots).toBe(0);
    pool.grow(2);
    pool.grow(2);
    await settle();
    pool.grow(2);
    expect([slots, pool.slots()]).toEqual([1, 2]);
  });
});

describe('a pool whose worker is lost', () => {
  /** Slots that are told apart, the first `lost` of which never answer. */
  function slots(lost: number) {
    const all = Array.from({ length: 5 }, () => fakeSlot());
    let started = 0;
    const start = () => {
      started += 1;
      const slot = all[started - 1];
      return slot ? Promise.resolve(slot) : Promise.reject(new Error('no more'));
    };
    const asked: number[] = [];
    const task = (slot: unknown) => {
      const at = all.findIndex((one) => one === slot);
      asked.push(at);
      return at < lost ? Promise.reject(new LostWorker()) : Promise.resolve('answer');
    };
    return { all, start, asked, task, started: () => started };
  }

  async function poolOf({ start }: ReturnType<typeof slots>) {
    return createPool(await start(), 1, start);
  }

  it('asks another once more, and the asker does not notice', async () => {
    const given = slots(1);
    const pool = await poolOf(given);
    expect(await pool.urgently(given.task)).toBe('answer');
    expect(given.asked).toEqual([0, 1]);
    expect([given.started(), pool.slots()]).toEqual([2, 1]);
  });

  it('gives up after the second, and has a third for what comes next', async () => {
    const given = slots(2);
    const pool = await poolOf(given);
    await expect(pool.urgently(given.task)).rejects.toThrow('does not answer');
    expect(given.asked).toEqual([0, 1]);
    expect(await pool.urgently(given.task)).toBe('answer');
  });

  it('does not ask again what went with the worker', async () => {
    const given = slots(1);
    const pool = await poolOf(given);
    const asking = pool.urgently(() => Promise.reject(new LostWorker(true)));
    await expect(asking).rejects.toThrow(LostWorker);
    expect(await pool.urgently(given.task)).toBe('answer');
  });

  it('tells all who wait where no other can start, and tries again when asked again', async () => {
    let mayStart = false;
    const connect = () =>
      mayStart ? Promise.resolve(fakeSlot()) : Promise.reject(new Error('not loaded'));
    const pool = createPool(fakeSlot(), 1, connect);
    const lost = pool.urgently(() => Promise.reject(new LostWorker()));
    const waiting = pool.patiently(() => Promise.resolve('never'));
    await expect(lost).rejects.toThrow('not loaded');
    await expect(waiting).rejects.toThrow('not loaded');
    expect(pool.slots()).toBe(0);
    mayStart = true;
    expect(await pool.urgently(() => Promise.resolve('again'))).toBe('again');
  });
});
