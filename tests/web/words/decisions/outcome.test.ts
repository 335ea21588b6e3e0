import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../../web/src/engine/contract';
import {
  hitOrMiss,
  naiveSentence,
  narrowest,
  outcomeSentences,
  outcomeSummary,
} from '../../../../web/src/words/decisions/outcome';

type Point = Verification['points'][number];

const baselines = {
  lastValue: 8,
  straightLine: 12.2,
  halfTheTrend: 10.5,
  lastShareOfHeadroom: 7.1,
};
const measured = (gain: number): Point => ({
  size: 70,
  gain,
  baselines,
  forecast: {
    mean: 11,
    below: 0.346,
    crps: 0.9,
    intervals: [
      { level: 0.5, low: 9, high: 13 },
      { level: 0.9, low: 5, high: 18 },
    ],
  },
});
const found = (...points: Point[]): Verification => ({
  method: 'calibrated',
  points,
  scores: {
    points: points.filter(({ forecast }) => forecast).length,
    unanswered: points.filter(({ forecast }) => !forecast).length,
    error: 1.45,
    baselines: { lastValue: 1.5, straightLine: 2.7, halfTheTrend: 1, lastShareOfHeadroom: 2.4 },
    crps: 0.9,
    intervals: [
      { level: 0.5, inside: 1, score: 4 },
      { level: 0.9, inside: 2, score: 13 },
    ],
  },
  cautions: [],
});

describe('An outcome', () => {
  it.each([
    [10, 0.5, 'inside the 50% interval'],
    [13, 0.5, 'inside the 50% interval'],
    [17, 0.9, 'inside the 90% interval'],
    [40, null, 'outside the 90% interval'],
  ])('of %d is %s', (gain, level, words) => {
    expect(narrowest(measured(gain))).toBe(level);
    expect(hitOrMiss(measured(gain))).toBe(words);
  });

  it('is none without a forecast', () => {
    const none = { ...measured(10), forecast: null };
    expect(hitOrMiss(none)).toBe('no forecast');
    expect(outcomeSentences(found(none), 'pp')).toBe(
      'There was no forecast at the sizes that were measured.',
    );
    expect(naiveSentence(found(none), 'pp')).toBe('');
  });

  it('is told with its probability', () => {
    expect(outcomeSentences(found(measured(9.5)), 'pp')).toBe(
      'At 70B, +9.50 pp was measured: inside the 50% interval of the forecast, +11.0 pp. It had given ' +
        'that gain or less a probability of 0.35.',
    );
    expect(outcomeSentences(found(measured(10), measured(17)), 'pp')).toBe(
      'Of 2 sizes measured later, 1 inside the 50% interval and 2 inside the 90% interval. The ' +
        'forecasts were off by 1.45 pp on average.',
    );
  });

  it('stands beside naive forecasts, of which one needs the base', () => {
    expect(naiveSentence(found(measured(10)), 'pp')).toBe(
      'Off as well: the gain at your largest size by 1.50, the same share of the headroom by 2.40, half ' +
        'the trend by 1.00 and the straight line by 2.70 pp; the forecast by 1.45.',
    );
    const all = found(measured(10));
    const bare = { ...all.scores.baselines, lastShareOfHeadroom: null };
    const scores = { ...all.scores, baselines: bare };
    expect(naiveSentence({ ...all, scores }, 'pp')).not.toContain('headroom');
  });

  it('is a line while folded', () => {
    expect(outcomeSummary(null, '2026-03-01')).toBe(
      'Made on 2026-03-01. Nothing was measured since',
    );
    expect(outcomeSummary(found(measured(40)), null)).toBe('70B outside the 90% interval');
    const many = found(...[1, 2, 3, 4, 5].map(() => measured(10)));
    expect(outcomeSummary(many, null)).toMatch(/ and 2 more$/);
  });
});
