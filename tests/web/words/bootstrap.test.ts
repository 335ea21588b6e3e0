import { describe, expect, it } from 'vitest';
import { limitSentence, progressText } from '../../../web/src/words/bootstrap';
import { bootstrapSummary, intervalSentence, spanOf } from '../../../web/src/words/refit_noise';
import { histogramWords } from '../../../web/src/panels/tables/histogram';
import { bandName } from '../../../web/src/words/legend';
import { readSeed } from '../../../web/src/panels/tables/resampling';
import { bootstrap, paper } from '../whole/paper_analysis';

describe('the interval in words', () => {
  it('is one sentence for the verdict and one line for the folded panel', () => {
    expect(intervalSentence(bootstrap, 70)).toBe(
      'Refit noise: in 95% of 1,000 resamples the forecast lies between +10.3 and +34.4 pp.',
    );
    expect(bootstrapSummary(bootstrap, 70)).toBe(
      'Refit noise at 70B, 95% of resamples: +10.3 to +34.4 pp',
    );
  });

  it('says nothing of a size that it has not got', () => {
    expect(intervalSentence(bootstrap, 71)).toBeNull();
    expect(bootstrapSummary(bootstrap, 71)).toBe('');
  });

  it('says where it has no end', () => {
    expect(spanOf({ low: -1.25, high: null })).toBe('from −1.25 pp, no upper end');
    expect(spanOf({ low: null, high: 2 })).toBe('no lower end, up to +2.00 pp');
    expect(spanOf({ low: null, high: null })).toBe('no finite interval');
  });

  it('names the band in the legend after what it is', () => {
    expect(bandName({ band: 'bootstrap', level: 0.95, method: 'paper' })).toBe(
      'refit noise (95% of resamples)',
    );
    expect(bandName({ band: 'bootstrap', level: 0.9, method: 'paper' }, 1000)).toBe(
      'refit noise (90% of 1,000 resamples)',
    );
    expect(bandName({ band: '2sd', level: 0.9, method: 'calibrated' })).toBe(
      '90% of further measurements',
    );
    expect(bandName({ band: '2sd', level: 0.95, method: 'paper' })).toBe('± 2 sd');
  });
});

describe('refits at limits', () => {
  it('are said to be kept, most frequent first', () => {
    expect(limitSentence(bootstrap, paper.laws)).toBe(
      '24% of the sigmoid’s refits and 1% of the saturating law’s lie at a limit of their law. ' +
        'They are kept, because leaving them out would bias the interval.',
    );
  });

  it('are not spoken of as some when there are none', () => {
    const laws = bootstrap.laws.map((one) => ({ ...one, atLimit: 0 }));
    expect(limitSentence({ ...bootstrap, laws }, paper.laws)).toMatch(/^No refit/);
  });
});

describe('a long run in words', () => {
  it.each([
    [null, '412,000 of 1,000,000'],
    [0.4, '412,000 of 1,000,000, less than 1 s left'],
    [3.2, '412,000 of 1,000,000, about 3 s left'],
    [200, '412,000 of 1,000,000, about 3 min left'],
  ])('with %s s left: %s', (secondsLeft, text) => {
    expect(progressText({ done: 412_000, total: 1_000_000, secondsLeft })).toBe(text);
  });
});

describe('the histogram in words', () => {
  it('says where it lies and where it is fullest', () => {
    const [histogram] = bootstrap.histogram;
    expect(histogram && histogramWords(histogram, 1000)).toBe(
      'Histogram of the averaged forecasts: nearly all resamples lie in the range +5.0 to +10.0 pp. ' +
        'The fullest bin is +7.00 to +8.00 pp (50%).',
    );
  });
});

describe('a seed', () => {
  it.each([
    ['0', 0],
    [' 42 ', 42],
    ['9007199254740991', 2 ** 53 - 1],
    ['9007199254740992', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
    ['1e3', null],
  ])('reads “%s” as %s', (text, seed) => {
    expect(readSeed(text)).toBe(seed);
  });
});
