/**
 * Holds the state and its history. A change with a `merge` key that equals the previous change's key
 * replaces it, so that typing in one cell is one step of undo; `seal` ends such a run.
 */
export type Store<S> = {
  readonly get: () => S;
  readonly set: (next: S, merge?: string) => void;
  /** Begins with another state, as if nothing had been before. */
  readonly restart: (state: S) => void;
  readonly seal: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly subscribe: (listener: (state: S) => void) => void;
};

const DEPTH = 500;

export function createStore<S>(initial: S): Store<S> {
  let present = initial;
  let past: readonly S[] = [];
  let future: readonly S[] = [];
  let openKey: string | null = null;
  const listeners: ((state: S) => void)[] = [];

  const tell = () => listeners.forEach((listener) => listener(present));

  const store: Store<S> = {
    get: () => present,
    set(next, merge) {
      if (next === present) return;
      if (merge === undefined || merge !== openKey) past = [...past.slice(1 - DEPTH), present];
      openKey = merge ?? null;
      present = next;
      future = [];
      tell();
    },
    restart(state) {
      present = state;
      past = [];
      future = [];
      openKey = null;
    },
    seal() {
      openKey = null;
    },
    undo() {
      const previous = past.at(-1);
      if (previous === undefined) return;
      past = past.slice(0, -1);
      future = [present, ...future];
      present = previous;
      openKey = null;
      tell();
    },
    redo() {
      const [next, ...rest] = future;
      if (next === undefined) return;
      past = [...past, present];
      future = rest;
      present = next;
      openKey = null;
      tell();
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
  return store;
}
