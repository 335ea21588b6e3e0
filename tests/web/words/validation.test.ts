import { describe, expect, it } from 'vitest';
import type { Validation } from '../../../web/src/engine/contract';
import {
  bootstrapSentence,
  COVERAGE_CLASSES,
  coverageClass,
  coverageSentence,
  errorSentence,
  MAPE_CLASSES,
  mapeClass,
  mapeText,
  missingSentence,
  validationSummary,
} from '../../../web/src/words/validation';
import { paper } from '../whole/paper_analysis';
import { validation } from '../whole/planning_answers';

const { laws } = paper;
const only = (count: number): Validation => ({
  ...validation,
  truths: validation.truths.slice(0, count),
});

describe('how far off', () => {
  it('is said for each truth, mildest first', () => {
    expect(errorSentence(validation, laws)).toBe(
      'If the logarithmic law were true, the average of the laws, fitted to data like these, would ' +
        'be off by 13% on average at 14B, 32B and 70B; by 20% if the power law were and by 44% if the ' +
        'saturating law were.',
    );
  });

  it('is said for a single truth, and for none', () => {
    expect(errorSentence(only(1), laws)).toMatch(/20% on average at 14B, 32B and 70B\.$/);
    expect(errorSentence(only(0), laws)).toContain('No error can be computed');
  });

  it('comes with how often two standard deviations contain the true gain', () => {
    expect(coverageSentence(validation, laws)).toBe(
      'Its ± 2 sd would contain the true gain in 72% (under the saturating law) to 97% of trials; it ' +
        'should be about 95%.',
    );
    expect(coverageSentence(only(1), laws)).toContain('in 91% of trials');
    expect(coverageSentence(only(0), laws)).toBe('');
  });

  it('comes with the bootstrap’s interval where it was made', () => {
    expect(bootstrapSentence(validation, laws)).toBeNull();
    const [first, ...others] = validation.truths;
    if (!first) throw new Error('no truth');
    const made = { ...first, bootstrap: { coverage: 0.88, width: 21.4 } };
    expect(bootstrapSentence({ ...validation, truths: [made, ...others] }, laws)).toBe(
      'The bootstrap’s 95% interval would contain the true gain in 88% of trials under the power law ' +
        '(mean width 21.4 pp).',
    );
  });

  it('says how many forecasts were none', () => {
    expect(missingSentence(validation)).toBeNull();
    const [first, ...others] = validation.truths;
    if (!first) throw new Error('no truth');
    const estimators = first.estimators.map((one) => ({ ...one, missing: 2 }));
    const some = {
      ...validation,
      truths: [{ ...first, estimators }, ...others],
    };
    expect(missingSentence(some)).toBe(
      '12 of 54,000 forecasts had no finite value and are left out.',
    );
  });

  it('fits in the folded line', () => {
    expect(validationSummary(validation, laws)).toBe(
      'Off on average by 13% if the logarithmic law is true, up to 44% if the saturating law is',
    );
    expect(validationSummary(only(1), laws)).toBe('Off on average by 20% if the power law is true');
    expect(validationSummary(only(0), laws)).toBe('');
  });
});

describe('a cell’s colour', () => {
  it('is that of the figure as it is printed', () => {
    const classes = [0, 9.94, 9.96, 19.4, 19.6, 80, 1e6].map((mape) => [
      mapeText(mape),
      MAPE_CLASSES[mapeClass(mape)],
    ]);
    expect(classes).toEqual([
      ['0.0%', 'under 10%'],
      ['9.9%', 'under 10%'],
      ['10%', '10 to 20%'],
      ['19%', '10 to 20%'],
      ['20%', '20 to 40%'],
      ['80%', '80% and more'],
      ['1.0\u202F×\u202F10⁶%', '80% and more'],
    ]);
  });

  it('is the milder the more is covered', () => {
    const names = [1, 0.9, 0.899, 0.89, 0.5, 0.25, 0.2, 0].map(
      (coverage) => COVERAGE_CLASSES[coverageClass(coverage)],
    );
    expect(names).toEqual([
      '90% and more',
      '90% and more',
      '90% and more',
      '75 to 90%',
      '50 to 75%',
      '25 to 50%',
      'under 25%',
      'under 25%',
    ]);
  });
});
