/**
 * What the reader opens: the link in the address, at first and whenever they go back, forward or write
 * another, and files. It is read, received and shown; undo goes back behind it.
 */
import { BROWSER, type Address } from './address';
import type { Keeping } from './keeping';
import { KEPT, NOT_LOADED, receive, type LoadNotice } from '../link/load_notice';
import { LIVE_REPLICATES } from '../analysis/query';
import type { Opening } from './tables/opened_file';
import type { View } from '../panels/widgets/view';
import { DEFAULT_STATE } from '../state/examples';
import type { State } from '../state/state';

export type Navigation = {
  readonly seen: () => Pick<View, 'loadNotice'>;
  /**
   * The state that the address asks for, and what was typed over it before a reload; null at once where
   * there is neither. Fails where what reads links cannot be had.
   */
  readonly begin: () => Promise<{ asked: State; typed: State | null }> | null;
  /** The address has changed. */
  readonly follow: () => Promise<void>;
  /** The reader asks for so many resamples; on this visit they are then made without asking. */
  readonly agree: (replicates: number) => void;
  /** The reader has gone on to other rows: that a file was refused is no longer news. */
  readonly moveOn: () => void;
  /** Puts away what is said about what was opened. */
  readonly dismiss: () => void;
  readonly opening: Omit<Opening, 'table' | 'paste'>;
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
const fetchLinks = () => import('../link/link');

export function createNavigation(
  address: Address,
  keeping: Pick<Keeping, 'recall'>,
  { prepare, show, render }: Shown,
): Navigation {
  let loadNotice: LoadNotice | null = null;
  let agreed = LIVE_REPLICATES; // resamples that the reader has asked for

  function take(received: ReturnType<typeof receive>, from: 'address' | 'file'): void {
    loadNotice = received.loadNotice;
    show(received.state, from);
  }

  function refuse(from: string, refused: string): void {
    loadNotice = { from, refused, problems: [], replicates: null };
    render();
  }

  async function beginWith(fragment: string, kept: unknown) {
    const { decode, stateKept } = await fetchLinks();
    const isLink = fragment !== '' && !namesAPanel(fragment);
    const { state: asked, loadNotice: said } = isLink
      ? receive(await decode(fragment))
      : { state: DEFAULT_STATE, loadNotice: null };
    await prepare(asked);
    const typed = kept === null ? null : await stateKept(kept);
    loadNotice = typed ? KEPT : said;
    return { asked, typed };
  }

  return {
    seen: () => ({ loadNotice }),
    begin() {
      const fragment = BROWSER.fragment();
      const kept = keeping.recall(fragment);
      const isNone = kept === null && (fragment === '' || namesAPanel(fragment));
      return isNone ? null : beginWith(fragment, kept);
    },
    async follow() {
      const fragment = BROWSER.fragment();
      if (namesAPanel(fragment) || !address.navigated(fragment)) return;
      const links = await fetchLinks().catch(() => null);
      if (!links) {
        refuse('The link in the address', NOT_LOADED);
        return;
      }
      const received = receive(await links.decode(fragment), agreed);
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
      refuse,
    },
  };
}
