import { withBound, withGeneratingModel } from '../../../web/src/state/assumptions';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import {
  defaultCandidates,
  PLANNING_DEFAULTS,
  readSizes,
  setPlanning,
} from '../../../web/src/state/planning';

describe('a list of sizes', () => {
  it.each([
    ['14B, 32B, 70B', [14, 32, 70]],
    ['70 14;350M', [0.35, 14, 70]],
    ['8, 8B, 8e9', [8]],
  ])('%s', (text, sizes) => {
    expect(readSizes(text)).toEqual(sizes);
  });

  it('is refused when one of them is no size, none is there, or they are too many', () => {
    expect(readSizes('14, many')).toBeNull();
    expect(readSizes('14, -3')).toBeNull();
    expect(readSizes('  ')).toBeNull();
    expect(readSizes(Array.from({ length: 25 }, (_, at) => at + 1).join(' '))).toBeNull();
  });
});

describe('candidates for a next run', () => {
  it('are the paper’s and twice the largest size fitted, once each', () => {
    expect(defaultCandidates(8)).toEqual([14, 16, 32, 70, 100, 140, 405]);
    expect(defaultCandidates(16)).toEqual([14, 32, 70, 100, 140, 405]);
    expect(defaultCandidates(null)).toEqual([14, 32, 70, 100, 140, 405]);
  });
});

describe('a bound', () => {
  const { bounds } = PLANNING_DEFAULTS;

  it('moves one end of one letter’s range', () => {
    expect(withBound(bounds, 'beta', 'high', 0.8)).toEqual({
      ...bounds,
      beta: { low: 0.01, high: 0.8 },
    });
  });

  it('does not pass the other', () => {
    expect(withBound(bounds, 'beta', 'low', 0.95)).toBeNull();
    expect(withBound(bounds, 'eta', 'high', 0)).toBeNull();
  });
});

describe('a truth', () => {
  it('changes in one parameter, and shares nothing with what it was made from', () => {
    const fitted = [
      { law: 'power' as const, parameters: { a: 1, b: 2 } },
      { law: 'sigmoid' as const, parameters: { a: 3, b: 4, c: 5 } },
    ];
    const truths = withGeneratingModel(fitted, 'sigmoid', 'b', 9);
    expect(truths[1]).toEqual({
      law: 'sigmoid',
      parameters: { a: 3, b: 9, c: 5 },
    });
    expect(truths[0]).toEqual(fitted[0]);
    expect(truths[0]?.parameters).not.toBe(fitted[0]?.parameters);
  });
});

describe('the state', () => {
  it('stays the same when nothing changes', () => {
    expect(setPlanning(DEFAULT_STATE, { budget: 20_000, measure: 'info' })).toBe(DEFAULT_STATE);
    expect(setPlanning(DEFAULT_STATE, { budget: null }).budget).toBeNull();
  });

  it('holds plain values only, so that an address can', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT_STATE))).toEqual(DEFAULT_STATE);
  });
});
