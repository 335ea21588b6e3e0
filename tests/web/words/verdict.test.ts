import { describe, expect, it } from 'vitest';
import { parseRows } from '../../../web/src/state/rows';
import { makeRows } from '../../../web/src/state/state';
import { betweenGains } from '../../../web/src/words/gain_or_loss';
import { verdict, verdictLine } from '../../../web/src/words/verdict';
import { bent, fitsWith, lawsWith, paper } from '../whole/paper_analysis';

describe('the verdict on the paper’s data', () => {
  const { lead, value, carriedBy, cautions } = verdict(paper);

  it('gives the forecast at the chosen size with its uncertainty and unit', () => {
    expect([lead, value]).toEqual(['At 70B', '+19.6 ± 11.3 pp']);
  });

  it('names the laws that carry it, heaviest first, and how far apart they are', () => {
    expect(carriedBy).toBe(
      'This forecast rests on the power law (34% of the weight), the saturating law (31%), the ' +
        'sigmoid (16%) and the square-root-log law (16%). Individually, the laws forecast between ' +
        '+9.11 pp (saturating law) and +32.9 pp (power law). Disagreement between the laws accounts ' +
        'for 77% of the variance.',
    );
  });

  it('calls a gain below zero a loss', () => {
    const line = verdictLine(
      bent({}, { targets: { mean: [1, 1, -1.78, 1, 1], sd: [1, 1, 3.2, 1, 1] } }),
    );
    expect(line).toBe('At 70B, expect a loss of 1.78 ± 3.20 pp');
    expect(betweenGains('−0.8', '+6.3', 'pp')).toBe('a loss of 0.8 and a gain of 6.3 pp');
    expect(betweenGains('−10.5', '−2.9', 'pp')).toBe('losses of 10.5 and 2.9 pp');
  });

  it('says how far beyond the data the size lies, and what would help', () => {
    expect(cautions).toEqual([
      '70B is 8.75 times your largest size (8B), and your data cannot show which law holds there. ' +
        'A run nearer to 70B would.',
    ]);
  });
});

describe('what the data cannot tell', () => {
  const cautionsOf = (...bend: Parameters<typeof bent>) => verdict(bent(...bend)).cautions;

  it('says nothing of distance within the data, and says below when below', () => {
    expect(cautionsOf({ chosen: 8 })).toEqual([]);
    expect(cautionsOf({ chosen: 0.1 })[0]).toMatch(/^0\.1B is below your smallest size \(0\.5B\)/);
  });

  it('explains laws at their limits', () => {
    const fits = fitsWith(['saturating'], {
      status: 'at-limit',
      limit: 'straight-line',
    });
    expect(cautionsOf({ chosen: 8 }, { fits })).toEqual([
      'The saturating law fits best as a straight line: the data determine that curve, but not the ' +
        'law’s other parameters.',
    ]);
  });

  it('explains laws that nothing tests', () => {
    const fits = fitsWith(['sigmoid', 'sqrt-log'], { status: 'interpolates' });
    expect(cautionsOf({ chosen: 8 }, { fits, distinctSizes: 3 })).toEqual([
      'The sigmoid and the square-root-log law have as many parameters as there are sizes (3), so ' +
        'these data cannot test them. A further size would.',
    ]);
  });

  it('says which laws are left out', () => {
    const fits = fitsWith(['sigmoid'], { status: 'not-identified', weight: 0 });
    expect(cautionsOf({ chosen: 8 }, { fits })).toEqual([
      'The sigmoid is left out, because these data cannot determine its parameters.',
    ]);
  });

  it('says when AICc could not be used, for all laws or for some', () => {
    expect(cautionsOf({ chosen: 8, criterion: 'aicc' }, { criterion: 'aic', rows: 3 })).toEqual([
      'With 3 rows, AICc is undefined for every law, so AIC is used instead.',
    ]);
    const fits = fitsWith(['sigmoid', 'sqrt-log'], { aicc: null, weight: 0 });
    const some = cautionsOf({ chosen: 8, criterion: 'aicc' }, { criterion: 'aicc', rows: 4, fits });
    expect(some[0]).toMatch(
      /^With 4 rows, AICc is undefined for the sigmoid and the square-root-log law, so they/,
    );
  });

  it('says which law diverges when there is no average', () => {
    const laws = lawsWith(['power'], { value: [1, 1, null, null, null] });
    const { lead, value } = verdict(
      bent(
        {},
        {
          targets: {
            laws,
            mean: [1, 1, null, null, null],
            sd: [1, 1, null, null, null],
          },
        },
      ),
    );
    expect(lead).toBe(
      'There is no average at 70B: the power law diverges there but still has weight by AIC.',
    );
    expect(value).toBeNull();
  });
});

describe('without a forecast', () => {
  const empty = (rows: Parameters<typeof makeRows>[0]) =>
    verdict({ ...paper, results: null, rows: parseRows(makeRows(rows)) }).lead;

  it('asks for sizes', () => {
    expect(empty([{}])).toBe('Enter gains at two or more model sizes to see a forecast.');
  });

  it('points at the cells that stand in the way', () => {
    const rows = [
      { size: '1', gain: '2' },
      { size: '2', gain: '3' },
    ];
    expect(empty(rows)).toBe('Complete the marked cells to see a forecast.');
  });

  it('says when everything is held out', () => {
    expect(empty([{ size: '1', gain: '1', se: '1', heldOut: true }])).toMatch(/^Every row is held/);
  });
});
