import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../web/src/analysis/analysis';
import type { Results } from '../../../web/src/analysis/query';
import { forecastChart } from '../../../web/src/charts/forecast';
import { gainAxis, gainTicks, whyLinear } from '../../../web/src/charts/gain_axis';
import { heightOf } from '../../../web/src/charts/place';
import { themeOf } from '../../../web/src/charts/theme';
import { bent, paper } from '../whole/paper_analysis';

const log = bent({ yScale: 'log' });
type Line = Results['curve']['laws'][number];

const withLine = (law: string, change: (line: Line) => Line, of = log) => {
  const laws = of.results.curve.laws.map((line) => (line.law === law ? change(line) : line));
  return { ...of, results: { ...of.results, curve: { ...of.results.curve, laws } } };
};
const below = (line: Line): Line => ({ ...line, value: line.value.map(() => -1) });
const axisOf = (of: Analysis & { results: Results }) => gainAxis(of, of.results);
const why = (of: Analysis & { results: Results }) => whyLinear(of, of.results);

describe('the gain axis', () => {
  it('is linear unless the reader wants it otherwise', () => {
    expect(axisOf(paper)).toMatchObject({ logarithmic: false, range: { low: 0 } });
    expect(why(paper)).toBeNull();
  });

  it('is logarithmic over all that is above zero', () => {
    const { logarithmic, range } = axisOf(log);
    expect(logarithmic).toBe(true);
    const gains = log.rows.fitted.map(({ gain }) => gain);
    expect(range.low).toBeGreaterThan(0);
    expect(range.low).toBeLessThan(Math.min(...gains));
    expect(range.high).toBeGreaterThan(Math.max(...gains));
  });

  it('is linear, and says why, where an observed gain is zero or a loss', () => {
    for (const gain of [0, -2]) {
      const [first, ...others] = log.rows.fitted;
      if (!first) throw new Error('no rows');
      const fitted = [{ ...first, gain }, ...others];
      const of = { ...log, rows: { ...log.rows, fitted } };
      expect(axisOf(of).logarithmic).toBe(false);
      expect(why(of)).toContain('an observed gain is not');
    }
  });

  it('is linear where a line is at zero or below, unless that line is not drawn', () => {
    const low = withLine('logarithmic', below);
    expect(axisOf(low).logarithmic).toBe(false);
    expect(why(low)).toContain('the logarithmic law is not');
    const hidden = { ...low, state: { ...low.state, hiddenLaws: ['logarithmic'] as const } };
    expect(why(hidden)).toBeNull();
    const { curve } = log.results;
    const mean = curve.mean.map((_, at) => (at === curve.mean.length - 1 ? 0 : 3));
    const falling = { ...log, results: { ...log.results, curve: { ...curve, mean } } };
    expect(why(falling)).toContain('the forecast is not');
    expect(axisOf(falling).logarithmic).toBe(false);
  });

  it('is that of the chart, which has gains on it in round numbers', () => {
    const chart = forecastChart(
      log,
      log.results,
      themeOf((name) => name, 'sans', 13),
      800,
    );
    const { y } = chart.options?.scales ?? {};
    expect(y).toMatchObject({ type: 'logarithmic', title: { text: 'gain, pp, logarithmic' } });
    expect(gainTicks({ low: 0.9, high: 60 })).toEqual([1, 2, 5, 10, 20, 50]);
    expect(gainTicks({ low: 1e-3, high: 1e4 })).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000, 1e4]);
  });

  it('ends bands and bars at its lower edge', () => {
    const scale = (type: string) =>
      ({ type, min: 0.5, getPixelForValue: (gain: number) => gain }) as Parameters<
        typeof heightOf
      >[0];
    expect(heightOf(scale('logarithmic'), -3)).toBe(0.5);
    expect(heightOf(scale('logarithmic'), 3)).toBe(3);
    expect(heightOf(scale('linear'), -3)).toBe(-3);
  });
});
