/** How much of the table of rows is drawn: how many rows, and whether baselines have a column. */
import type { Actions, View } from '../../panels/widgets/view';

const ROWS_AT_ONCE = 200; // a table of thousands of inputs would make the page wait

export type TableExtent = {
  readonly seen: () => Pick<View, 'rowsDrawn' | 'baselines'>;
  readonly actions: Pick<Actions, 'drawMoreRows' | 'addBaselines'>;
};

export function createTableExtent(render: () => void): TableExtent {
  let rowsDrawn = ROWS_AT_ONCE;
  let baselines = false;
  return {
    seen: () => ({ rowsDrawn, baselines }),
    actions: {
      drawMoreRows() {
        rowsDrawn += ROWS_AT_ONCE;
        render();
      },
      addBaselines() {
        baselines = true;
        render();
      },
    },
  };
}
