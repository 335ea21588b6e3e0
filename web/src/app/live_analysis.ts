/**
 * The newest answer about the state: asked for with every change, dropped where a newer one is under
 * way, and, while something is moved, of so much detail as the time between two frames allows.
 */
import { analyse, type Analysis } from '../analysis/analysis';
import { BAND_POINTS } from '../analysis/query';
import { engineUntil } from '../analysis/overtaking';
import { latestWins } from '../engine/client';
import { failureInWords } from '../engine/liveness/start_failure';
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

/** The numbers of the answer would be read as something else. */
const meansOther = (state: State, before: State): boolean =>
  state.axis !== before.axis || state.quantity !== before.quantity;

/** No row is one of those before: another table was pasted or chosen. */
function isOther(state: State, before: State): boolean {
  const known = new Set(before.rows);
  return !state.rows.some((row) => known.has(row));
}

const SLOW = 200; // ms; a shorter wait is not worth dimming the answer

export function createLiveAnalysis(
  pool: Promise<Pool>,
  { isHeld, answered, render }: Told,
): LiveAnalysis {
  let analysis: Analysis | null = null;
  let shown: View['shown'] = null;
  let failure: string | null = null;
  let slow = false;
  let slowTimer = 0;
  let newest: State | null = null;
  let bandPoints = BAND_POINTS;

  /** The answer that is shown is late once it has been overtaken for long, however often since. */
  function waitForAnswer(): void {
    if (slowTimer !== 0 || slow) return;
    slowTimer = window.setTimeout(() => {
      slow = true;
      render();
    }, SLOW);
  }

  /** An answer to `state` is there; to the newest one, or while following to one before it. */
  function answeredTo(state: State | null): void {
    window.clearTimeout(slowTimer);
    slowTimer = 0;
    slow = false;
    if (state !== newest) waitForAnswer();
  }

  async function analyseInTime(state: State, overtaken: () => boolean): Promise<Analysis> {
    const held = isHeld();
    const engine = engineUntil(await pool, overtaken, held);
    const began = performance.now();
    const points = held ? bandPoints : BAND_POINTS;
    const next = await analyse(state, engine, points, held ? analysis : null);
    if (isHeld()) bandPoints = nextPoints(bandPoints, performance.now() - began);
    return next;
  }

  const analysing = latestWins(
    analyseInTime,
    (next) => {
      answeredTo(next.state);
      failure = null;
      analysis = next;
      shown = next.results ? { ...next, results: next.results } : null;
      answered(next);
    },
    (reason) => {
      answeredTo(newest);
      failure = failureInWords(reason);
      render();
    },
    isHeld,
  );

  return {
    seen() {
      // While another table is waited for, the answer about the one before is not shown beside it.
      const before = analysis?.state;
      const gone =
        newest && before && (meansOther(newest, before) || (slow && isOther(newest, before)));
      return gone
        ? { analysis: null, shown: null, slow: false, failure }
        : { analysis, shown, slow, failure };
    },
    ask(state) {
      newest = state;
      bandPoints = BAND_POINTS;
      analysing.ask(state);
    },
    follow(state) {
      newest = state;
      waitForAnswer();
      analysing.ask(state);
    },
  };
}
