import { describe, expect, it } from 'vitest';
import { analyse } from '../../../web/src/analysis/analysis';
import { intervalAt } from '../../../web/src/analysis/query';
import type {
  Bootstrap,
  BootstrapOptions,
  Forecast,
  Observation,
  Outcome,
} from '../../../web/src/engine/contract';
import type { AsyncEngine } from '../../../web/src/engine/worker_slot';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import {
  addRow,
  makeRows,
  setCell,
  setHeldOut,
  setSelectedSeries,
  type State,
} from '../../../web/src/state/state';
import { paper } from '../whole/paper_analysis';

const unlucky: Outcome<never> = {
  ok: false,
  error: { code: 'bad-option', row: null, field: 'seed', message: 'Not 13, please.' },
};

/** An engine that answers every size with the size itself, and refuses gains above 1000. */
function echo(asked: Observation[][] = [], resampled: BootstrapOptions[] = []): AsyncEngine {
  const refused = (observations: Observation[]): Outcome<never> | null => {
    const [error, ...others] = observations.flatMap(({ gain = 0 }, row) =>
      gain > 1000
        ? [
            {
              code: 'out-of-range',
              row,
              field: 'gain',
              message: `Row ${row + 1}: the gain is out of range.`,
            },
          ]
        : [],
    );
    return error ? { ok: false, error: { ...error, others } } : null;
  };
  const answer = (sizes: readonly number[]): Forecast => ({
    method: 'paper',
    criterion: 'aic',
    sizes: [...sizes],
    most: null,
    mean: [...sizes],
    within: [...sizes],
    between: [...sizes],
    sd: [...sizes],
    intervals: [],
    predictive: [],
    atLeast: null,
    goodnessOfFit: null,
    cautions: [],
    laws: [{ law: 'power', weight: 1, value: [...sizes], sd: [...sizes] }],
    trend: null,
    scores: null,
  });
  const resamples = (sizes: readonly number[]): Bootstrap => ({
    sizes: [...sizes],
    replicates: 1000,
    level: 0.95,
    average: sizes.map((size) => ({
      mean: size,
      sd: 1,
      median: size,
      low: size === 140 ? null : size - 1,
      high: size + 1,
    })),
    laws: [],
    histogram: [],
    exceedance: null,
    cautions: [],
  });
  const never = () => Promise.reject(new Error('not asked for'));
  return {
    decompose: never,
    design: never,
    backtest: never,
    requiredSize: never,
    nextRun: never,
    compare: never,
    rank: never,
    verify: never,
    estimateExtraSe: never,
    lawIntervals: never,
    gainSe: never,
    laws: () => Promise.resolve([...paper.laws]),
    fit: (observations) => {
      asked.push(observations);
      return Promise.resolve(refused(observations) ?? { ok: true, value: paper.results.fit });
    },
    forecast: (observations, { sizes }) =>
      Promise.resolve(refused(observations) ?? { ok: true, value: answer([...sizes]) }),
    bootstrap: (observations, options) => {
      resampled.push(options);
      const refusal = refused(observations) ?? (options.seed === 13 ? unlucky : null);
      return Promise.resolve(refusal ?? { ok: true, value: resamples([...options.sizes]) });
    },
  };
}

describe('an analysis', () => {
  it('asks once for targets and curve, and takes the answer apart again', async () => {
    const { results } = await analyse(DEFAULT_STATE, echo());
    expect(results?.targets.sizes).toEqual(DEFAULT_STATE.targets);
    expect(results?.targets.laws[0]?.value).toEqual(DEFAULT_STATE.targets);
    expect(results?.curve.sizes).toEqual(results?.curve.mean);
    expect(results?.curve.sizes).toContain(8);
    expect(results?.curve.sizes.at(-1)).toBe(405);
  });

  it('gives the engine plain observations, without the held-out rows', async () => {
    const asked: Observation[][] = [];
    const { fittedRange: reach } = await analyse(setHeldOut(DEFAULT_STATE, 5, true), echo(asked));
    expect(asked[0]).toEqual([
      { size: 0.5, gain: 1.2, se: 0.4 },
      { size: 1, gain: 2.1, se: 0.3 },
      { size: 2, gain: 3.5, se: 0.4 },
      { size: 4, gain: 5.4, se: 0.5 },
    ]);
    expect(reach).toEqual({ smallest: 0.5, largest: 4 });
  });

  it('takes out a row that the engine refuses, marks it, and goes on with the rest', async () => {
    const state = setCell(setHeldOut(addRow(DEFAULT_STATE), 1, true), 3, 'gain', '5000');
    const { rows, results } = await analyse(state, echo());
    expect(results).not.toBeNull();
    expect(rows.problems).toEqual([
      {
        row: 2,
        field: 'gain',
        kind: 'bad',
        message: 'Row 3: the gain is out of range.',
      },
    ]);
    expect(rows.fitted.map((placed) => placed.row)).toEqual([1, 3, 4]);
  });
});

