import { describe, expect, it } from 'vitest';
import type { Decomposition } from '../../../web/src/engine/contract';
import {
  decompositionSummary,
  optimaSentence,
  partWords,
  plain3,
  rangeSentence,
  shareSpan,
  stackWords,
} from '../../../web/src/words/decomposition';
import { decomposition } from '../whole/planning_answers';

describe('the decomposition in words', () => {
  it('never gives a share as one number', () => {
    expect(rangeSentence(decomposition, 70, 3.84)).toBe(
      'At 70B, the fits within Δχ² ≤ 3.84 (95%) of the best put distribution match at 0 to 98% of ' +
        'the gain, dark knowledge at 0 to 46% and regularisation at 30%, and the total at 12.0 to 24.0 pp.',
    );
    expect(rangeSentence(decomposition, 70, 1)).toContain('0 to 90% of the gain');
    expect(rangeSentence(decomposition, 33, 1)).toBeNull();
  });

  it('says in its folded line whether the split is determined', () => {
    expect(decompositionSummary(decomposition, 70, 3.84)).toBe(
      'Not determined: at 70B distribution match 0 to 98%, dark knowledge 0 to 46%, regularisation 30%',
    );
    const identified = (which: number[]): Decomposition => ({
      ...decomposition,
      components: decomposition.components.map((one, at) => ({
        ...one,
        identified: which.includes(at),
      })),
    });
    expect(decompositionSummary(identified([0, 1, 2]), 70, 1)).toMatch(/^Determined:/);
    expect(decompositionSummary(identified([1]), 70, 1)).toMatch(/^Partly determined:/);
    expect(decompositionSummary(decomposition, 33, 1)).toBe('Not determined');
  });

  it('reads its charts out', () => {
    expect(stackWords(decomposition, 'gain', [8, 70])).toBe(
      'Gain in pp by mechanism against model size, stacked, at the best fit. ' +
        '8B: distribution match 4.00, dark knowledge 2.00, regularisation 2.00. ' +
        '70B: distribution match 10.0, dark knowledge 5.00, regularisation 5.00.',
    );
    expect(stackWords(decomposition, 'share', [405])).toContain('regularisation —');
    expect(partWords(decomposition, 'dark-knowledge', 'share', [8, 70], 1)).toBe(
      'Dark knowledge, range of its share of the gain within Δχ² ≤ 1: 8B 0 to 46%, 70B 0 to 46%.',
    );
    expect(partWords(decomposition, 'dark-knowledge', 'gain', [8], 1)).toContain('8B 0.00 to 9.00');
  });

  it('counts the optima', () => {
    expect(optimaSentence(decomposition)).toContain('2 different optima');
    expect(
      optimaSentence({
        ...decomposition,
        optima: decomposition.optima.slice(0, 1),
      }),
    ).toContain('one optimum');
  });
});

describe('figures', () => {
  it('have three digits and no zeros that say nothing', () => {
    expect([0, 0.01, 20, 0.00255, 3.2e-5, 99.94].map(plain3)).toEqual([
      '0',
      '0.01',
      '20',
      '0.00255',
      '3.2\u202F×\u202F10⁻⁵',
      '99.9',
    ]);
  });

  it('show a range that rounds to one figure as that', () => {
    expect(shareSpan({ low: 0.301, high: 0.304 })).toBe('30%');
    expect(shareSpan(null)).toBe('—');
  });
});
