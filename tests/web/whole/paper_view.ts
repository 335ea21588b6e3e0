/** The page's view of the paper's data with every panel answered, so that exports can be tested without a page. */
import type { View } from '../../../web/src/panels/view';
import { NO_PLANS, type Asked } from '../../../web/src/analysis/plans';
import { paper } from './paper_analysis';
import { backtests, decomposition, design, validation } from './planning_answers';

const answered = <A>(value: A): Asked<A> => ({ key: '', outcome: { ok: true, value } });

export const paperView: View = {
  state: paper.state,
  rows: paper.table,
  analysis: paper,
  shown: paper,
  rowsDrawn: 200,
  slow: false,
  notes: { at: 'rows', texts: [] },
  run: null,
  open: new Set(),
  plans: {
    ...NO_PLANS,
    decomposition: { of: paper, asked: answered(decomposition), failure: null },
    'back-test': { of: paper, asked: answered(backtests), failure: null },
    design: { of: paper, asked: answered(design), failure: null },
  },
  trials: { run: { phase: 'done', answer: validation }, shown: validation, of: paper },
  loadNotice: null,
  link: null,
  copied: null,
  baselines: false,
  sharing: false,
  failure: null,
  canUndo: false,
  canRedo: false,
};

/** Before anything has been computed. */
export const emptyView: View = {
  ...paperView,
  analysis: null,
  shown: null,
  plans: NO_PLANS,
  trials: { run: null, shown: null, of: null },
};
