/** What is unfolded on the page, whatever opened it: one set, so that all stays as it is when the page is drawn again. */
import type { FoldId } from '../panels/widgets/view';

export type Folds = {
  readonly open: () => ReadonlySet<FoldId>;
  readonly unfold: (fold: FoldId, wanted: boolean) => void;
  /** Opens these and no others. */
  readonly openOnly: (folds: readonly FoldId[]) => void;
};

/** `changed` is called after each change of one fold. */
export function createFolds(changed: (fold: FoldId) => void): Folds {
  const open = new Set<FoldId>();
  return {
    open: () => open,
    unfold(fold, wanted) {
      if (wanted === open.has(fold)) return; // the browser tells of what the page has opened, too
      if (wanted) open.add(fold);
      else open.delete(fold);
      changed(fold);
    },
    openOnly(folds) {
      open.clear();
      for (const fold of folds) open.add(fold);
    },
  };
}
