import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../web/src/analysis/analysis';
import { planSelection } from '../../../../web/src/analysis/fit_plans';
import { answerOf, NO_PLAN } from '../../../../web/src/analysis/plan';
import { loadEngine } from '../../../../web/src/engine/engine';
import { slotOf } from '../../../../web/src/engine/worker_slot';
import { criteriaTable } from '../../../../web/src/exports/tables/fit_tables';
import { DEFAULT_STATE } from '../../../../web/src/state/examples';
import { makeRows, type State } from '../../../../web/src/state/state';
import { criterionRows, spreadSentence } from '../../../../web/src/words/fit/by_criterion';
import { paper } from '../../whole/paper_analysis';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

async function ask(state: State) {
  const analysis = await analyse(state, slot, 2);
  const found = answerOf(await planSelection(analysis, true, slot, NO_PLAN))?.byCriterion;
  if (!found || !analysis.results) throw new Error('no answer');
  return { found, shown: { ...analysis, results: analysis.results } };
}

describe('the criteria side by side', () => {
  it('are each the forecast that the page would give by it', async () => {
    const { found, shown } = await ask(DEFAULT_STATE);
    const rows = criterionRows(shown, found);
    expect(rows.map(({ name, used }) => [name, used])).toEqual([
      ['AIC', true],
      ['AICc', false],
      ['BIC', false],
    ]);
    for (const row of rows) {
      const { results } = await analyse({ ...DEFAULT_STATE, criterion: row.criterion }, slot, 2);
      const at = results?.targets.sizes.indexOf(70) ?? -1;
      expect(row.mean).toBe(results?.targets.mean[at]);
      expect(row.sd).toBe(results?.targets.sd[at]);
      expect(row.leading).toEqual({ name: 'power law', weight: expect.any(Number) as number });
    }
    expect(rows[0]?.mean).toBeCloseTo(19.61, 1);
    expect(spreadSentence(rows, 'pp')).toMatch(
      /moves the forecast by [\d.]+ pp\. The same law leads/,
    );
    expect(criteriaTable(shown, found).rows[2]?.[1]?.values[0]).toBe(rows[2]?.mean);
  });

  it('are of the laws that take part', async () => {
    const { found, shown } = await ask({ ...DEFAULT_STATE, laws: ['logarithmic', 'sigmoid'] });
    const rows = criterionRows(shown, found);
    expect(rows.map(({ leading }) => leading?.name)).toEqual([
      'sigmoid',
      'logarithmic law',
      'sigmoid',
    ]);
    expect(spreadSentence(rows, 'pp')).toContain('They do not agree on the leading law.');
    expect(criteriaTable(shown, found).title).toContain(
      'with the logarithmic law and the sigmoid alone',
    );
  });

  it('say where one has no value and another stands in for it', async () => {
    const rows = makeRows([1, 2, 4].map((size) => ({ size: `${size}`, gain: `${size}`, se: '1' })));
    const { found, shown } = await ask({ ...DEFAULT_STATE, rows, example: null });
    const [aic, aicc] = criterionRows(shown, found);
    expect(aic?.instead).toBeNull();
    expect(aicc?.instead).toContain('AICc has no value here');
    expect(aicc?.mean).toBe(aic?.mean);
  });

  it('show the one in use while the others are computed, and no sentence', () => {
    const rows = criterionRows(paper, null);
    expect(rows.map(({ mean }) => mean)).toEqual([19.6126, null, null]);
    expect(spreadSentence(rows, 'pp')).toBe('');
  });
});
