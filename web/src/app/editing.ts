/**
 * The ways in which the state changes, what each is to the history, and what is said about the last
 * one: that is gone with the next.
 */
import { isStep } from './address';
import type { Actions, Notes, View } from '../panels/widgets/view';
import type { State } from '../state/state';
import type { Store } from '../state/store';

/** A step is an entry of the browser's history; what came from the address is there already. */
export type Change = 'step' | 'detail' | 'address';

export type Editing = {
  readonly seen: () => Pick<View, 'notes' | 'canUndo' | 'canRedo'>;
  readonly actions: Pick<Actions, 'change' | 'seal' | 'note' | 'undo' | 'redo'>;
  /** Shows another state altogether; undo goes back behind it. */
  readonly replace: (next: State, what: Change) => void;
  /** What the change is that the store's listeners hear of. */
  readonly changing: () => Change;
};

const NOTHING_SAID: Notes = { at: 'rows', texts: [] };

export function createEditing(store: Store<State>, render: () => void): Editing {
  let notes = NOTHING_SAID;
  let changing: Change = 'detail';

  function change(next: State, what: Change, merge?: string): void {
    notes = NOTHING_SAID;
    changing = what;
    store.set(next, merge);
    changing = 'detail';
  }

  function replace(next: State, what: Change): void {
    store.seal();
    change(next, what);
  }

  function note(next: Notes): void {
    notes = next;
    render();
  }

  return {
    seen: () => ({ notes, canUndo: store.canUndo(), canRedo: store.canRedo() }),
    actions: {
      change(next, merge) {
        const isOwnStep = merge === undefined && isStep(store.get(), next);
        change(next, isOwnStep ? 'step' : 'detail', merge);
      },
      seal: store.seal,
      note,
      undo() {
        notes = NOTHING_SAID;
        store.undo();
      },
      redo() {
        notes = NOTHING_SAID;
        store.redo();
      },
    },
    replace,
    changing: () => changing,
  };
}
