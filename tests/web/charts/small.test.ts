import { describe, expect, it } from 'vitest';
import { linePath, placeGain, placeSize, PLOT, sharedFrame } from '../../../web/src/charts/small';
import { several, TEXTS } from '../whole/benchmarks_analysis';

const frame = {
  sizes: { low: 1, high: 100, ticks: [1, 100] },
  gains: { low: -10, high: 30, ticks: [0, 20] },
};

describe('a small chart', () => {
  it('places sizes by their logarithm and gains evenly, downwards', () => {
    expect([1, 10, 100].map((size) => placeSize(frame, size))).toEqual([
      0,
      PLOT.width / 2,
      PLOT.width,
    ]);
    expect([30, 10, -10].map((gain) => placeGain(frame, gain))).toEqual([
      0,
      PLOT.height / 2,
      PLOT.height,
    ]);
  });

  it('breaks a line where there is no value, and keeps it finite where it runs away', () => {
    const path = linePath(frame, [1, 10, 100, 100], [0, null, 30, 1e300]);
    expect(path).toBe('M0.0 90.0M216.0 0.0L216.0 -10000.0');
  });
});

describe('the axes that small charts share', () => {
  it('hold every observation with its error, the forecasts, zero, and the chosen size', () => {
    const analysis = several();
    const shared = sharedFrame(analysis.benchmarks, analysis.state);
    expect(shared?.sizes).toMatchObject({ low: 0.5, high: 405 });
    expect(shared?.sizes.ticks).toEqual(expect.arrayContaining([0.5, 8, 70]));
    expect(shared?.gains.low).toBeLessThanOrEqual(0);
    expect(shared?.gains.high).toBeGreaterThan(34.4); // the interval's upper end at 70B
    expect(shared?.gains.ticks).toContain(0);
  });

  it('do not stretch without end when one benchmark runs away', () => {
    const { benchmarks, state } = several();
    const [first, ...others] = benchmarks;
    const results = first?.results;
    if (!first || !results) throw new Error('there is a first benchmark');
    const mean = results.targets.mean.map(() => 1e9);
    const runaway = {
      ...first,
      results: { ...results, targets: { ...results.targets, mean } },
    };
    const high = sharedFrame([runaway, ...others], state)?.gains.high ?? Infinity;
    expect(high).toBeLessThan(60); // observations reach 8.8 pp; five times that, and a margin
  });

  it('are found for as many rows as a table may hold', () => {
    const texts = Array.from({ length: 60_000 }, (_, at) => ({
      series: `b${at % 24}`,
      size: String(1 + Math.floor(at / 24)),
      gain: '2',
      se: '1',
    }));
    const { benchmarks, state } = several(null, texts);
    expect(sharedFrame(benchmarks, state)?.sizes).toMatchObject({
      low: 1,
      high: 2500,
    });
  });

  it('are none when there is nothing to draw', () => {
    const { benchmarks, state } = several(
      null,
      TEXTS.map(({ series = '' }) => ({ series })),
    );
    expect(sharedFrame(benchmarks, state)).toBeNull();
  });
});
