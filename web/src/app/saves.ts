/**
 * The Save menus: what each has been told to save and what it said last, for as long as it is open. What
 * they offer is fetched when the first is opened. A menu closes on Escape, or when another place is
 * clicked.
 */
import type { Derived } from '../analysis/derived';
import type { MenuState } from '../exports/menu';
import type { FoldId, Saves } from '../panels/widgets/view';
import { lazy } from '../panels/widgets/lazy';
import type { Folds } from './folds';

type Around = {
  readonly derived: () => Derived;
  readonly folds: Pick<Folds, 'open' | 'unfold'>;
  /** Opens a file that the reader has chosen. */
  readonly openFile: (file: File) => void;
  readonly render: () => void;
};

export type LiveSaves = Saves & {
  /** The fold has been closed: what its menu said is gone. */
  readonly closed: (fold: FoldId) => void;
};

const NEW: MenuState = { said: '', part: 0 };

const menuContent = lazy(() => import('../exports/menu').then((menu) => menu.menuContent));
const everythingContent = lazy(() =>
  import('../exports/everything').then((everything) => everything.everythingContent),
);

const foldOf = ({ dataset }: HTMLElement): FoldId =>
  `save ${dataset['name'] ?? ''} ${dataset['has'] ?? ''}`;

export function createSaves({ derived, folds, openFile, render }: Around): LiveSaves {
  const states = new Map<string, MenuState>();
  let said = '';

  function closeAllBut(kept: Element | null): void {
    for (const menu of document.querySelectorAll<HTMLElement>('.save[open]')) {
      if (menu === kept) continue;
      folds.unfold(foldOf(menu), false);
    }
  }

  document.addEventListener('keydown', ({ key, target }) => {
    const menu = target instanceof Element ? target.closest('.save[open]') : null;
    if (key !== 'Escape' || !menu) return;
    closeAllBut(null);
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    closeAllBut(target instanceof Element ? target.closest('.save') : null);
  });

  return {
    menu(name, has) {
      const key = `save ${name} ${has}`;
      return menuContent({ name, has }, states.get(key) ?? NEW, derived, (next) => {
        states.set(key, next);
        render();
      });
    },
    everything: () =>
      everythingContent(said, derived, openFile, (next) => {
        said = next;
        render();
      }),
    closed(fold) {
      states.delete(fold);
      if (fold === 'save') said = '';
    },
  };
}
