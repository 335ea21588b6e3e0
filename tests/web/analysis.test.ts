import { describe, expect, it } from 'vitest';
import { analyse, bandSizes, curveSizes, intervalAt } from '../../web/src/analysis';
import type {
  Bootstrap,
  BootstrapOptions,
  Forecast,
  Observation,
  Outcome,
} from '../../web/src/engine/contract';
import type { AsyncEngine } from '../../web/src/engine/lane';
import { DEFAULT_STATE } from '../../web/src/state/examples';
import { addRow, setCell, setHeldOut } from '../../web/src/state/state';
import { paper } from './paper_analysis';

const unlucky: Outcome<never> = {
  ok: false,
  error: { code: 'bad-option', row: null, field: 'seed', message: 'Not 13, please.' },
};

/** An engine that answers every size with the size itself, and refuses gains above 1000. */
function echo(asked: Observation[][] = [], resampled: BootstrapOptions[] = []): AsyncEngine {
  const refused = (observations: Observation[]): Outcome<never> | null => {
    const row = observations.findIndex((one) => one.gain > 1000);
    if (row < 0) return null;
    const message = `Row ${row + 1}: the gain is out of range.`;
    return { ok: false, error: { code: 'out-of-range', row, field: 'gain', message } };
  };
  const answer = (sizes: readonly number[]): Forecast => ({
    criterion: 'aic',
    sizes: [...sizes],
    mean: [...sizes],
    within: [...sizes],
    between: [...sizes],
    sd: [...sizes],
    laws: [{ law: 'power', weight: 1, value: [...sizes], sd: [...sizes] }],
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
  });
  return {
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
    const { reach } = await analyse(setHeldOut(DEFAULT_STATE, 5, true), echo(asked));
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
      { row: 2, field: 'gain', kind: 'bad', message: 'Row 3: the gain is out of range.' },
    ]);
    expect(rows.fitted.map((placed) => placed.row)).toEqual([1, 3, 4]);
  });
});

describe('the bootstrap of an analysis', () => {
  it('is of 1,000 resamples at the targets and along the curve, as the state asks', async () => {
    const resampled: BootstrapOptions[] = [];
    const state = { ...DEFAULT_STATE, seed: 7, level: 0.8, threshold: 3, replicates: 1e6 };
    const { results } = await analyse(state, echo([], resampled), 21);
    expect(resampled).toHaveLength(1);
    expect(resampled[0]).toMatchObject({ seed: 7, level: 0.8, threshold: 3, replicates: 1000 });
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

describe('the sizes of the band', () => {
  it('run from the first to the last size drawn, evenly in their logarithm', () => {
    const sizes = bandSizes([1, 3, 100], 5);
    expect(sizes.map((size) => Number(size.toPrecision(6)))).toEqual([
      1, 3.16228, 10, 31.6228, 100,
    ]);
  });
});

describe('the sizes of the curves', () => {
  it('ascend, hold every marked size, and end at the largest', () => {
    const sizes = curveSizes([0.5, 8], [70, 405]);
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect(sizes).toEqual(expect.arrayContaining([0.5, 8, 70, 405]));
    expect(sizes.at(-1)).toBe(405);
    expect(sizes[0]).toBeLessThan(0.5);
  });
});
