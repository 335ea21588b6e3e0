/** All that is computed of the paper's data, with every panel answered, so that exports can be tested without a page. */
import type { Derived } from '../../../web/src/analysis/derived';
import type { Asked } from '../../../web/src/analysis/plan';
import { NO_PLANS } from '../../../web/src/analysis/plans';
import { paper } from './paper_analysis';
import { backtests, decomposition, design, nextRun, validation } from './planning_answers';

const answered = <A>(value: A): Asked<A> => ({
  key: '',
  outcome: { ok: true, value },
});

export const paperView: Derived = {
  state: paper.state,
  rows: paper.table,
  analysis: paper,
  shown: paper,
  run: null,
  plans: {
    ...NO_PLANS,
    decomposition: { of: paper, asked: answered(decomposition), failure: null },
    'back-test': { of: paper, asked: answered(backtests), failure: null },
    design: { of: paper, asked: answered(design), failure: null },
    'next-run': { of: paper, asked: answered(nextRun), failure: null },
  },
  trials: {
    run: { phase: 'done', answer: validation },
    shown: validation,
    of: paper,
  },
};

/** Before anything has been computed. */
export const emptyView: Derived = {
  ...paperView,
  analysis: null,
  shown: null,
  plans: NO_PLANS,
  trials: { run: null, shown: null, of: null },
};
