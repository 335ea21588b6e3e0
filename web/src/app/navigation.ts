/**
 * What the reader opens: the link in the address, at first and whenever they go back, forward or write
 * another, and files. It is read, received and shown; undo goes back behind it.
 */
import { BROWSER, type Address } from './address';
import { receive, type LoadNotice } from '../link/load_notice';
import { LIVE_REPLICATES } from '../analysis/query';
import type { Opening } from './opening';
import type { View } from '../panels/widgets/view';
import { DEFAULT_STATE } from '../state/examples';
import type { Loaded } from '../link/link';
import type { State } from '../state/state';

export type Navigation = {
  readonly seen: () => Pick<View, 'loadNotice'>;
  /** The state that the address asks for; null at once where it asks for none. */
  readonly begin: () => Promise<State> | null;
  /** The address has changed. */
  readonly follow: () => Promise<void>;
  /** The reader asks for so many resamples; on this visit they are then made without asking. */
  readonly agree: (replicates: number) => void;
  /** The reader has gone on to other rows: that a file was refused is no longer news. */
  readonly moveOn: () => void;
  /** Puts away what is said about what was opened. */
  readonly dismiss: () => void;
  readonly opening: Omit<Opening, 'table'>;
};

type Shown = {
  /** Fetches and opens what the state needs before it is shown. */
  readonly prepare: (next: State) => Promise<void>;
  readonly show: (next: State, from: 'address' | 'file') => void;
  readonly render: () => void;
};

/** `#next-experiment` names a panel (unfold.ts) and says nothing of the state. */
const namesAPanel = (fragment: string): boolean => /^[a-z-]+$/.test(fragment);

/** What reads links is fetched when there is one. */
async function read(fragment: string): Promise<Loaded> {
  try {
    return await (await import('../link/link')).decode(fragment);
  } catch {
    return {
      state: DEFAULT_STATE,
      problems: ['The code that reads links could not be loaded. Reload the page to try again.'],
    };
  }
}

export function createNavigation(address: Address, { prepare, show, render }: Shown): Navigation {
  let loadNotice: LoadNotice | null = null;
  let agreed = LIVE_REPLICATES; // resamples that the reader has asked for

  function take(received: ReturnType<typeof receive>, from: 'address' | 'file'): void {
    loadNotice = received.loadNotice;
    show(received.state, from);
  }

  async function beginWith(fragment: string): Promise<State> {
    const first = receive(await read(fragment));
    await prepare(first.state);
    loadNotice = first.loadNotice;
    return first.state;
  }

  return {
    seen: () => ({ loadNotice }),
    begin() {
      const fragment = BROWSER.fragment();
      return fragment === '' || namesAPanel(fragment) ? null : beginWith(fragment);
    },
    async follow() {
      const fragment = BROWSER.fragment();
      if (namesAPanel(fragment) || !address.navigated(fragment)) return;
      const received = receive(await read(fragment), agreed);
      await prepare(received.state);
      if (BROWSER.fragment() === fragment) take(received, 'address'); // or already somewhere else
    },
    agree(replicates) {
      agreed = Math.max(agreed, replicates);
    },
    moveOn() {
      if (loadNotice?.refused) loadNotice = null;
    },
    dismiss() {
      loadNotice = null;
      render();
    },
    opening: {
      restore({ state, problems }, name) {
        take(receive({ state: { ...state, view: 'page' }, problems }, agreed, name), 'file');
      },
      refuse(from, refused) {
        loadNotice = { from, refused, problems: [], replicates: null };
        render();
      },
    },
  };
}
