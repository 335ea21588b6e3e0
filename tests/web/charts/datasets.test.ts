import { describe, expect, it } from 'vitest';
import { weightOf } from '../../../web/src/charts/datasets';

describe('the look of observations', () => {
  it('is that of a few up to sixty', () => {
    expect(weightOf(5)).toEqual(weightOf(60));
    expect(weightOf(60).opacity).toBe(1);
  });

  it('gets smaller and lighter with their number, and they stay in sight', () => {
    const looks = [60, 61, 100, 300, 1000, 10000].map(weightOf);
    looks.slice(1).forEach((look, at) => {
      expect(look.radius).toBeLessThanOrEqual(looks[at]?.radius ?? 0);
      expect(look.opacity).toBeLessThan(looks[at]?.opacity ?? 0);
    });
    const last = looks.at(-1);
    expect(last?.radius).toBeGreaterThan(1);
    expect(last?.opacity).toBeGreaterThan(0.02);
  });

  it('puts at most a tenth as much ink on the chart for a row of three hundred as for one of five', () => {
    const ink = ({ radius, opacity }: ReturnType<typeof weightOf>) => radius ** 2 * opacity;
    expect(ink(weightOf(300))).toBeLessThan(0.1 * ink(weightOf(5)));
  });
});
