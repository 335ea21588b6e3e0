/**
 * Where the reader left off with rows of their own: the address of these is kept in the browser, and
 * offered when the page is opened without one. Only the page itself keeps it, never a frame of another
 * page; one press forgets it.
 */
import type { Bar } from './address';
import { findExample, isUnchanged } from '../state/examples';
import type { State } from '../state/state';

export type Continuing = {
  /** The bar that the address is written in, which keeps what is written. */
  readonly bar: Bar;
  /** The address to go on with, where the page was opened without one. */
  readonly offered: () => string | null;
  readonly forget: () => void;
};

/** Several copies of the site may share an origin. */
const name = () => `gaincast last ${location.pathname}`;

/** Whether something may be kept: a storage that is full or forbidden throws. */
function attempt<T>(use: (storage: Storage) => T): T | null {
  try {
    return window.top === window ? use(window.localStorage) : null;
  } catch {
    return null;
  }
}

/** Rows of the reader's own, on the page itself. */
function isOwn(state: State): boolean {
  const example = findExample(state.example);
  return state.view === 'page' && !(example && isUnchanged(state, example));
}

export function createContinuing(bar: Bar, state: () => State, changed: () => void): Continuing {
  let offered =
    bar.fragment() === '' ? attempt((storage) => storage.getItem(name()) ?? null) : null;
  return {
    bar: {
      fragment: bar.fragment,
      put(fragment, how) {
        bar.put(fragment, how);
        if (fragment !== '' && isOwn(state()))
          attempt((storage) => {
            storage.setItem(name(), fragment);
          });
      },
    },
    offered: () => offered,
    forget() {
      offered = null;
      attempt((storage) => {
        storage.removeItem(name());
      });
      changed();
    },
  };
}
