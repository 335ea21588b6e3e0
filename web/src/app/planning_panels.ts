/**
 * The panels that are computed only while they are open: which those are, and what they show. Each
 * follows the page's newest answer by itself, so that none waits for another.
 */
import type { Analysis } from '../analysis/analysis';
import { latestWins } from '../engine/client';
import type { Pool } from '../engine/pool';
import { longRunsOn } from '../analysis/runs_on_pool';
import type { Actions, FoldId, View } from '../panels/widgets/view';
import {
  NO_PLANS,
  PANELS,
  planBacktest,
  planCompare,
  planComparison,
  planSelection,
  planDecomposition,
  planDesign,
  planNextRun,
  planOutcome,
  planRequiredSize,
  planResiduals,
  planScatter,
  QUICK,
  type PanelId,
  type Plans,
} from '../analysis/plans';
import { NO_PLAN, type Plan, type Planner } from '../analysis/plan';
import type { BuiltIn } from '../analysis/backtest_plan';
import { VALIDATION, validationOf } from '../analysis/validation_run';

export type PlanningPanels = {
  readonly seen: () => Pick<View, 'plans' | 'trials'>;
  readonly actions: Pick<Actions, 'cancelTrials' | 'runTrialsAgain'>;
  /** Asks for what open panels need of the newest analysis; nothing while something is moved. */
  readonly follow: () => void;
  /** Leaves the engine to what is moved. */
  readonly pause: () => void;
};

type Around = {
  readonly analysis: () => Analysis | null;
  /** What is unfolded. */
  readonly open: () => ReadonlySet<FoldId>;
  readonly isHeld: () => boolean;
  readonly render: () => void;
};

export function createPlanningPanels(
  pool: Promise<Pool>,
  { analysis, open, isHeld, render }: Around,
): PlanningPanels {
  let plans: Plans = NO_PLANS;
  let trials: View['trials'] = { run: null, shown: null, of: null };
  let trialsOf: Analysis | null = null;
  let builtIn: Promise<BuiltIn[]> | null = null;

  /** The back-test of the built-in curves; where it failed it is tried again. */
  function builtInOnce(compute: () => Promise<BuiltIn[]>): Promise<BuiltIn[]> {
    builtIn ??= compute();
    builtIn.catch(() => (builtIn = null));
    return builtIn;
  }

  /** What is overtaken while it is computed is kept, if not shown. */
  function planning<A>(id: PanelId, planner: Planner<A>, set: (next: Plan<A>) => void) {
    let shown: Plan<A> = NO_PLAN;
    let newest: Plan<A> = NO_PLAN;
    const show = (next: Plan<A>) => {
      const toSee = open().has(id) || shown.asked !== next.asked;
      shown = next;
      set(next);
      if (toSee) render();
    };
    return latestWins(
      async (next: Analysis) =>
        (newest = await planner(next, open().has(id), (await pool).engine, newest)),
      show,
      (reason) => {
        const failure = reason instanceof Error ? reason.message : String(reason);
        show({ of: analysis(), asked: null, failure });
      },
    );
  }

  const plannings = [
    planning(
      'required-size',
      planRequiredSize,
      (found) => (plans = { ...plans, 'required-size': found }),
    ),
    planning('outcome', planOutcome, (outcome) => (plans = { ...plans, outcome })),
    planning('compare', planCompare, (compare) => (plans = { ...plans, compare })),
    planning('design', planDesign, (design) => (plans = { ...plans, design })),
    planning('design', planNextRun, (runs) => (plans = { ...plans, 'next-run': runs })),
    planning(
      'decomposition',
      planDecomposition,
      (decomposition) => (plans = { ...plans, decomposition }),
    ),
    planning('comparison', planComparison, (comparison) => (plans = { ...plans, comparison })),
    planning(
      'preprocessing',
      planScatter,
      (preprocessing) => (plans = { ...plans, preprocessing }),
    ),
    planning('residuals', planResiduals, (residuals) => (plans = { ...plans, residuals })),
    planning(
      'model-selection',
      planSelection,
      (criteria) => (plans = { ...plans, 'model-selection': criteria }),
    ),
    planning(
      'back-test',
      planBacktest(builtInOnce),
      (tests) => (plans = { ...plans, 'back-test': tests }),
    ),
  ];

  const trialRuns = longRunsOn(pool, VALIDATION, (run) => {
    const newest = run?.phase === 'done' ? { shown: run.answer, of: trialsOf } : trials;
    const kept = run || open().has('validation') ? newest : { shown: null, of: null };
    trials = { ...kept, run };
    render();
  });

  function follow(): void {
    const newest = analysis();
    if (!newest || isHeld()) return;
    if (PANELS.some((panel) => open().has(panel) && !QUICK.includes(panel))) {
      // a decomposition takes a second: a second worker slot keeps nobody from the forecast
      void pool.then(({ grow }) => grow(2));
    }
    for (const panel of plannings) panel.ask(newest);
    if (open().has('validation')) trialRuns.follow(validationOf(newest));
    else if (trialsOf !== newest) trialRuns.follow(null);
    trialsOf = newest;
    if (trials.run?.phase === 'done') trials = { ...trials, of: newest }; // it answers this as well
  }

  return {
    seen: () => ({ plans, trials }),
    actions: {
      cancelTrials: trialRuns.cancel,
      runTrialsAgain: trialRuns.again,
    },
    follow,
    pause: () => trialRuns.follow(null),
  };
}
