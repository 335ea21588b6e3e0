import { describe, expect, it } from 'vitest';
import { parseRows } from '../../../web/src/state/rows';
import { makeRows } from '../../../web/src/state/state';
import { verdict } from '../../../web/src/words/verdict';
import { bent, fitsWith, lawsWith, paper } from '../whole/paper_analysis';

describe('the verdict on the paper’s data', () => {
  const { lead, value, carriedBy, cautions } = verdict(paper);

  it('gives the forecast at the chosen size with its uncertainty and unit', () => {
    expect([lead, value]).toEqual(['At 70B', '+19.6 ± 11.3 pp']);
  });

  it('names the laws that carry it, heaviest first, and how far apart they are', () => {
    expect(carriedBy).toBe(
      'The power law (34%), the saturating law (31%), the sigmoid (16%) and the square-root-log ' +
        'law (16%) carry this forecast. Taken alone, the laws say anything from +9.11 pp (saturating ' +
        'law) to +32.9 pp (power law). Not knowing which law is right makes 77% of the variance.',
    );
  });

  it('says how far beyond the data the size lies, and what would help', () => {
    expect(cautions).toEqual([
      '70B is 8.75 times the largest size fitted (8B): nothing in the fit tests a law out there. One run nearer to 70B would.',
    ]);
  });
});

describe('what the data cannot tell', () => {
  const cautionsOf = (...bend: Parameters<typeof bent>) => verdict(bent(...bend)).cautions;

  it('says nothing of distance within the data, and says below when below', () => {
    expect(cautionsOf({ chosen: 8 })).toEqual([]);
    expect(cautionsOf({ chosen: 0.1 })[0]).toMatch(/^0\.1B is 5 times below the smallest size/);
  });

  it('explains laws at their limits', () => {
    const fits = fitsWith(['saturating'], {
      status: 'at-limit',
      limit: 'straight-line',
    });
    expect(cautionsOf({ chosen: 8 }, { fits })).toEqual([
      'The best saturating law is a straight line: the data do not determine it any further.',
    ]);
  });

  it('explains laws that nothing tests', () => {
    const fits = fitsWith(['sigmoid', 'sqrt-log'], { status: 'interpolates' });
    expect(cautionsOf({ chosen: 8 }, { fits, distinctSizes: 3 })).toEqual([
      'The sigmoid and the square-root-log law pass through every size exactly (3 sizes, as many ' +
        'parameters), so nothing tests them.',
    ]);
  });

  it('says which laws are left out', () => {
    const fits = fitsWith(['sigmoid'], { status: 'not-identified', weight: 0 });
    expect(cautionsOf({ chosen: 8 }, { fits })).toEqual([
      'The sigmoid is left out: these data cannot determine it.',
    ]);
  });

  it('says when AICc could not be used, for all laws or for some', () => {
    expect(cautionsOf({ chosen: 8, criterion: 'aicc' }, { criterion: 'aic', rows: 3 })).toEqual([
      'AICc has no value for any law with 3 rows, so AIC is used instead.',
    ]);
    const fits = fitsWith(['sigmoid', 'sqrt-log'], { aicc: null, weight: 0 });
    const some = cautionsOf({ chosen: 8, criterion: 'aicc' }, { criterion: 'aicc', rows: 4, fits });
    expect(some[0]).toMatch(
      /^AICc has no value for the sigmoid and the square-root-log law with 4/,
    );
  });

  it('says which law runs away when there is no average', () => {
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
      'No average at 70B: the power law runs away there and still has weight by AIC.',
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
