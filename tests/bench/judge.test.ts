/** The benchmark's judge is fair: it counts what is there. */
import { describe, expect, it } from 'vitest';
import { judge, TOLERANCES, USUAL, type Curve, type Lowest } from './judge';

const resamples = { sizes: [1, 2], errors: [0.5, 2], gains: [[3, 7]] };
const at = (chi2: number): Lowest[] => [{ chi2, atLimit: false }];
/** The curve that misses the second gain by so many standard errors. */
const off = (errors: number): Curve[] => [[3, 7 + 2 * errors]];

describe('judge', () => {
  it('finds nothing wrong with a refit at the optimum', () => {
    expect(judge(resamples, at(4), off(2))).toEqual({
      failed: 0,
      failedAtLimit: 0,
      missed: TOLERANCES.map(() => 0),
      below: 0,
    });
  });

  it('measures the excess against the lowest chi2, or against 1 where that is smaller', () => {
    expect(judge(resamples, at(4), off(Math.sqrt(4 * (1 + 2e-6)))).missed[USUAL]).toBe(1);
    expect(judge(resamples, at(4), off(Math.sqrt(4 * (1 + 5e-7)))).missed[USUAL]).toBe(0);
    expect(judge(resamples, at(0), off(Math.sqrt(2e-6))).missed[USUAL]).toBe(1);
    expect(judge(resamples, at(0), off(Math.sqrt(5e-7))).missed[USUAL]).toBe(0);
  });

  it('counts a refit without a finite curve as failed, not as missed', () => {
    for (const curve of [null, [3, null]] as Curve[]) {
      const verdict = judge(resamples, [{ chi2: 4, atLimit: true }], [curve]);
      expect(verdict).toMatchObject({
        failed: 1,
        failedAtLimit: 1,
        missed: TOLERANCES.map(() => 0),
      });
    }
    expect(judge(resamples, at(4), [])).toMatchObject({
      failed: 1,
      failedAtLimit: 0,
    });
  });

  it('tells when a refit is better than the reference', () => {
    expect(judge(resamples, at(4), off(1)).below).toBeCloseTo(3 / 4, 12);
  });
});
