import { describe, expect, it } from 'vitest';
import { probability, thresholdInWords } from '../../../web/src/words/exceedance';

describe('the chance to reach the threshold', () => {
  const figure = (p: number, n: number) => {
    const se = Math.sqrt((p * (1 - p)) / n);
    return probability({ threshold: 10, probability: p, se }, n).figure;
  };

  it('goes with its Monte-Carlo error, both to the digit where that begins', () => {
    expect(figure(0.98, 1000)).toBe('0.980 ± 0.004');
    expect(figure(0.5, 1000)).toBe('0.50 ± 0.02');
    expect(figure(0.98123, 1e6)).toBe('0.9812 ± 0.0001');
    expect(figure(0.5, 10)).toBe('0.50 ± 0.16');
  });

  it('is never certain: when all or none reach it, a bound is said', () => {
    expect(figure(1, 1000)).toBe('> 0.997');
    expect(figure(0, 1000)).toBe('< 0.003');
    expect(figure(1, 1e6)).toBe('> 0.999997');
    expect(figure(1, 7000)).toBe('> 0.9995');
    expect(figure(0.999, 1000)).toBe('0.999 ± 0.001');
    expect(figure(1 - 1e-6, 1e6)).toBe('0.999999 ± 0.000001');
  });

  it('says what the figure rests on', () => {
    const certain = { threshold: 10, probability: 0, se: 0 };
    expect(probability(certain, 1000).note).toBe(
      'None of the 1,000 resamples reach it, so the probability is below 0.3% with 95% confidence ' +
        '(the rule of three).',
    );
    expect(probability({ ...certain, probability: 1 }, 1e6).note).toContain('above 99.9997% with');
  });

  it('calls a threshold below zero a loss', () => {
    expect(thresholdInWords(10, 'pp')).toBe('A gain of +10.0 pp or more has probability');
    expect(thresholdInWords(-2, 'pp')).toBe('A loss of at most 2.00 pp has probability');
  });
});
