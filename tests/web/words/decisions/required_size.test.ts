import { describe, expect, it } from 'vitest';
import type { RequiredSize } from '../../../../web/src/engine/contract';
import {
  costSentence,
  rangeSentence,
  requiredSizeSentence,
  requiredSizeSummary,
} from '../../../../web/src/words/decisions/required_size';

const found: RequiredSize = {
  method: 'paper',
  gain: 10,
  probability: 0.5,
  size: 13.396,
  reached: 'within',
  smallest: 0.5,
  largest: 1000,
  atLargest: 0.712,
  range: { level: 0.9, low: 9.549, high: 212 },
  cost: { size: 776.2, low: 417.8, high: 121_000 },
  cautions: [],
};
const all = (change: Partial<RequiredSize>, unit = 'pp') => {
  const one = { ...found, ...change };
  return [requiredSizeSentence(one, unit), rangeSentence(one), costSentence(one)]
    .filter((text) => text !== '')
    .join(' ');
};

describe('How large a model must be', () => {
  it('is a size with its range and its cost', () => {
    expect(all({})).toBe(
      'From about 13B on, a gain of +10 pp or more has a probability of 0.5 or more. ' +
        'The size at which it is reached lies between 9.5B and 210B with 90% probability. ' +
        'A run at that size would cost $776, and between $418 and $121,000 over that range.',
    );
    expect(requiredSizeSummary(found, 'pp')).toBe(
      'A gain of +10 pp or more with probability 0.5: from about 13B on',
    );
  });

  it('has an open end where that is not found', () => {
    const range = { level: 0.9, low: 9.549, high: null };
    expect(rangeSentence({ ...found, range })).toBe(
      'Below 9.5B its probability is under 5%; one of 95% is not within 1T.',
    );
    expect(rangeSentence({ ...found, range: { level: 0.9, low: null, high: 30 } })).toBe(
      'From 30B on its probability is 95% or more.',
    );
    expect(costSentence({ ...found, range, cost: { size: 776, low: 418, high: null } })).toBe(
      'A run at that size would cost $776.',
    );
  });

  it('is “not within 1T” where it is not, and costs nothing', () => {
    const beyond = { reached: 'beyond', size: null, atLargest: 0.3306 } as const;
    expect(all({ ...beyond, range: { level: 0.9, low: null, high: null } })).toBe(
      'Not within 1T: up to there, a gain of +10 pp or more never has a probability of 0.5, as far ' +
        'as your data can tell; at 1T it has one of 0.33.',
    );
    expect(requiredSizeSummary({ ...found, ...beyond }, 'pp')).toMatch(/not within 1T$/);
  });

  it('is reached already at the smallest size', () => {
    const there = { reached: 'below-data', size: 0.5 } as const;
    expect(all({ ...there, range: { level: 0.9, low: 0.5, high: 0.5 } })).toBe(
      'At 0.5B, your smallest size, a gain of +10 pp or more has that probability already.',
    );
    expect(requiredSizeSummary({ ...found, ...there }, 'pp')).toMatch(/already at 0.5B$/);
  });

  it('is not known without a forecast', () => {
    const none = { reached: 'no-forecast', size: null, atLargest: null } as const;
    expect(all(none)).toBe('There is no forecast that could tell.');
    expect(requiredSizeSummary({ ...found, ...none }, 'pp')).toMatch(/no forecast could tell$/);
  });

  it('speaks of a loss where that is allowed', () => {
    expect(requiredSizeSentence({ ...found, gain: -2 }, 'pp')).toContain('a loss of at most 2 pp');
    expect(requiredSizeSummary({ ...found, gain: -2 }, '% of headroom')).toMatch(
      /^A loss of at most 2 % of headroom with probability 0\.5/,
    );
  });
});
