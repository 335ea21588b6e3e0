/** The engine's cautions, as the page says them. */
import { describe, expect, it } from 'vitest';
import type { Caution, CautionCode } from '../../../web/src/engine/contract';
import { cautionWords } from '../../../web/src/words/cautions';
import { verdict } from '../../../web/src/words/verdict';
import { paper } from '../whole/paper_analysis';

const caution = (code: CautionCode, more: Partial<Caution> = {}): Caution => ({
  code,
  message: `Said of ${code}.`,
  laws: [],
  sizes: [],
  instead: [],
  ...more,
});
const words = (cautions: Caution[]) => cautionWords({ cautions }, 70, paper.laws, 'pp');

/** The paper's analysis with cautions, and the mean at the chosen size or none. */
function withCautions(cautions: Caution[], mean: number | null = 19.6) {
  const { results } = paper;
  const targets = {
    ...results.targets,
    mean: results.targets.sizes.map((size) => (size === paper.state.chosen ? mean : 1)),
    cautions,
  };
  return { ...paper, results: { ...results, targets } };
}

describe('cautions', () => {
  it('are about the chosen size or about all', () => {
    expect(words([caution('bounded', { sizes: [405] })]).others).toEqual([]);
    expect(words([caution('bounded', { sizes: [70, 405] })]).others).toHaveLength(1);
    expect(words([caution('unit')]).others).toEqual(['Said of unit.']);
  });

  it('name their laws and what the average would be without them', () => {
    const [said] = words([
      caution('untested', { laws: ['sqrt-log'], sizes: [8, 70], instead: [1, 11] }),
    ]).grave;
    expect(said).toContain('square-root-log law');
    expect(said).toContain('the average would be +11.0 pp');
  });

  it('stand above the number that they undo', () => {
    const { grave, value } = verdict(withCautions([caution('lack-of-fit')]));
    expect(grave).toEqual(['Said of lack-of-fit.']);
    expect(value).not.toBeNull();
  });

  it('take the place of a number that is not to be had', () => {
    for (const code of ['better-law-left-out', 'not-determined'] as const) {
      const { lead, value } = verdict(withCautions([caution(code)], null));
      expect(lead).toBe(`Said of ${code}.`);
      expect(value).toBeNull();
    }
  });
});
