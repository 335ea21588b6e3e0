import { describe, expect, it } from 'vitest';
import { createEditing, type Change } from '../../../web/src/app/editing';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { type State } from '../../../web/src/state/state';
import { setResampling } from '../../../web/src/state/resampling';
import { createStore } from '../../../web/src/state/store';

function stage() {
  const store = createStore<State>(DEFAULT_STATE);
  const editing = createEditing(store, () => undefined);
  const heard: Change[] = [];
  store.subscribe(() => heard.push(editing.changing()));
  return { store, heard, editing, ...editing.actions };
}

const SAID = { at: 'rows', texts: ['That is no number.'] } as const;
const seeded = (seed: number) => setResampling(DEFAULT_STATE, { seed });

describe('A change', () => {
  it('is a step where another example, target or benchmark is, and else a detail', () => {
    const { change, heard, editing } = stage();
    change(seeded(2));
    change({ ...DEFAULT_STATE, chosen: 14 });
    change({ ...DEFAULT_STATE, chosen: 32 }, 'typing');
    editing.replace({ ...DEFAULT_STATE, chosen: 140 }, 'address');
    expect(heard).toEqual(['detail', 'step', 'detail', 'address']);
  });

  it('ends what was said about the one before, and so do undo and redo', () => {
    const { change, note, undo, redo, editing } = stage();
    const texts = () => editing.seen().notes.texts;
    for (const next of [() => change(seeded(2)), undo, redo]) {
      note(SAID);
      expect(texts()).toEqual(SAID.texts);
      next();
      expect(texts()).toEqual([]);
    }
  });

  it('can be undone and done again, and is said to be', () => {
    const { change, undo, editing, store } = stage();
    expect(editing.seen()).toMatchObject({ canUndo: false, canRedo: false });
    change(seeded(2));
    undo();
    expect(store.get()).toBe(DEFAULT_STATE);
    expect(editing.seen()).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('that replaces all does not become one with typing before or after it', () => {
    const { change, undo, editing, store } = stage();
    change(seeded(2), 'typing');
    editing.replace(seeded(3), 'step');
    change(seeded(4), 'typing');
    undo();
    expect(store.get()).toEqual(seeded(3));
    undo();
    expect(store.get()).toEqual(seeded(2));
  });
});
