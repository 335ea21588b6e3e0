import { describe, expect, it } from 'vitest';
import { analyse } from '../../../web/src/analysis/analysis';
import { requestOf } from '../../../web/src/analysis/bootstrap_run';
import { planBacktest } from '../../../web/src/analysis/backtest_plan';
import { planSelection, planResiduals } from '../../../web/src/analysis/fit_plans';
import { NO_PLAN } from '../../../web/src/analysis/plan';
import { designOptions } from '../../../web/src/analysis/plans';
import { validationOf } from '../../../web/src/analysis/validation_run';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { DEFAULT_STATE } from '../../../web/src/state/examples';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

describe('the forecasts by each criterion', () => {
  it('are asked once while their table is open, and again for other rows', async () => {
    const analysis = await analyse(DEFAULT_STATE, slot, 2);
    let asked = 0;
    const counting = {
      ...slot,
      forecast: (...args: Parameters<typeof slot.forecast>) => {
        asked += 1;
        return slot.forecast(...args);
      },
    };
    const closed = await planSelection(analysis, false, counting, NO_PLAN);
    expect([closed.asked, asked]).toEqual([null, 0]);
    const first = await planSelection(analysis, true, counting, closed);
    expect(asked).toBe(3);
    await planSelection(analysis, true, counting, first);
    expect(asked).toBe(3);
    const other = await analyse({ ...DEFAULT_STATE, chosen: 140 }, slot, 2);
    await planSelection(other, true, counting, first);
    expect(asked).toBe(6);
  });
});

describe('the laws that were chosen', () => {
  it('are those of every question about the average', async () => {
    const laws = ['logarithmic', 'sigmoid'] as const;
    const state = { ...DEFAULT_STATE, laws, replicates: 5000 };
    const asked: unknown[] = [];
    const listening = new Proxy(slot, {
      get:
        (target, name: keyof typeof slot) =>
        (...args: unknown[]) => {
          // Each law's own interval is no average.
          if (name !== 'laws' && name !== 'lawIntervals')
            asked.push((args[1] as { laws?: unknown } | undefined)?.laws);
          return (target[name] as (...given: unknown[]) => unknown)(...args);
        },
    });
    const analysis = await analyse(state, listening, 2);
    await planSelection(analysis, true, listening, NO_PLAN);
    await planResiduals(analysis, true, listening, NO_PLAN);
    await planBacktest(() => Promise.resolve([]))(analysis, true, listening, NO_PLAN);
    expect(asked.length).toBeGreaterThanOrEqual(9);
    for (const one of asked) expect(one).toEqual(laws);
    expect(designOptions(analysis).laws).toEqual(laws);
    expect(validationOf(analysis)?.options.laws).toEqual(laws);
    expect(requestOf(analysis)?.options.laws).toEqual(laws);
    expect(analysis.results?.fit.fits.map(({ law, weight }) => weight > 0 && law)).toEqual([
      false,
      'logarithmic',
      false,
      'sigmoid',
      false,
    ]);
  });
});
