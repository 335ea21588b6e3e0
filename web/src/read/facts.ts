/** One measured number each: a score or gain of one model on one benchmark. Repeated runs become their mean. */
import type { Answers } from './reading';
import type { ValueColumn } from './values';

export type Fact = {
  stat: 'base' | 'score' | 'gain';
  benchmark: string;
  /** Of the line, and of the column. */
  lineMethod: string;
  lineIsBase: boolean;
  /** A column of methods names it, not only the model's name. */
  methodStated: boolean;
  method: string;
  group: string;
  family: string;
  size: number;
  label: string;
  line: number;
  value: number;
  /** The number as its cell writes it, "7.90"; '' where it was computed. */
  written: string;
  se: number | null;
  writtenSe: string;
  questions: number | null;
  counted: boolean;
  samples: number | null;
  seeded: boolean;
  column: ValueColumn;
  /** What was scored of each question, where the files of single samples are there. */
  answers: Answers | null;
};

const keyOf = ({ stat, benchmark, lineMethod, method, group, family, size, label }: Fact): string =>
  [stat, benchmark, lineMethod, method, group, family, size, label].join('\u0001');

const seriesOf = ({ stat, benchmark, lineMethod, method, group }: Fact): string =>
  [stat, benchmark, lineMethod, method, group].join('\u0001');

const meanOf = (values: readonly number[]): number =>
  Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(12));

const squares = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

export type Repeats = { groups: Fact[][]; repeated: boolean; seeded: boolean };

export function repeatsOf(facts: readonly Fact[]): Repeats {
  const map = new Map<string, Fact[]>();
  for (const fact of facts) {
    const own = map.get(keyOf(fact));
    if (own) own.push(fact);
    else map.set(keyOf(fact), [fact]);
  }
  const groups = [...map.values()];
  return {
    groups,
    repeated: groups.some(({ length }) => length > 1),
    seeded: groups.every((group) => group.length < 2 || group.every(({ seeded }) => seeded)),
  };
}

/** As many runs of one size are enough to tell their spread by themselves. */
const ENOUGH_RUNS = 5;

/**
 * Runs of the same thing as one fact: their mean, with the standard error of that mean. Where a size
 * has fewer than five runs, the spread is pooled over the sizes of the series: the squares about the
 * means over the degrees of freedom (the within-group variance of an analysis of variance); so where it
 * has a single one, of which nothing else tells the error.
 */
export function averaged(groups: readonly Fact[][]): Fact[] {
  const pools = new Map<string, { sum: number; dof: number }>();
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const pool = pools.get(seriesOf(first)) ?? { sum: 0, dof: 0 };
    pool.sum += squares(group.map(({ value }) => value));
    pool.dof += group.length - 1;
    pools.set(seriesOf(first), pool);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    const pool = first && pools.get(seriesOf(first));
    if (!first || !pool) return group;
    if (group.length === 1) {
      const unknown = first.se === null && first.questions === null && pool.sum > 0;
      const sd = Number(Math.sqrt(pool.sum / pool.dof).toPrecision(6));
      return unknown ? [{ ...first, se: sd, writtenSe: '' }] : group;
    }
    const values = group.map(({ value }) => value);
    const own = group.length >= ENOUGH_RUNS;
    const variance = own ? squares(values) / (group.length - 1) : pool.sum / pool.dof;
    const se = Number(Math.sqrt(variance / group.length).toPrecision(6));
    return {
      ...first,
      value: meanOf(values),
      written: '',
      se: se > 0 ? se : null,
      writtenSe: '',
      answers: null,
    };
  });
}
