/** What is unfolded on the page, whatever opened it: one set, so that all stays as it is when the page is drawn again. */
import type { FoldId } from '../panels/widgets/view';

export type Folds = {
  readonly open: () => ReadonlySet<FoldId>;
  readonly unfold: (fold: FoldId, wanted: boolean) => void;
  /** Opens these and no others. */
  readonly openOnly: (folds: readonly FoldId[]) => void;
  /** Opens what a printed page rests on, for as long as it is printed; gives back what closes it again. */
  readonly openForPrint: () => () => void;
};

const PRINTED = ['bootstrap', 'forecasts', 'model-selection'] as const;

/** `changed` is called after each change of one fold. */
export function createFolds(changed: (fold: FoldId) => void): Folds {
  const open = new Set<FoldId>();
  function unfold(fold: FoldId, wanted: boolean): void {
    if (wanted === open.has(fold)) return; // the browser tells of what the page has opened, too
    if (wanted) open.add(fold);
    else open.delete(fold);
    changed(fold);
  }

  return {
    open: () => open,
    unfold,
    openOnly(folds) {
      open.clear();
      for (const fold of folds) open.add(fold);
    },
    openForPrint() {
      const closed = PRINTED.filter((fold) => !open.has(fold));
      for (const fold of closed) unfold(fold, true);
      return () => {
        for (const fold of closed) unfold(fold, false);
      };
    },
  };
}
