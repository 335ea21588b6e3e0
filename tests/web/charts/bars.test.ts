import { describe, expect, it } from 'vitest';
import {
  bins,
  histogramScale,
  intervalRows,
  intervalScale,
  scaleOver,
  share,
  widthOf,
} from '../../../web/src/charts/bars';
import { bootstrap } from '../whole/paper_analysis';

describe('an axis for bars', () => {
  it('holds all values, with round ticks inside', () => {
    const scale = scaleOver([7, 46.8]);
    expect(scale?.low).toBeLessThan(7);
    expect(scale?.high).toBeGreaterThan(46.8);
    expect(scale?.ticks).toEqual([10, 20, 30, 40]);
  });

  it('is there for one value alone and for none is not', () => {
    const scale = scaleOver([5]);
    expect(scale && share(scale, 5)).toBeCloseTo(50);
    expect(scaleOver([])).toBeNull();
  });

  it('places values in percent of its width, and those beyond at its ends', () => {
    const scale = { low: 0, high: 10, ticks: [] };
    expect([-5, 0, 2.5, 10, 99].map((value) => share(scale, value))).toEqual([0, 0, 25, 100, 100]);
  });
});

describe('intervals per law', () => {
  const rows = intervalRows(bootstrap, 0);

  it('are the laws in catalogue order, then the average', () => {
    expect(rows.map(({ law }) => law)).toEqual([
      'power',
      'logarithmic',
      'saturating',
      'sigmoid',
      'sqrt-log',
      'average',
    ]);
    expect(rows[5]).toMatchObject({
      low: 10.3,
      high: 34.4,
      median: 19.2,
      mean: 20.1,
    });
    expect(rows.map(widthOf)[3]).toBeCloseTo(33.5);
  });

  it('leave no width where an end is missing', () => {
    expect(rows.map((row) => widthOf({ ...row, high: null }))).toEqual(rows.map(() => null));
  });

  it('share an axis that a law that runs away does not stretch without end', () => {
    const away = rows.map((row) => (row.law === 'power' ? { ...row, high: 1e9 } : row));
    expect(intervalScale(away)?.high).toBeLessThan(600);
    expect(intervalScale(rows)?.high).toBeLessThan(50);
  });
});

describe('the bins of the histogram', () => {
  const histogram = { low: 5, width: 1, counts: [20, 80, 500, 300, 100] };

  it('stand side by side, as high as they are full, and know whether they reach the threshold', () => {
    const scale = { low: 5, high: 10, ticks: [] };
    expect(bins(histogram, scale, 7)).toEqual([
      { left: 0, width: 20, height: 4, reaches: false },
      { left: 20, width: 20, height: 16, reaches: false },
      { left: 40, width: 20, height: 100, reaches: true },
      { left: 60, width: 20, height: 60, reaches: true },
      { left: 80, width: 20, height: 20, reaches: true },
    ]);
  });

  it('show a threshold that is near, and are not squeezed by one that is far', () => {
    expect(histogramScale(histogram, 12)?.high).toBeGreaterThan(12);
    expect(histogramScale(histogram, 1000)?.high).toBeLessThan(11);
    expect(histogramScale({ low: 0, width: 0, counts: [] }, 10)).toBeNull();
  });
});
