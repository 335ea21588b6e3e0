import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../web/src/analysis/analysis';
import { planSelection } from '../../../../web/src/analysis/fit_plans';
import { answerOf, NO_PLAN } from '../../../../web/src/analysis/plan';
import { loadEngine } from '../../../../web/src/engine/engine';
import { slotOf } from '../../../../web/src/engine/worker_slot';
import { ownIntervalsTable } from '../../../../web/src/exports/tables/fit_tables';
import { DEFAULT_STATE } from '../../../../web/src/state/examples';
import { makeRows, type State } from '../../../../web/src/state/state';
import { ownIntervals, spanText } from '../../../../web/src/words/fit/own_intervals';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

async function ask(state: State) {
  const analysis = await analyse(state, slot, 2);
  const found = answerOf(await planSelection(analysis, true, slot, NO_PLAN))?.own;
  if (!found || !analysis.results) throw new Error('no answer');
  return { found, shown: { ...analysis, results: analysis.results } };
}

describe('each law’s own interval', () => {
  it('holds the law’s gain, and is what the engine says', async () => {
    const { found, shown } = await ask(DEFAULT_STATE);
    const rows = ownIntervals(shown, found);
    expect(rows.map(({ law }) => law)).toEqual(shown.results.targets.laws.map(({ law }) => law));
    for (const { value, low, high } of rows) {
      expect(low ?? -Infinity).toBeLessThan(value);
      expect(high ?? Infinity).toBeGreaterThan(value);
    }
    const table = ownIntervalsTable(shown, found);
    expect(table.title).toContain('95% interval at 70B');
    expect(table.rows.map(([, , from]) => from?.values[0])).toEqual(rows.map(({ low }) => low));
  });

  it('says where the data leave it open', async () => {
    const { found, shown } = await ask({
      ...DEFAULT_STATE,
      rows: makeRows([
        { size: '1', gain: '0', se: '0.1' },
        { size: '2', gain: '0', se: '0.1' },
        { size: '4', gain: '0.1', se: '0.1' },
        { size: '8', gain: '0.3', se: '0.1' },
      ]),
    });
    const sigmoid = ownIntervals(shown, found).find(({ law }) => law === 'sigmoid');
    expect(sigmoid && spanText(sigmoid)).toMatch(/^above /);
  });
});
