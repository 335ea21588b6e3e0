/**
 * The address follows the state. A step (another example, other targets, a pasted table) is an entry
 * of the history, so that Back undoes it; everything else replaces the entry that there is, once
 * typing or dragging rests. What the address does not hold is kept until it does.
 */
import { linkWithin } from '../browser/link_within';
import { tellParent } from '../browser/tell_parent';
import type { Keeping } from './keeping';
import type { View } from '../panels/widgets/view';
import type { State } from '../state/state';

/** Where the address is shown, and its history. */
export type Bar = {
  readonly fragment: () => string;
  readonly put: (fragment: string, how: 'replace' | 'push') => void;
};

export type Address = {
  /** The state has changed; `step` when that is an entry of its own. */
  readonly follow: (state: State, step: boolean) => void;
  /** The reader went to this fragment; what was still to be written is not. Whether it is a new one. */
  readonly navigated: (fragment: string) => boolean;
  /** The page is left: what the address does not hold is kept. */
  readonly leave: () => void;
  readonly seen: () => Pick<View, 'unlinked'>;
};

const REST = 400; // ms; browsers bear no more than a few changes of the address a second

export function createAddress(
  bar: Bar,
  encode: (state: State) => Promise<string | null>,
  keeping: Pick<Keeping, 'keep' | 'forget'>,
  /** What `seen` says has changed. */
  changed: () => void,
  rest = REST,
): Address {
  let current = bar.fragment();
  let pending: State | null = null;
  let unheld: State | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let navigations = 0;
  let queue: Promise<unknown> = Promise.resolve();

  let unlinked: View['unlinked'] = null;

  /** Whether it could be kept, or there is nothing to keep. */
  const leave = () => !unheld || keeping.keep(unheld, current);

  function say(next: View['unlinked']): void {
    if (next === unlinked) return;
    unlinked = next;
    changed();
  }

  /** The address holds this state, as far as a link can say it. */
  function hold(state: State): void {
    if (unheld !== state) return;
    unheld = null;
    keeping.forget();
  }

  function write(state: State, how: 'replace' | 'push'): void {
    const then = navigations;
    leave();
    queue = queue
      .then(() => encode(state))
      .then((written) => {
        const fragment = written ?? ''; // too long for a link: better none than that of another state
        if (then !== navigations) return;
        if (fragment !== current) {
          current = fragment;
          bar.put(fragment, how);
        }
        if (written === null) say(leave() ? 'kept' : 'unkept');
        else {
          hold(state);
          say(null);
        }
      })
      .catch(() => undefined); // without an address the page works all the same
  }

  function flush(): void {
    clearTimeout(timer);
    if (pending) write(pending, 'replace');
    pending = null;
  }

  return {
    follow(state, step) {
      unheld = state;
      if (step) {
        flush();
        write(state, 'push');
        return;
      }
      pending = state;
      clearTimeout(timer);
      timer = setTimeout(flush, rest);
    },
    navigated(fragment) {
      if (fragment === current) return false;
      clearTimeout(timer);
      pending = null;
      navigations += 1;
      current = fragment;
      unheld = null;
      keeping.forget();
      say(null);
      return true;
    },
    leave,
    seen: () => ({ unlinked }),
  };
}

/** The browser's own. */
export const BROWSER: Bar = {
  fragment: () => location.hash.slice(1) || linkWithin(),
  put(fragment, how) {
    const url = fragment === '' ? location.pathname + location.search : `#${fragment}`;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    tellParent(fragment);
  },
};

/** Whether a change is worth an entry of the history. */
export const isStep = (before: State, after: State): boolean =>
  before.example !== after.example ||
  before.targets !== after.targets ||
  before.chosen !== after.chosen ||
  before.selectedSeries !== after.selectedSeries;
