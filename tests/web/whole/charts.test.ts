import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandRuns } from '../../../web/src/charts/band';
import { backdrop, timesBeyond } from '../../../web/src/charts/beyond';
import { errorsOf } from '../../../web/src/charts/datasets';
import { moveApart } from '../../../web/src/charts/end_labels';
import {
  endLabelsFor,
  forecastChart,
  frameOf,
  linesOffChart,
} from '../../../web/src/charts/forecast';
import { gainRange, sizeTicks } from '../../../web/src/charts/scale';
import { LAW_IDS, perLaw, styleOf } from '../../../web/src/engine/law_ids';
import { lineWidth, type Theme } from '../../../web/src/charts/theme';
import { parseRows } from '../../../web/src/state/rows';
import { makeRows } from '../../../web/src/state/state';
import { bent, bootstrap, lawsWith, paper } from './paper_analysis';

const law = { line: '#111', text: '#222' };
const theme: Theme = {
  ink: '#000',
  muted: '#666',
  hairline: '#ddd',
  surface: '#fff',
  band: '#0001',
  beyond: '#0002',
  font: 'sans-serif',
  fontSize: 12,
  laws: perLaw(() => law),
};

const chart = (analysis = paper, width = 800) =>
  forecastChart(analysis, analysis.results, theme, width);
const dataset = (label: string, analysis = paper) =>
  chart(analysis).data.datasets.find((one) => one.label === label);

describe('the forecast chart', () => {
  it('draws each law as wide as it is heavy, in a dash of its own', () => {
    expect(dataset('power')).toMatchObject({ borderWidth: lineWidth(0.3385) });
    const dashes = LAW_IDS.map((id) => styleOf(id).dash.join());
    expect(new Set(dashes).size).toBe(dashes.length);
  });

  it('draws observations with their error bars and held-out ones hollow', () => {
    const rows = parseRows(
      makeRows([
        { size: '1', gain: '2', se: '0.5', label: 'one' },
        { size: '8', gain: '3', se: '0.25', heldOut: true },
      ]),
    );
    const analysis = { ...paper, rows };
    expect(dataset('observed', analysis)).toMatchObject({
      data: [{ x: 1, y: 2, label: 'one' }],
      pointBackgroundColor: theme.ink,
    });
    expect(dataset('held out', analysis)).toMatchObject({
      data: [{ x: 8, y: 3 }],
      pointBackgroundColor: theme.surface,
      pointBorderColor: theme.ink,
    });
    const [hollow, dots] = errorsOf(analysis, theme);
    expect(hollow?.points).toMatchObject([{ size: 8, gain: 3, se: 0.25 }]);
    expect(dots?.points).toMatchObject([{ size: 1, gain: 2, se: 0.5 }]);
    expect(hollow?.gap).toBeGreaterThan(5); // or the bar would cross its ring
  });

  it('leaves out laws that the reader has hidden', () => {
    expect(dataset('power', bent({ hiddenLaws: ['power'] }))).toBeUndefined();
    expect(dataset('sigmoid', bent({ hiddenLaws: ['power'] }))).toBeDefined();
  });

  it('leaves a gap where there is no finite value', () => {
    const laws = lawsWith(['power'], { value: [1, 2, null, 4, 5] });
    const drawn = dataset('power', bent({}, { targets: { laws } }));
    expect(drawn).toMatchObject({ spanGaps: false });
    expect(drawn?.data.map((point) => Number.isNaN(point.y))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('has a logarithmic size axis, a linear gain axis and no animation', () => {
    const { options } = chart();
    expect(options?.animation).toBe(false);
    expect(options?.scales?.['x']).toMatchObject({
      type: 'logarithmic',
      min: 14,
      max: 405,
    });
    expect(options?.scales?.['y']).toMatchObject({ type: 'linear' });
  });
});

describe('the region beyond the data', () => {
  it('starts at the largest fitted size and says how far beyond the chosen size is', () => {
    expect(backdrop(paper, 0.4, 405, true).regions).toEqual([
      { from: 8, to: 405, label: '8.75× beyond your data', align: 'left' },
    ]);
  });

  it('keeps its label inside a narrow chart', () => {
    expect(backdrop(paper, 0.4, 405, false).regions).toMatchObject([{ align: 'right' }]);
  });

  it('is silent when the chosen size lies inside', () => {
    const inside = bent({ chosen: 8 });
    expect(timesBeyond(inside)).toBeNull();
    expect(backdrop(inside, 0.4, 405, true).regions).toMatchObject([{ label: null }]);
  });

  it('lies below the data when the chosen size does', () => {
    const below = bent({ chosen: 0.1, targets: [0.1, 70] });
    expect(backdrop(below, 0.1, 8, true).regions).toEqual([
      { from: 0.1, to: 0.5, label: '5× beyond your data', align: 'right' },
    ]);
  });

  it('marks every target, and the chosen one', () => {
    const { targets } = backdrop(paper, 0.4, 405, true);
    expect(targets.map(({ size }) => size)).toEqual([14, 32, 70, 140, 405]);
    expect(targets.filter(({ chosen }) => chosen)).toEqual([{ size: 70, chosen: true }]);
  });
});

describe('the gain axis', () => {
  it('shows zero, the observations and the average', () => {
    const range = gainRange(paper, paper.results);
    expect(range.low).toBe(0);
    expect(range.high).toBeGreaterThan(44.7);
    expect(range.high).toBeLessThan(60);
  });

  it('shows what the laws with a say forecast at the chosen size', () => {
    const laws = lawsWith(['power'], { value: [1, 2, 70, 4, 5] });
    const analysis = bent({}, { targets: { laws } });
    expect(gainRange(analysis, analysis.results).high).toBeGreaterThan(70);
  });

  it('does not follow a law, nor an average, that runs away', () => {
    const away = [10, 1e3, 1e5, 1e7, 1e9];
    const analysis = bent(
      {},
      {
        targets: {
          mean: away,
          sd: away,
          laws: lawsWith(['power'], { value: away }),
        },
      },
    );
    const range = gainRange(analysis, analysis.results);
    expect(range.high).toBeLessThan(12 * 8.6); // the observations reach to 8.6
    expect(linesOffChart(analysis, analysis.results, range)).toEqual([
      { line: 'power', from: 32 },
      { line: 'average', from: 32 },
    ]);
  });

  it('shows the bootstrap’s interval at the chosen size', () => {
    const average = bootstrap.average.map((summary) => ({
      ...summary,
      high: 70,
    }));
    const analysis = bent({}, { bootstrap: { ...bootstrap, average } });
    expect(gainRange(analysis, analysis.results).high).toBeGreaterThan(70);
  });

  it('goes below zero for negative gains', () => {
    const rows = parseRows(
      makeRows([
        { size: '1', gain: '-5', se: '1' },
        { size: '8', gain: '-6', se: '1' },
      ]),
    );
    expect(gainRange({ ...paper, rows }, paper.results).low).toBeLessThan(-7);
  });
});

describe('ticks on the size axis', () => {
  it('give wanted sizes their place first', () => {
    expect(sizeTicks(0.5, 405, [70, 405, 140, 32, 14, 8, 4, 2, 1, 0.5], 0.06)).toEqual([
      0.5, 1, 2, 4, 8, 14, 32, 70, 140, 405,
    ]);
  });

  it('leave out what would stand too close, and fill gaps with round sizes', () => {
    expect(sizeTicks(1, 100, [64, 70], 0.1)).toEqual([1, 2, 5, 10, 20, 64]);
  });
});

describe('labels at the ends of lines', () => {
  it('carry the value, and an arrow when the line has left the chart', () => {
    const range = gainRange(paper, paper.results);
    const labels = endLabelsFor(paper, paper.results, range, theme).map(({ text }) => text);
    expect(labels).toContain('↑ power 102');
    expect(labels).toContain('average 44.7');
  });

  it('are not drawn where there is no room', () => {
    const room = (width: number) => {
      const padding = chart(paper, width).options?.layout?.padding;
      return typeof padding === 'object' && 'right' in padding ? (padding.right ?? 0) : 0;
    };
    expect(room(360)).toBeLessThan(20);
    expect(room(800)).toBeGreaterThan(100);
  });

  it('never cover one another and keep their order, as long as there is room for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -500, max: 900, noNaN: true }), {
          maxLength: 6,
        }),
        (wanted) => {
          const heights = moveApart(wanted, 16, 0, 400);
          const sorted = [...heights].sort((a, b) => a - b);
          sorted.slice(1).forEach((height, index) => {
            expect(height - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
          });
          expect(Math.min(0, ...heights)).toBeGreaterThanOrEqual(0);
          expect(Math.max(0, ...heights)).toBeLessThanOrEqual(400);
          for (const [i, a] of wanted.entries())
            for (const [j, b] of wanted.entries())
              if (a < b) expect(heights[i] ?? 0).toBeLessThan(heights[j] ?? 0);
        },
      ),
    );
  });
});

