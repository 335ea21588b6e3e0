import { describe, expect, it } from 'vitest';
import type { Law, LawId } from '../../../../web/src/engine/contract';
import { bandName } from '../../../../web/src/words/legend';
import { comparison } from '../../../../web/src/words/explanation';
import { otherLaws, shareText } from '../../../../web/src/words/fit/taking_part';
import { forecastFrame } from '../../../../web/src/exports/pictures/forecast_picture';
import { forecastsTable } from '../../../../web/src/exports/tables/forecast_tables';
import { verdict, verdictLine } from '../../../../web/src/words/verdict';
import { bent, paper } from '../../whole/paper_analysis';

const only = (laws: readonly LawId[]) => bent({ laws });
const EXTRA: Law = {
  id: 'offset-power' as LawId,
  name: 'offset power law',
  formula: 'c − a·N^(−b)',
  parameters: ['a', 'b', 'c'],
  standard: false,
};
const withExtra = (laws: readonly string[]) => ({
  ...only(laws as LawId[]),
  laws: [...paper.laws, EXTRA],
});

describe('an average without the usual laws', () => {
  it('is said to be so, by what it lacks or by what is left', () => {
    const all = ['power', 'logarithmic', 'saturating', 'sigmoid', 'sqrt-log'] as const;
    expect(otherLaws(paper)).toBe('');
    expect(otherLaws(only(all))).toBe('');
    expect(otherLaws(only(all.slice(1)))).toBe(' without the power law');
    expect(otherLaws(only(all.slice(2)))).toBe(' without the power law and the logarithmic law');
    expect(otherLaws(only(['sigmoid']))).toBe(' with the sigmoid alone');
    expect(otherLaws(only(['power', 'sigmoid']))).toBe(' with the power law and the sigmoid alone');
    expect(otherLaws(withExtra([...all, EXTRA.id]))).toBe(' with the offset power law');
    expect(otherLaws(withExtra([...all.slice(1), EXTRA.id]))).toBe(
      ' without the power law and with the offset power law',
    );
    expect(otherLaws({ ...paper, laws: [...paper.laws, EXTRA] })).toBe('');
  });

  it('is said to be so wherever the forecast is given', () => {
    const shown = only(['logarithmic', 'saturating', 'sigmoid', 'sqrt-log']);
    expect(verdict(shown).lead).toBe('At 70B without the power law');
    expect(verdictLine(shown)).toContain('At 70B without the power law, expect a gain of');
    expect(forecastFrame(shown, 800).title).toContain('without the power law');
    expect(forecastFrame(shown, 800).note).toContain('their average without the power law');
    expect(forecastsTable(shown).title).toContain('the average of the laws without the power law');
    const { targets } = shown.results;
    expect(comparison(shown, targets, targets).join(' ')).toContain(
      'the paper’s method without the power law forecasts',
    );
    expect(bandName(shown.state)).not.toContain('without'); // the line beside it says so
  });

  it('is not spoken of where the forecast is by another method', () => {
    const shown = bent({ laws: ['power'], method: 'calibrated' });
    expect(verdict(shown).lead).toBe('At 70B');
  });

  it('is none, and no law is said to diverge, where the data can weight none of its laws', () => {
    const targets = {
      mean: [null, null, null, null, null],
      laws: paper.results.targets.laws.map((one) => ({ ...one, weight: 0 })),
    };
    expect(verdict(bent({ laws: ['sigmoid'] }, { targets })).lead).toBe(
      'There is no average at 70B: these data can weight none of the laws in it.',
    );
  });

  it('leaves out what would be said about the laws that are not in it', () => {
    const through = (laws: readonly LawId[] | null) => {
      const shown = bent({ laws });
      const fits = shown.results.fit.fits.map((fit) =>
        fit.law === 'power' ? { ...fit, status: 'interpolates' as const } : fit,
      );
      return verdict({
        ...shown,
        results: { ...shown.results, fit: { ...shown.results.fit, fits } },
      }).cautions.join(' ');
    };
    expect(through(null)).toContain('The power law has as many parameters');
    expect(through(['sigmoid'])).not.toContain('as many parameters');
  });
});

it('tells a law that was taken out from one that the data leave out', () => {
  expect(shareText(0.339, true)).toBe('34%');
  expect(shareText(0, true)).toBe('left out');
  expect(shareText(0, false)).toBe('taken out');
});
