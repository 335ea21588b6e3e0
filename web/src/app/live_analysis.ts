/**
 * The newest answer about the state: asked for with every change, dropped where a newer one is under
 * way, and, while something is moved, of so much detail as the time between two frames allows.
 */
import { analyse, type Analysis } from '../analysis/analysis';
import { BAND_POINTS } from '../analysis/query';
import { latestWins } from '../engine/client';
import type { Pool } from '../engine/pool';
import { nextPoints } from '../analysis/level_of_detail';
import type { View } from '../panels/widgets/view';
import type { State } from '../state/state';

export type LiveAnalysis = {
  readonly seen: () => Pick<View, 'analysis' | 'shown' | 'slow' | 'failure'>;
  /** Asks in full detail. */
  readonly ask: (state: State) => void;
  /** Asks about a change, and says so when the answer is long in coming. */
  readonly follow: (state: State) => void;
};

type Told = {
  readonly isHeld: () => boolean;
  readonly answered: (analysis: Analysis) => void;
  /** Waiting has become long, or the engine has failed. */
  readonly render: () => void;
};

const SLOW = 250; // ms; a shorter wait is not worth dimming the answer

export function createLiveAnalysis(
  pool: Promise<Pool>,
  { isHeld, answered, render }: Told,
): LiveAnalysis {
  let analysis: Analysis | null = null;
  let shown: View['shown'] = null;
  let failure: string | null = null;
  let slow = false;
  let slowTimer = 0;
  let bandPoints = BAND_POINTS;

  async function analyseInTime(state: State): Promise<Analysis> {
    const { engine } = await pool;
    const held = isHeld();
    const began = performance.now();
    const points = held ? bandPoints : BAND_POINTS;
    const next = await analyse(state, engine, points, held ? analysis : null);
    if (isHeld()) bandPoints = nextPoints(bandPoints, performance.now() - began);
    return next;
  }

  const analysing = latestWins(
    analyseInTime,
    (next) => {
      window.clearTimeout(slowTimer);
      slow = false;
      failure = null;
      analysis = next;
      if (next.results) shown = { ...next, results: next.results };
      answered(next);
    },
    (reason) => {
      window.clearTimeout(slowTimer);
      const why = reason instanceof Error ? reason.message : String(reason);
      failure = `The calculator could not run in this browser: ${why}`;
      render();
    },
    isHeld,
  );

  return {
    seen: () => ({ analysis, shown, slow, failure }),
    ask(state) {
      bandPoints = BAND_POINTS;
      analysing.ask(state);
    },
    follow(state) {
      window.clearTimeout(slowTimer);
      slowTimer = window.setTimeout(() => {
        slow = true;
        render();
      }, SLOW);
      analysing.ask(state);
    },
  };
}
