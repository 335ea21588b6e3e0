/** The longer run of the bootstrap that the state asks for: how far it is, and its answer. */
import type { Analysis } from '../analysis/analysis';
import { BOOTSTRAP, requestOf } from '../analysis/bootstrap_run';
import { longRunsOn } from '../analysis/runs_on_pool';
import type { Pool } from '../engine/pool';
import type { Actions, View } from '../panels/widgets/view';

export type LiveBootstrap = {
  readonly seen: () => Pick<View, 'run'>;
  readonly actions: Pick<Actions, 'cancelRun' | 'runAgain'>;
  /** Runs what this analysis asks for; null leaves the engine to what is moved. */
  readonly follow: (analysis: Analysis | null) => void;
};

export function createLiveBootstrap(pool: Promise<Pool>, render: () => void): LiveBootstrap {
  let run: View['run'] = null;
  const runs = longRunsOn(pool, BOOTSTRAP, (next) => {
    run = next;
    render();
  });
  return {
    seen: () => ({ run }),
    actions: { cancelRun: runs.cancel, runAgain: runs.again },
    follow: (analysis) => runs.follow(analysis && requestOf(analysis)),
  };
}
