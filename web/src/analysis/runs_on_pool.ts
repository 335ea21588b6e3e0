/**
 * Long runs on a pool that is still connecting. Their code is fetched when the first is asked for: most
 * visits never do.
 */
import { NOT_LOADED } from '../engine/liveness/start_failure';
import type { Pool } from '../engine/pool';
import type { Kind, LongRun, LongRuns } from './long_runs';

export function longRunsOn<R, S, A>(
  pool: Promise<Pool>,
  kind: Kind<R, S, A>,
  tell: (run: LongRun<A> | null) => void,
): LongRuns<R> {
  let runs: LongRuns<R> | null = null;
  let loading = false;
  let newest: R | null = null;

  async function load(): Promise<void> {
    loading = true;
    try {
      const connected = await pool.catch(() => null); // the first analysis says why
      if (!connected) return;
      const { createLongRuns } = await import('./long_runs');
      runs = createLongRuns(connected, kind, tell);
      runs.follow(newest);
    } catch {
      tell({ phase: 'failed', message: NOT_LOADED });
    } finally {
      loading = false;
    }
  }

  return {
    follow(request) {
      newest = request;
      if (runs) runs.follow(request);
      else if (request && !loading) void load();
    },
    cancel: () => runs?.cancel(),
    again: () => runs?.again(),
  };
}
