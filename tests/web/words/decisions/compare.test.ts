import { describe, expect, it } from 'vitest';
import type { Compared } from '../../../../web/src/analysis/compare_plan';
import type { Comparison } from '../../../../web/src/engine/contract';
import {
  compareSentence,
  compareSummary,
  crossingSentence,
  differenceAt,
  recordSentence,
  sharedSentence,
} from '../../../../web/src/words/decisions/compare';

const comparison: Comparison = {
  method: 'post-training',
  sizes: [14, 70],
  difference: [-1.2, 3.14],
  sd: [2, 3.6],
  intervals: [{ level: 0.95, low: [-5.1, -4.02], high: [2.7, 10.2] }],
  aIsBetter: [0.27, 0.78],
  crossing: 21.4,
  crossingRange: { level: 0.9, low: 9, high: 160 },
  upTo: 1000,
  shared: { paired: true, sizes: 3, baselines: true, questions: false },
  cautions: [],
};
const compared: Compared = {
  pair: ['GRPO', 'DPO'],
  comparison,
  all: ['GRPO', 'DPO'],
  ranking: null,
};

describe('A comparison', () => {
  it('says which is better, by how much, how surely and how likely', () => {
    expect(compareSentence(compared, 70, 'pp', 'methods')).toBe(
      'At 70B, GRPO beats DPO by 3.1 pp, 95% between −4.0 and +10.2; the chance that it is better is 0.78.',
    );
    expect(compareSummary(compared, 70, 'pp')).toBe(
      'At 70B: GRPO ahead of DPO by 3.14 pp, chance 0.78',
    );
  });

  it('names the better one first, with the interval and the chance turned round', () => {
    expect(compareSentence(compared, 14, 'pp', 'methods')).toBe(
      'At 14B, DPO beats GRPO by 1.20 pp, 95% between −2.70 and +5.10; the chance that it is better is 0.73.',
    );
    expect(differenceAt(compared, 14)).toMatchObject({
      better: 'DPO',
      by: 1.2,
      low: -2.7,
      high: 5.1,
    });
  });

  it('speaks of benchmarks as of what a gain is on', () => {
    expect(compareSentence(compared, 70, 'pp', 'benchmarks')).toContain(
      'the gain on GRPO is larger than on DPO by 3.1 pp',
    );
  });

  it('has no difference where the data determine none, or the size was not asked for', () => {
    const none = { ...comparison, difference: [null, null], aIsBetter: [null, null] };
    for (const one of [{ ...compared, comparison: none }, compared]) {
      const size = one === compared ? 71 : 70;
      expect(compareSentence(one, size, 'pp', 'methods')).toMatch(
        /^At \d\dB?.*, the data do not determine the difference of GRPO and DPO\.$/,
      );
      expect(compareSummary(one, size, 'pp')).toMatch(/not determined$/);
    }
  });

  it('names no more certainty than a thousandth', () => {
    const sure = { ...comparison, aIsBetter: [0, 1] };
    expect(compareSentence({ ...compared, comparison: sure }, 70, 'pp', 'methods')).toMatch(
      /is > 0\.999\.$/,
    );
  });
});

describe('A crossing', () => {
  it('is a size with its range', () => {
    expect(crossingSentence(comparison)).toBe(
      'They cross at about 21B; neither is clearly better between 9B and 160B (with 90% probability).',
    );
  });

  it('is never, as far as this can tell', () => {
    const none = { ...comparison, crossing: null, crossingRange: null };
    expect(crossingSentence(none)).toBe('They do not cross up to 1T, as far as this can tell.');
  });

  it.each([
    [{ level: 0.9, low: 40, high: null }, 'above 40B (with 90% probability)'],
    [{ level: 0.9, low: null, high: 40 }, 'below 40B (with 90% probability)'],
    [{ level: 0.9, low: null, high: null }, 'at any size'],
  ])('cannot be excluded where the range says so: %j', (crossingRange, where) => {
    expect(crossingSentence({ ...comparison, crossing: null, crossingRange })).toBe(
      `No crossing is expected up to 1T, but one ${where} cannot be excluded.`,
    );
  });
});

describe('What two share', () => {
  it.each([
    [{ paired: true, sizes: 3, baselines: true, questions: true }, 'baselines and questions'],
    [{ paired: true, sizes: 1, baselines: true, questions: false }, 'baselines at the size'],
    [{ paired: true, sizes: 2, baselines: false, questions: false }, 'errors at the 2 sizes'],
    [{ paired: false, sizes: 0, baselines: false, questions: false }, 'independent'],
  ])('%j is said', (shared, text) => {
    expect(sharedSentence({ ...comparison, shared })).toContain(text);
  });
});

it('A comparison says what such intervals held', () => {
  expect(recordSentence(comparison)).toBe(
    'Of 383 differences between real methods, by which this was chosen, 90% intervals held 89%; on 60 ' +
      'pairs of smooth simulated curves, 58%.',
  );
  const shared = { ...comparison.shared, paired: false };
  expect(recordSentence({ ...comparison, shared })).toContain('cautious');
});
