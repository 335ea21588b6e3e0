import { describe, expect, it } from 'vitest';
import { benchmarksSummary, meanSentences, ofSeries } from '../../../web/src/words/benchmarks';
import { chartWords, reasonForNoForecast } from '../../../web/src/words/benchmark_charts';
import { verdict } from '../../../web/src/words/verdict';
import { paper } from '../whole/paper_analysis';
import { several, TEXTS } from '../whole/benchmarks_analysis';

describe('the verdict on several benchmarks', () => {
  it('says which one it is about, and what the mean rests on', () => {
    const { lead, value, cautions } = verdict(several());
    expect([lead, value]).toEqual(['On average over 2 benchmarks at 70B', '+19.6 ± 11.3 pp']);
    expect(cautions).toContain(
      'The mean of GSM8K and MATH uses the sizes that all of them have (8B is left out). ' +
        'Its standard errors assume that errors are independent between benchmarks.',
    );
  });

  it('speaks of one benchmark without a word on the mean', () => {
    const { lead, cautions } = verdict(several('MATH'));
    expect(lead).toBe('On MATH at 70B');
    expect(cautions.join(' ')).not.toContain('mean');
    const unnamed = several('', [...TEXTS, { size: '1', gain: '2', se: '1' }]);
    expect(verdict({ ...unnamed, results: several().results }).lead).toBe('On unnamed at 70B');
  });

  it('says why there is no mean', () => {
    const apart = [
      { series: 'a', size: '1', gain: '1', se: '1' },
      { series: 'a', size: '2', gain: '1', se: '1' },
      { series: 'b', size: '4', gain: '1', se: '1' },
    ];
    expect(verdict(several(null, apart)).lead).toMatch(/^The benchmarks have fewer than two sizes/);
  });
});

describe('what is said of one of several benchmarks', () => {
  it('begins with its name, or with what the mean is of', () => {
    expect(ofSeries(several('MATH'))).toBe('MATH · ');
    expect(ofSeries(several())).toBe('Mean of 2 benchmarks · ');
  });

  it('has no name before it where there is only one, or no answer yet', () => {
    expect(ofSeries(paper)).toBe('');
    expect(ofSeries(null)).toBe('');
  });
});

describe('the sentence on the mean', () => {
  const { mean } = several();

  it('names a few benchmarks and sizes, and counts the others', () => {
    const many = Array.from({ length: 24 }, (_, at) => `b${at}`);
    expect(meanSentences({ ...mean, of: many, leftOut: [14, 32] })[0]).toMatch(
      /^The mean of b0, b1, b2, b3 and 20 more uses .* \(14B and 32B are left out\)\./,
    );
    expect(meanSentences({ ...mean, leftOut: [] })[0]).toContain('all of them have. Its');
  });

  it('names benchmarks that take no part', () => {
    expect(meanSentences({ ...mean, without: ['ARC-C'] })[0]).toContain(
      'ARC-C has no usable row yet.',
    );
  });
});

describe('the panel when folded', () => {
  it('has every forecast in a line', () => {
    expect(benchmarksSummary(several())).toBe(
      'At 70B: GSM8K +19.6 ± 11.3, MATH +19.6 ± 11.3, mean of 2 +19.6 ± 11.3 pp',
    );
  });

  it('counts those that the line cannot hold', () => {
    const texts = Array.from({ length: 9 }, (_, at) => ({
      series: `b${at}`,
      size: '1',
      gain: '1',
      se: '1',
    }));
    expect(benchmarksSummary(several(null, texts))).toBe(
      'At 70B: b0 —, b1 —, b2 —, b3 —, 5 more, mean of 9 — pp',
    );
  });
});

describe('a small chart in words', () => {
  const words = (at: number, analysis = several()) => {
    const benchmark = analysis.benchmarks[at];
    return benchmark ? chartWords(benchmark, analysis) : '';
  };

  it('has the observations, the forecast and its interval', () => {
    expect(words(0)).toBe(
      'Gain on GSM8K against model size. Observed: 0.5B +1.40 ± 0.50 pp, 1B +2.30 ± 0.50 pp, ' +
        '2B +3.80 ± 0.50 pp, 4B +5.70 ± 0.50 pp, 8B +8.30 ± 0.50 pp. Average of the laws at 70B: ' +
        '+19.6 ± 11.3 pp. Refit noise (95% of resamples): +10.3 to +34.4 pp.',
    );
  });

  it('says why there is no forecast', () => {
    const lonely = several(null, [...TEXTS, { series: 'ARC-C', size: '1', gain: '2', se: '1' }]);
    expect(words(2, lonely)).toContain('No forecast at 70B: fewer than two sizes.');
    const lacking = several(null, [...TEXTS, { series: 'ARC-C', size: '1', gain: '2' }]);
    const [, , third] = lacking.benchmarks;
    expect(third && reasonForNoForecast(third)).toBe('some cells are incomplete');
  });
});
