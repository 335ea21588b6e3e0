/**
 * The panels that are computed only while they are open: which those are, and what they show. Each
 * follows the page's newest answer by itself, so that none waits for another.
 */
import type { Analysis } from '../analysis/analysis';
import { latestWins } from '../engine/client';
import type { Pool } from '../engine/pool';
import { longRunsOn } from '../analysis/long_runs';
import type { Actions, View } from '../panels/view';
import {
  NO_PLAN,
  NO_PLANS,
  planBacktest,
  planComparison,
  planDecomposition,
  planDesign,
  planScatter,
  type PanelId,
  type Plan,
  type Planner,
  type Plans,
} from '../analysis/plans';
import { VALIDATION, validationOf } from '../analysis/validation_run';

export type PlanningPanels = {
  readonly seen: () => Pick<View, 'open' | 'plans' | 'trials'>;
  readonly actions: Pick<Actions, 'unfold' | 'cancelTrials' | 'runTrialsAgain'>;
  /** Opens these and no others. */
  readonly openOnly: (panels: readonly PanelId[]) => void;
  /** Asks for what open panels need of the newest analysis; nothing while something is moved. */
  readonly follow: () => void;
  /** Leaves the engine to what is moved. */
  readonly pause: () => void;
};

type Around = {
  readonly analysis: () => Analysis | null;
  readonly isHeld: () => boolean;
  readonly render: () => void;
};

export function createPlanningPanels(
  pool: Promise<Pool>,
  { analysis, isHeld, render }: Around,
): PlanningPanels {
  const open = new Set<PanelId>();
  let plans: Plans = NO_PLANS;
  let trials: View['trials'] = { run: null, shown: null, of: null };
  let trialsOf: Analysis | null = null;

  /** What is overtaken while it is computed is kept, if not shown. */
  function planning<A>(id: PanelId, planner: Planner<A>, set: (next: Plan<A>) => void) {
    let shown: Plan<A> = NO_PLAN;
    let newest: Plan<A> = NO_PLAN;
    const show = (next: Plan<A>) => {
      const toSee = open.has(id) || shown.asked !== next.asked;
      shown = next;
      set(next);
      if (toSee) render();
    };
    return latestWins(
      async (next: Analysis) =>
        (newest = await planner(next, open.has(id), (await pool).engine, newest)),
      show,
      (reason) => {
        const failure = reason instanceof Error ? reason.message : String(reason);
        show({ of: analysis(), asked: null, failure });
      },
    );
  }

  const plannings = [
    planning('design', planDesign, (design) => (plans = { ...plans, design })),
    planning(
      'decomposition',
      planDecomposition,
      (decomposition) => (plans = { ...plans, decomposition }),
    ),
    planning('comparison', planComparison, (comparison) => (plans = { ...plans, comparison })),
    planning('preparing', planScatter, (preparing) => (plans = { ...plans, preparing })),
    planning('back-test', planBacktest, (tests) => (plans = { ...plans, 'back-test': tests })),
  ];

  const trialRuns = longRunsOn(pool, VALIDATION, (run) => {
    const newest = run?.phase === 'done' ? { shown: run.answer, of: trialsOf } : trials;
    const kept = run || open.has('validation') ? newest : { shown: null, of: null };
    trials = { ...kept, run };
    render();
  });

  function follow(): void {
    const newest = analysis();
    if (!newest || isHeld()) return;
    if (open.size > 0) {
      // a decomposition takes a second: a second worker slot keeps nobody from the forecast
      void pool.then(({ grow }) => grow(2));
    }
    for (const panel of plannings) panel.ask(newest);
    if (open.has('validation')) trialRuns.follow(validationOf(newest));
    else if (trialsOf !== newest) trialRuns.follow(null);
    trialsOf = newest;
    if (trials.run?.phase === 'done') trials = { ...trials, of: newest }; // it answers this as well
  }

  return {
    seen: () => ({ open, plans, trials }),
    actions: {
      unfold(panel, wanted) {
        if (wanted === open.has(panel)) return;
        if (wanted) open.add(panel);
        else open.delete(panel);
        follow();
        render();
      },
      cancelTrials: trialRuns.cancel,
      runTrialsAgain: trialRuns.again,
    },
    openOnly(panels) {
      open.clear();
      for (const panel of panels) open.add(panel);
    },
    follow,
    pause: () => trialRuns.follow(null),
  };
}
