/**
 * What the back-test asks: the largest of the reader's sizes, kept back one after the other and
 * forecast from the rest by both methods; and the same of the built-in curves whose larger sizes are
 * held out, once.
 */
import { observation, type Analysis } from './analysis';
import type {
  Backtest,
  BacktestOptions,
  TestedMethod,
  Observation,
  Outcome,
} from '../engine/contract';
import type { AsyncEngine } from '../engine/worker_slot';
import type { Planner } from './plan';
import { EXAMPLES, isOfSeveral, type Example } from '../state/examples';
import { averagingOf } from '../state/laws';
import { preprocessingInPp } from '../state/preprocessing';

export type BothMethods = Readonly<Record<TestedMethod, Backtest>>;

/** A built-in curve: what was forecast for its held-out sizes from the others. */
export type BuiltIn = { id: string; name: string; tests: BothMethods };

export type Backtests = {
  own: Outcome<BothMethods>;
  /** Of so many sizes that not every division is tried, the one that is; else null. */
  from: number | null;
  builtIn: readonly BuiltIn[];
};

/** More divisions than that would keep the reader waiting. */
const MAX_SIZES = 24;

/** Half of very many sizes; null where every division can be tried. */
export function onlyCut(sizes: readonly number[]): number | null {
  const distinct = [...new Set(sizes)].sort((a, b) => a - b);
  return distinct.length <= MAX_SIZES
    ? null
    : (distinct[Math.ceil(distinct.length / 2) - 1] ?? null);
}

async function byBoth(
  engine: AsyncEngine,
  observations: Observation[],
  options: BacktestOptions,
): Promise<Outcome<BothMethods>> {
  const ask = (method: TestedMethod) => engine.backtest(observations, { ...options, method });
  const [paper, calibrated] = [await ask('paper'), await ask('calibrated')];
  if (!paper.ok) return paper;
  if (!calibrated.ok) return calibrated;
  return { ok: true, value: { paper: paper.value, calibrated: calibrated.value } };
}

const kept = ({ points }: Example) => points.filter(({ held_out }) => !held_out);

async function testBuiltIn(engine: AsyncEngine): Promise<BuiltIn[]> {
  const tests: BuiltIn[] = [];
  for (const example of EXAMPLES) {
    const fitted = kept(example);
    if (isOfSeveral(example) || fitted.length === example.points.length) continue;
    const fitUpTo = Math.max(...fitted.map(({ size }) => size));
    const rows = example.points.map(({ size, gain, se, base }) => ({
      size,
      gain,
      se,
      ...(base === null ? {} : { base }),
    }));
    const outcome = await byBoth(engine, rows, { fitUpTo });
    if (outcome.ok) tests.push({ id: example.id, name: example.name, tests: outcome.value });
  }
  return tests;
}

/**
 * Gives back what was computed before, and computes it where nothing was: the built-in curves do not
 * change, so that they are tested once, when a panel first asks.
 */
export type Once = (compute: () => Promise<BuiltIn[]>) => Promise<BuiltIn[]>;

function askedOf({ rows, state }: Analysis) {
  const observations = [...rows.fitted, ...rows.heldOut].map(observation);
  const from = onlyCut(observations.map(({ size }) => size));
  const options = {
    ...averagingOf(state),
    ...preprocessingInPp(state),
    ...(from === null ? {} : { fitUpTo: from }),
  };
  return { observations, options, from };
}

export const planBacktest =
  (once: Once): Planner<Backtests> =>
  async (of, open, engine, before) => {
    const none = { of, asked: null, failure: null };
    if (!open && !before.asked) return none;
    const { observations, options, from } = askedOf(of);
    const key = JSON.stringify([observations, options]);
    if (before.asked?.key === key) return { ...before, of };
    if (!open) return none;
    const own = await byBoth(engine, observations, options);
    const value = { own, from, builtIn: await once(() => testBuiltIn(engine)) };
    return { of, asked: { key, outcome: { ok: true, value } }, failure: null };
  };
