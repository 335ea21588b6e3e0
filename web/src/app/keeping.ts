/**
 * What the reader has typed and the address does not hold, or not yet: kept in the tab's own storage, so
 * that it outlives a reload. Only the page itself keeps anything, never a frame of another page.
 */
import type { State } from '../state/state';

export type Keeping = {
  /** Keeps the state beside the fragment that does not say it; false where the browser does not let it. */
  readonly keep: (state: State, fragment: string) => boolean;
  readonly forget: () => void;
  /** What was kept beside this fragment, as it was written; null where there is nothing. */
  readonly recall: (fragment: string) => unknown;
};

type Kept = { fragment: string; state: unknown };

/** Several copies of the site may share an origin. */
const name = () => `gaincast ${location.pathname}`;

/** Whether something may be kept: a storage that is full or forbidden throws. */
function attempt<T>(use: (storage: Storage) => T): T | null {
  try {
    return window.top === window ? use(window.sessionStorage) : null;
  } catch {
    return null;
  }
}

export const TAB: Keeping = {
  keep(state, fragment) {
    if (state.view !== 'page') return false;
    const write = (storage: Storage) => {
      storage.setItem(name(), JSON.stringify({ fragment, state }));
      return true;
    };
    return attempt(write) ?? false;
  },
  forget() {
    attempt((storage) => storage.removeItem(name()));
  },
  recall: (fragment) =>
    attempt((storage) => {
      const kept = JSON.parse(storage.getItem(name()) ?? 'null') as Partial<Kept> | null;
      return kept?.fragment === fragment ? (kept.state ?? null) : null;
    }),
};