describe('rows that the engine refuses', () => {
  const many = (count: number, every: number): State => ({
    ...DEFAULT_STATE,
    rows: makeRows(
      Array.from({ length: count }, (_, at) => ({
        size: String(1 + at),
        gain: at % every === 0 ? '3' : '5000',
        se: '1',
      })),
    ),
  });

  it.each([
    [20, 3],
    [500, 10],
    [9999, 1000],
  ])('are taken out in one round trip: of %i, all but each %ith', async (count, every) => {
    const asked: Observation[][] = [];
    const { rows, results } = await analyse(many(count, every), echo(asked));
    expect(asked.map(({ length }) => length)).toEqual([count, Math.ceil(count / every)]);
    expect(results).not.toBeNull();
    expect(rows.problems).toHaveLength(count - Math.ceil(count / every));
    expect(rows.problems[1]?.message).toBe('Row 3: the gain is out of range.');
    expect(rows.problems.at(-1)).toMatchObject({ field: 'gain', kind: 'bad' });
  });

  it('leave a refusal when too few remain, without asking for ever', async () => {
    const asked: Observation[][] = [];
    const { results, rows } = await analyse(many(300, 301), echo(asked));
    expect(asked.map(({ length }) => length)).toEqual([300, 1]);
    expect(results).not.toBeNull(); // this engine takes one row
    expect(rows.problems).toHaveLength(299);
  });
});

