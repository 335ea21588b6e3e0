import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../web/src/engine/contract';
import {
  exceedance,
  predictiveSentences,
  thresholdInWords,
} from '../../../web/src/words/exceedance';
import { paper } from '../whole/paper_analysis';

const { state, results } = paper;

/** The paper's forecast with an interval and a probability at every size. */
const forecast = (probability: number | null, gain = state.threshold): Forecast => {
  const { targets } = results;
  const each = <T>(value: T) => targets.sizes.map(() => value);
  return {
    ...targets,
    predictive: [{ level: state.level, low: each(-0.8), high: each(41.64) }],
    atLeast: { gain, probability: each(probability) },
  };
};

describe('the probability of the threshold', () => {
  it('has the digits that it deserves, and is never certain', () => {
    const figure = (p: number) => exceedance(forecast(p), state);
    expect([0.7183, 0.5, 0.9949, 0.004].map(figure)).toEqual(['0.72', '0.50', '0.995', '0.004']);
    expect([1, 0.9999, 0, 1e-9].map(figure)).toEqual(['> 0.999', '> 0.999', '< 0.001', '< 0.001']);
  });

  it('is unknown without a forecast, and of another threshold', () => {
    expect(exceedance(forecast(null), state)).toBeNull();
    expect(exceedance(forecast(0.7, state.threshold + 1), state)).toBeNull();
    expect(exceedance(results.targets, state)).toBeNull();
  });

  it('calls a threshold below zero a loss', () => {
    expect(thresholdInWords(10, 'pp')).toBe('A gain of +10.0 pp or more has probability');
    expect(thresholdInWords(-2, 'pp')).toBe('A loss of at most 2.00 pp has probability');
  });
});

describe('the full predictive distribution in words', () => {
  it('gives the interval of the asked level, and the probability', () => {
    expect(predictiveSentences(forecast(0.718), state)).toBe(
      'If one of the laws is right, it lies with 95% probability between a loss of 0.8 and a gain of ' +
        '41.6 pp. A gain of +10.0 pp or more has probability 0.72.',
    );
  });

  it('leaves the interval to the headline with the calibrated method', () => {
    expect(predictiveSentences(forecast(0.718), { ...state, method: 'calibrated' })).toBe(
      'A gain of +10.0 pp or more has probability 0.72.',
    );
  });

  it('says nothing of what is not known', () => {
    expect(predictiveSentences(results.targets, state)).toBe('');
  });
});
