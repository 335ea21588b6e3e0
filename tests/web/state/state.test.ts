import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, EXAMPLES, isUnchanged, loadExample } from '../../../web/src/state/examples';
import {
  addRow,
  addTarget,
  makeRows,
  removeRow,
  removeTarget,
  setCell,
  setGain,
  sortBySize,
} from '../../../web/src/state/state';
import { toggleLaw } from '../../../web/src/state/laws';
import { setResampling } from '../../../web/src/state/resampling';
import { createStore } from '../../../web/src/state/store';

describe('changes leave the old state as it was', () => {
  it('edits one cell', () => {
    const next = setCell(DEFAULT_STATE, 1, 'gain', 'abc');
    expect(next.rows[0]?.gain).toBe('abc');
    expect(DEFAULT_STATE.rows[0]?.gain).toBe('1.2');
    expect(next.rows[1]).toBe(DEFAULT_STATE.rows[1]);
  });

  it('adds rows with ids of their own, and removes them', () => {
    const added = addRow(addRow(DEFAULT_STATE));
    expect(new Set(added.rows.map((row) => row.id)).size).toBe(7);
    expect(removeRow(added, 2).rows.map((row) => row.size)).not.toContain('1');
  });

  it('sorts by size whatever the notation, unreadable sizes last', () => {
    const rows = makeRows([{ size: '1.7B' }, { size: 'x' }, { size: '350M' }, { size: '1e9' }]);
    const sorted = sortBySize({ ...DEFAULT_STATE, rows }).rows.map((row) => row.size);
    expect(sorted).toEqual(['350M', '1e9', '1.7B', 'x']);
  });

  it('keeps targets ascending and distinct, and always has a chosen one', () => {
    const added = addTarget(DEFAULT_STATE, 30);
    expect(added.targets).toEqual([14, 30, 32, 70, 140, 405]);
    expect(added.chosen).toBe(30);
    expect(addTarget(added, 30).targets).toEqual(added.targets);
    const removed = removeTarget(added, 30);
    expect(removed.chosen).toBe(32);
    expect(removeTarget({ ...removed, targets: [32] }, 32).targets).toEqual([32]);
  });

  it('toggles a law there and back', () => {
    const hidden = toggleLaw(DEFAULT_STATE, 'power');
    expect(hidden.hiddenLaws).toEqual(['power']);
    expect(toggleLaw(hidden, 'power').hiddenLaws).toEqual([]);
  });

  it('moves a gain, and leaves an error that was typed with it in its own column', () => {
    const rows = makeRows([
      { size: '8', gain: '5.4 ± 0.5' },
      { size: '9', gain: '1', se: '2' },
    ]);
    const moved = setGain(setGain({ ...DEFAULT_STATE, rows }, 1, '6.0'), 2, '3');
    expect(moved.rows.map(({ gain, se }) => [gain, se])).toEqual([
      ['6.0', '0.5'],
      ['3', '2'],
    ]);
  });

  it('opens with 1,000 resamples of seed 1, 95% intervals and a threshold of 10 pp', () => {
    expect(DEFAULT_STATE).toMatchObject({
      seed: 1,
      replicates: 1000,
      level: 0.95,
      threshold: 10,
      band: 'bootstrap',
    });
  });

  it('is the same state when an option of the bootstrap stays as it was', () => {
    expect(setResampling(DEFAULT_STATE, { seed: 1, band: 'bootstrap' })).toBe(DEFAULT_STATE);
    expect(setResampling(DEFAULT_STATE, { seed: 2 }).seed).toBe(2);
  });

  it('knows an example that was edited from one that was not', () => {
    for (const example of EXAMPLES) {
      const state = loadExample(DEFAULT_STATE, example);
      expect(isUnchanged(state, example)).toBe(true);
      expect(isUnchanged(setCell(state, 1, 'se', '9'), example)).toBe(false);
    }
  });
});

describe('undo and redo', () => {
  it('go back and forth, and a new change ends redo', () => {
    const store = createStore('a');
    store.set('b');
    store.set('c');
    store.undo();
    expect(store.get()).toBe('b');
    store.undo();
    expect([store.get(), store.canUndo()]).toEqual(['a', false]);
    store.undo();
    expect(store.get()).toBe('a');
    store.redo();
    store.redo();
    expect([store.get(), store.canRedo()]).toEqual(['c', false]);
    store.undo();
    store.set('d');
    expect(store.canRedo()).toBe(false);
  });

  it('take typing in one cell as one step, until the cell is left', () => {
    const store = createStore('');
    store.set('1', 'cell');
    store.set('12', 'cell');
    store.seal();
    store.set('123', 'cell');
    store.undo();
    expect(store.get()).toBe('12');
    store.undo();
    expect(store.get()).toBe('');
  });

  it('keep typing in different cells apart', () => {
    const store = createStore('');
    store.set('a', 'one');
    store.set('ab', 'two');
    store.undo();
    expect(store.get()).toBe('a');
  });

  it('tell listeners, and not about what did not change', () => {
    const store = createStore('a');
    const heard: string[] = [];
    store.subscribe((state) => heard.push(state));
    store.set('a');
    store.set('b');
    store.undo();
    store.redo();
    expect(heard).toEqual(['b', 'a', 'b']);
  });

  it('remember hundreds of steps, not all of them', () => {
    const store = createStore(0);
    for (let step = 1; step <= 2000; step += 1) store.set(step);
    for (let step = 0; step < 2000; step += 1) store.undo();
    expect(store.get()).toBe(1500);
  });
});
