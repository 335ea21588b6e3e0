import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAddress, isStep, type Bar } from '../../../web/src/app/address';
import { receive } from '../../../web/src/link/load_notice';
import { DEFAULT_STATE, EXAMPLES, loadExample } from '../../../web/src/state/examples';
import { addTarget, setCell, setCriterion, type State } from '../../../web/src/state/state';
import { setResampling } from '../../../web/src/state/resampling';

/** A bar that remembers what was put, and an encoder that writes the seed. */
function start({ room = true } = {}) {
  const put: string[] = [];
  const bar: Bar = {
    fragment: () => '',
    put: (fragment, how) => put.push(`${how} ${fragment}`),
  };
  const encode = (state: State) => Promise.resolve(state.seed === 0 ? null : `seed=${state.seed}`);
  const kept: string[] = [];
  const keeping = {
    keep(state: State, fragment: string) {
      if (room) kept.push(`${state.seed} beside ${fragment}`);
      return room;
    },
    forget: () => kept.push('none'),
  };
  const said: unknown[] = [];
  const address = createAddress(
    bar,
    encode,
    keeping,
    () => said.push(address.seen().unlinked),
    400,
  );
  return { put, kept, said, address };
}

const seed = (value: number): State => ({ ...DEFAULT_STATE, seed: value });

describe('the address', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is replaced once, when typing rests', async () => {
    const { put, address } = start();
    for (let value = 1; value <= 50; value += 1) {
      address.follow(seed(value), false);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(put).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(put).toEqual(['replace seed=50']);
  });

  it('gets an entry for a step, after what was typed before it', async () => {
    const { put, address } = start();
    address.follow(seed(2), false);
    address.follow(seed(3), true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toEqual(['replace seed=2', 'push seed=3']);
  });

  it('is not written again when nothing changed in it', async () => {
    const { put, address } = start();
    address.follow(seed(2), true);
    address.follow(seed(2), true);
    address.follow(seed(2), false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toEqual(['push seed=2']);
  });

  it('is the reader’s when they go elsewhere: what was to be written is dropped', async () => {
    const { put, address } = start();
    address.follow(seed(2), true);
    address.follow(seed(3), false);
    expect(address.navigated('seed=9')).toBe(true);
    expect(address.navigated('seed=9')).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toEqual([]);
  });

  it('holds no link rather than a wrong one where there are too many rows', async () => {
    const { put, address } = start();
    address.follow(seed(2), true);
    address.follow(seed(0), false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toEqual(['push seed=2', 'replace ']);
  });
});

describe('what the address does not hold', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept until it does', async () => {
    const { kept, address } = start();
    address.follow(seed(2), false);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(kept).toEqual(['2 beside ', 'none']);
  });

  it('is kept where the page is left before typing rests', () => {
    const { kept, address } = start();
    address.leave();
    expect(kept).toEqual([]);
    address.follow(seed(2), false);
    address.leave();
    expect(kept).toEqual(['2 beside ']);
  });

  it('stays kept where there are too many rows for a link', async () => {
    const { kept, address } = start();
    address.follow(seed(2), true);
    address.follow(seed(0), false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.at(-1)).toBe('0 beside ');
  });

  it('is said to be no link’s where there are too many rows, until there are fewer', async () => {
    const { said, address } = start();
    for (const value of [1, 0, 0, 2]) {
      address.follow(seed(value), true);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(said).toEqual(['kept', null]);
    address.follow(seed(0), true);
    await vi.advanceTimersByTimeAsync(1000);
    address.navigated('v=1');
    expect(said).toEqual(['kept', null, 'kept', null]);
  });

  it('is said to be lost where the tab keeps nothing', async () => {
    const { said, address } = start({ room: false });
    address.follow(seed(0), true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said).toEqual(['unkept']);
  });

  it('stays kept where what writes links cannot be had', async () => {
    const kept: string[] = [];
    const bar: Bar = { fragment: () => 'v=1', put: () => kept.push('put') };
    const keeping = {
      keep: (state: State, fragment: string) => kept.push(`${state.seed} beside ${fragment}`) > 0,
      forget: () => kept.push('none'),
    };
    const address = createAddress(
      bar,
      () => Promise.reject(new Error('404')),
      keeping,
      () => undefined,
      400,
    );
    address.follow(seed(7), true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept).toEqual(['7 beside v=1']);
  });
});

describe('a step', () => {
  it('is another example or another target, not a cell or an option', () => {
    const [, other] = EXAMPLES;
    if (!other) throw new Error('There is one example only.');
    expect(isStep(DEFAULT_STATE, loadExample(DEFAULT_STATE, other))).toBe(true);
    expect(isStep(DEFAULT_STATE, addTarget(DEFAULT_STATE, 30))).toBe(true);
    expect(isStep(DEFAULT_STATE, setCell(DEFAULT_STATE, 1, 'gain', '9'))).toBe(false);
    expect(isStep(DEFAULT_STATE, setCriterion(DEFAULT_STATE, 'bic'))).toBe(false);
  });
});

describe('what a link brings', () => {
  const many = setResampling(DEFAULT_STATE, { replicates: 50_000 });

  it('is taken as it is, and nothing is said, where nothing is wrong', () => {
    expect(receive({ state: DEFAULT_STATE, problems: [] })).toEqual({
      state: DEFAULT_STATE,
      loadNotice: null,
    });
  });

  it('is no more resamples than follow a drag, until the reader has asked for as many', () => {
    expect(receive({ state: many, problems: ['a'] })).toEqual({
      state: DEFAULT_STATE,
      loadNotice: {
        from: 'the link',
        refused: null,
        problems: ['a'],
        replicates: 50_000,
      },
    });
    expect(receive({ state: many, problems: [] }, 50_000)).toEqual({
      state: many,
      loadNotice: null,
    });
  });
});
