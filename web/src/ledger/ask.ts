/** Asks the engine for all that the ledger needs, the quick answers first, and passes each on as it arrives. */
import type { Bounds, Outcome, Slice } from '../engine/contract';
import type { Pool } from '../engine/pool';
import { startRun } from '../engine/run';
import { defaultCandidates, PLANNING_DEFAULTS } from '../state/planning';
import { VALIDATION } from '../analysis/validation_run';
import type { Answers, Question, Resamples } from './answers';
import { OBSERVATIONS } from './data';
import { neighbouring, printsTable1 } from './neighbours';
import { BOOTSTRAP, MOST_INFORMATIVE, PARAMETERS } from './paper';
import { withoutPowerLimit } from './slices';
import { decimalsOf } from './verdict';

export const REPLICATES = 20_000;
export const TRIALS = 2000;
export const TARGET = 70;
export const PAPER_SIZES = [8, 14, 32, 70, 140, 405];
/** Δχ² of the ranges: 0.01 is next to nothing, 3.84 is 95%. */
export const DELTAS = [0.01, 1, 3.84];
const SEED = 1;

export type Hear = {
  answer: (answers: Partial<Answers>) => void;
  /** How much of a long answer is there, from 0 to 1. */
  progress: (question: Question, share: number) => void;
  fail: (question: Question, message: string) => void;
};

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** Runs the tasks over the pool's worker slots, behind whatever is more urgent. */
async function all<T>(
  pool: Pool,
  tasks: readonly Parameters<typeof pool.patiently<T>>[0][],
  tell: (share: number) => void,
): Promise<T[]> {
  let done = 0;
  return Promise.all(
    tasks.map(async (task) => {
      const result = await pool.patiently(task);
      done += 1;
      tell(done / tasks.length);
      return result;
    }),
  );
}

async function resamples(pool: Pool, tell: (share: number) => void): Promise<Resamples> {
  const laws = (await pool.engine.laws()).map(({ id }) => id);
  const batch = BOOTSTRAP.replicates;
  const options = { sizes: [TARGET], seed: SEED };
  const starts = Array.from({ length: REPLICATES / batch }, (_, index) => index * batch);
  const slices = await all(
    pool,
    starts.map(
      (first) => async (slot) =>
        valueOf(await slot.slice(OBSERVATIONS, { ...options, first, last: first + batch })),
    ),
    tell,
  );
  const kept = slices.map((slice) => withoutPowerLimit(slice, laws));
  const summarise = async (some: Slice[]) => {
    const { outcome, slices: back } = await pool.urgently((slot) => slot.summarise(some, {}));
    return { summary: valueOf(outcome), back };
  };
  const whole = await summarise(slices);
  const batches = await Promise.all(whole.back.map((slice) => summarise([slice])));
  return {
    whole: whole.summary,
    batches: batches.map(({ summary }) => summary),
    kept: (await summarise(kept)).summary,
  };
}

async function validation(pool: Pool, tell: (share: number) => void) {
  const request = { observations: OBSERVATIONS, options: { trials: TRIALS, seed: SEED } };
  const run = startRun(pool, VALIDATION.work(request), ({ done, total }) => tell(done / total));
  const end = await run.end;
  if ('refused' in end) throw new Error(end.refused.message);
  if ('cancelled' in end) throw new Error('The trials were cancelled.');
  return valueOf(await pool.urgently((slot) => slot.validateSummary(end.slices)));
}

async function neighbours(pool: Pool, tell: (share: number) => void) {
  const sets = neighbouring(OBSERVATIONS);
  const printing = await all(
    pool,
    sets.map((set) => async (slot) => {
      const [fit, forecast] = [await slot.fit(set), await slot.forecast(set, { sizes: [TARGET] })];
      return printsTable1(valueOf(fit), valueOf(forecast));
    }),
    tell,
  );
  const found = sets.filter((_, index) => printing[index]);
  return { tried: sets.length, printing: found.map((set) => set.map(({ se }) => se)) };
}

/** What a printed figure may have been before it was rounded. */
function rounding(printed: string) {
  const half = 0.5 * 10 ** -decimalsOf(printed);
  return { low: Number(printed) - half, high: Number(printed) + half };
}

const pinnedBounds = (): Bounds => ({
  ...PLANNING_DEFAULTS.bounds,
  beta: rounding(PARAMETERS.beta),
  Nchar: rounding(PARAMETERS.Nchar),
  delta: rounding(PARAMETERS.delta),
  eta: rounding(PARAMETERS.eta),
});

const upTo = (size: number) => defaultCandidates(null).filter((one) => one <= size);

export async function askAll(pool: Pool, hear: Hear): Promise<void> {
  const { engine } = pool;
  const { bounds } = PLANNING_DEFAULTS;
  const design = async (size: number) =>
    valueOf(await engine.design(OBSERVATIONS, { candidates: upTo(size), target: TARGET }));
  const questions: {
    [Q in Question]: (tell: (share: number) => void) => Promise<Answers[Q]>;
  } = {
    laws: () => engine.laws(),
    fit: async () => valueOf(await engine.fit(OBSERVATIONS)),
    forecast: async () => valueOf(await engine.forecast(OBSERVATIONS, { sizes: [TARGET, 140] })),
    resamples: (tell) => resamples(pool, tell),
    design: () => design(Number(MOST_INFORMATIVE)),
    beyond: () => design(Infinity),
    neighbours: (tell) => neighbours(pool, tell),
    validation: (tell) => validation(pool, tell),
    decomposition: async () =>
      valueOf(await engine.decompose(OBSERVATIONS, { sizes: PAPER_SIZES, bounds, deltas: DELTAS })),
    pinned: async () =>
      valueOf(
        await engine.decompose(OBSERVATIONS, {
          sizes: [8],
          bounds: pinnedBounds(),
          deltas: DELTAS,
        }),
      ),
  };
  pool.grow();
  await Promise.all(
    (Object.keys(questions) as Question[]).map(async (question) => {
      try {
        const value = await questions[question]((share) => hear.progress(question, share));
        hear.answer({ [question]: value });
      } catch (reason) {
        hear.fail(question, reason instanceof Error ? reason.message : String(reason));
      }
    }),
  );
}
