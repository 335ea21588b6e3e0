import { describe, expect, it } from 'vitest';
import { bandSizes, curveSizes } from '../../../web/src/analysis/query';

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