describe('an analysis of several series', () => {
  const rows = (series: string, ...gains: string[]) =>
    gains.map((gain, at) => ({ series, size: String(2 ** at), gain, se: '1' }));
  const of = (...texts: ReturnType<typeof rows>): State => ({
    ...DEFAULT_STATE,
    rows: makeRows(texts),
  });
  const three = of(...rows('a', '1', '2', '3'), ...rows('b', '3', '4'), ...rows('c', '5', '6'));
  const gains = (observations: readonly { gain?: number }[] = []) =>
    observations.map(({ gain }) => gain);
  const subjects = ({ benchmarks }: { benchmarks: readonly { series: string | null }[] }) =>
    benchmarks.map(({ series }) => series);

  it('answers for the mean, unless a series is named', async () => {
    const asked: Observation[][] = [];
    const analysis = await analyse(three, echo(asked));
    expect(analysis.series).toBeNull();
    expect(gains(analysis.rows.fitted)).toEqual([3, 4]);
    expect(analysis.mean).toMatchObject({ of: ['a', 'b', 'c'], leftOut: [4] });
    expect(analysis.fittedRange).toEqual({ smallest: 1, largest: 2 });
    const named = await analyse(setSelectedSeries(three, 'a'), echo());
    expect([named.series, gains(named.rows.fitted)]).toEqual(['a', [1, 2, 3]]);
  });

  it('asks once about each series and once about their mean', async () => {
    const asked: Observation[][] = [];
    const analysis = await analyse(three, echo(asked));
    expect(subjects(analysis)).toEqual(['a', 'b', 'c', null]);
    expect(asked.map(gains)).toEqual([
      [1, 2, 3],
      [3, 4],
      [5, 6],
      [3, 4],
    ]);
    expect(analysis.benchmarks.at(-1)?.results).toBe(analysis.results);
  });

  it('has all rows of the table beside those it is about', async () => {
    const { table, rows: own } = await analyse(setSelectedSeries(three, 'b'), echo());
    expect([table.fitted.length, own.fitted.length]).toEqual([7, 2]);
  });

  it('draws the small charts with fewer sizes', async () => {
    const resampled: BootstrapOptions[] = [];
    const { benchmarks } = await analyse(setSelectedSeries(three, 'b'), echo([], resampled));
    const sizes = benchmarks.map(({ results }) => results?.curve.sizes.length ?? 0);
    expect(sizes[1]).toBeGreaterThan(150);
    expect(Math.max(sizes[0] ?? 0, sizes[2] ?? 0, sizes[3] ?? 0)).toBeLessThan(60);
    expect(resampled.map(({ sizes }) => sizes.length)).toEqual([26, 66, 26, 26]);
  });

  it('while something moves, asks about the subject alone and keeps the others', async () => {
    const state = setSelectedSeries(three, 'b');
    const before = await analyse(state, echo());
    const asked: Observation[][] = [];
    const moved = setCell(state, 4, 'gain', '9');
    const after = await analyse(moved, echo(asked), 21, before);
    expect(asked.map(gains)).toEqual([[9, 4]]);
    expect(subjects(after)).toEqual(['a', 'b', 'c', null]);
    expect(after.benchmarks[0]).toBe(before.benchmarks[0]);
    expect(after.benchmarks[3]).toBe(before.benchmarks[3]);
    expect(gains(after.benchmarks[1]?.rows.fitted)).toEqual([9, 4]);
    expect(gains(after.rows.fitted)).toEqual([9, 4]);
  });

  it('takes a row that the engine refuses out of its series and out of the mean', async () => {
    const state = setCell(three, 4, 'gain', '5000');
    const { table, rows: mean, mean: how, benchmarks } = await analyse(state, echo());
    expect(table.problems.map(({ row, message }) => [row, message])).toEqual([
      [3, 'b, row 1: the gain is out of range.'],
    ]);
    expect(gains(benchmarks[1]?.rows.fitted)).toEqual([4]);
    expect(gains(mean.fitted)).toEqual([4]);
    expect(how?.leftOut).toEqual([1, 4]);
    expect(benchmarks[0]?.rows.problems).toEqual([]);
  });

  it('of one series is what it always was, whatever its name', async () => {
    const analysis = await analyse(of(...rows('MATH', '1', '2')), echo());
    expect(analysis).toMatchObject({
      series: 'MATH',
      mean: null,
      benchmarks: [],
    });
    expect(analysis.table).toBe(analysis.rows);
  });
});

describe('the bootstrap of an analysis', () => {
  it('is of 1,000 resamples at the targets and along the curve, as the state asks', async () => {
    const resampled: BootstrapOptions[] = [];
    const state = {
      ...DEFAULT_STATE,
      seed: 7,
      level: 0.8,
      threshold: 3,
      replicates: 1e6,
    };
    const { results } = await analyse(state, echo([], resampled), 21);
    expect(resampled).toHaveLength(1);
    expect(resampled[0]).toMatchObject({
      seed: 7,
      level: 0.8,
      threshold: 3,
      replicates: 1000,
    });
    expect(resampled[0]?.sizes.slice(0, 5)).toEqual(DEFAULT_STATE.targets);
    expect(resampled[0]?.sizes).toHaveLength(5 + 21);
    expect(results?.bootstrap?.sizes).toHaveLength(5 + 21);
  });

  it('has an interval at a size, unless it has no end there', async () => {
    const { results } = await analyse(DEFAULT_STATE, echo());
    const at = (size: number) => intervalAt(results?.bootstrap ?? null, size);
    expect(at(70)).toEqual({ low: 69, high: 71 });
    expect(at(140)).toBeNull();
    expect(at(3)).toBeNull();
  });

  it('is done without when the engine refuses its options', async () => {
    const { results } = await analyse({ ...DEFAULT_STATE, seed: 13 }, echo());
    expect(results?.bootstrap).toBeNull();
    expect(results?.targets.sizes).toEqual(DEFAULT_STATE.targets);
  });
});
