/** Adds up scores of many forecasts: what each method and each naive forecast missed by, and what intervals held. */
import type { Method, Verification } from '../engine/contract';
import { METHODS } from '../state/preprocessing';
import type { Scored } from './score_link';

export type Naive = keyof Verification['scores']['baselines'];

export const NAIVE = [
  'lastShareOfHeadroom',
  'lastValue',
  'halfTheTrend',
  'straightLine',
] as const satisfies readonly Naive[];

export type MethodTally = {
  readonly points: number;
  /** Means over all measurements with a forecast; null where there is none. */
  readonly error: number | null;
  readonly crps: number | null;
  readonly inside: readonly { level: number; held: number }[];
  /** How many measurements lie in each tenth of what was forecast; even, where forecasts keep their word. */
  readonly tenths: readonly number[];
};

export type Tally = {
  readonly methods: Readonly<Record<Method, MethodTally>>;
  /** Mean absolute errors over the measurements that have that naive forecast, and how many. */
  readonly naive: Readonly<Record<Naive, { points: number; error: number | null }>>;
};

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

type Point = Verification['points'][number];
type Forecast = NonNullable<Point['forecast']>;

const pointsBy = (scored: readonly Scored[], method: Method): Point[] =>
  scored.flatMap(({ by }) => by[method]?.points ?? []);

function tallyOf(points: readonly Point[]): MethodTally {
  const known = points.flatMap(({ gain, forecast }) => (forecast ? [{ gain, forecast }] : []));
  const levels = known[0]?.forecast.intervals.map(({ level }) => level) ?? [];
  const held = (level: number) =>
    known.filter(({ gain, forecast }) => holds(forecast, level, gain)).length;
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const { forecast } of known) {
    const tenth = Math.min(9, Math.floor(10 * forecast.below));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  return {
    points: known.length,
    error: mean(known.map(({ gain, forecast }) => Math.abs(forecast.mean - gain))),
    crps: mean(known.map(({ forecast }) => forecast.crps)),
    inside: levels.map((level) => ({ level, held: held(level) })),
    tenths,
  };
}

function holds({ intervals }: Forecast, level: number, gain: number): boolean {
  const found = intervals.find((one) => one.level === level);
  return found !== undefined && gain >= found.low && gain <= found.high;
}

export function tally(scored: readonly Scored[]): Tally {
  const any = scored.flatMap(({ by }) => {
    const first = METHODS.map((method) => by[method]).find((one) => one !== null);
    return first?.points ?? [];
  });
  const naive = Object.fromEntries(
    NAIVE.map((name) => {
      const errors = any.flatMap(({ gain, baselines }) => {
        const forecast = baselines[name];
        return forecast === null ? [] : [Math.abs(forecast - gain)];
      });
      return [name, { points: errors.length, error: mean(errors) }];
    }),
  ) as Tally['naive'];
  const methods = Object.fromEntries(
    METHODS.map((method) => [method, tallyOf(pointsBy(scored, method))]),
  ) as Tally['methods'];
  return { methods, naive };
}