describe('the band', () => {
  it('is the bootstrap’s interval, by size, broken where it has no end', () => {
    const summary = (low: number | null, high: number) => ({
      mean: 1,
      sd: 1,
      median: 1,
      low,
      high,
    });
    const resamples = {
      ...bootstrap,
      sizes: [70, 1, 2, 8],
      average: [summary(5, 9), summary(0, 2), summary(1, 3), summary(null, 4)],
    };
    const { results } = bent({}, { bootstrap: resamples });
    expect(bandRuns(results, 'bootstrap')).toEqual([
      [
        { size: 1, low: 0, high: 2 },
        { size: 2, low: 1, high: 3 },
      ],
      [{ size: 70, low: 5, high: 9 }],
    ]);
    expect(bandRuns(bent({}, { bootstrap: null }).results, 'bootstrap')).toEqual([]);
  });

  it('is mean ± 2 sd when asked, broken where there is no average', () => {
    const { results } = bent(
      {},
      {
        targets: {
          sizes: [1, 2, 3, 4],
          mean: [1, 2, null, 4],
          sd: [0.5, 1, null, 1],
        },
      },
    );
    expect(bandRuns(results, '2sd')).toEqual([
      [
        { size: 1, low: 0, high: 2 },
        { size: 2, low: 0, high: 4 },
      ],
      [{ size: 4, low: 2, high: 6 }],
    ]);
  });
});

describe('a frame that is held', () => {
  it('keeps the gain axis and the room for labels, whatever the data do', () => {
    const held = frameOf(paper, paper.results, theme, 800);
    const targets = { mean: [10, 20, 300, 400, 500], sd: [1, 2, 30, 40, 50] };
    const moved = bent({}, { targets });
    const free = forecastChart(moved, moved.results, theme, 800).options;
    const kept = forecastChart(moved, moved.results, theme, 800, held).options;
    expect(free?.scales?.['y']?.max).not.toBe(chart().options?.scales?.['y']?.max);
    expect(kept?.scales?.['y']?.max).toBe(chart().options?.scales?.['y']?.max);
    expect(kept?.scales?.['y']?.min).toBe(chart().options?.scales?.['y']?.min);
    expect(kept?.layout).toEqual(chart().options?.layout);
  });
});
