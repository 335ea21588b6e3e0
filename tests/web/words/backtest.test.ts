/** Back-tests of the reader's own rows and of the built-in curves, through the real engine, in words. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../web/src/analysis/analysis';
import { onlyCut, planBacktest as plannerOf } from '../../../web/src/analysis/backtest_plan';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import {
  backtestSummary,
  finding,
  insideText,
  pooledOf,
  pooledScores,
} from '../../../web/src/words/backtest';
import { NO_PLAN } from '../../../web/src/analysis/plan';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { makeRows } from '../../../web/src/state/state';
import { backtests } from '../whole/planning_answers';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));
const planBacktest = plannerOf((compute) => compute());

async function tested(change: Partial<typeof DEFAULT_STATE> = {}) {
  const analysis = await analyse({ ...DEFAULT_STATE, ...change }, slot);
  const { asked } = await planBacktest(analysis, true, slot, NO_PLAN);
  if (!asked?.outcome.ok) throw new Error('There is no back-test.');
  return asked.outcome.value;
}

describe('a back-test of the reader’s rows', () => {
  it('says who was how far off, and that few points tell little', async () => {
    const { own } = await tested();
    if (!own.ok) throw new Error(own.error.message);
    expect(finding(own.value)).toBe(
      'Over 3 held-back measurements, the calibrated method is off by 2.44 pp on average and the ' +
        'paper’s method by 0.427 pp. For comparison: last value 3.00 pp, straight line in ln N 1.59 ' +
        'pp and half the trend 2.20 pp. The calibrated method’s 90% intervals contain 2 of 3 ' +
        'measurements, the paper’s 3 of 3. With so few measurements, either method may look good or ' +
        'bad by chance.',
    );
    expect(backtestSummary(own.value)).toBe(
      'Off by 2.44 pp (calibrated) and 0.427 pp (the paper’s) over 3 held-back measurements',
    );
  });

  it('takes held-out rows for truths: holding rows out changes nothing', async () => {
    const all = await tested();
    expect((await tested({ fitUpTo: 2 })).own).toEqual(all.own);
  });

  it('says why there is none', async () => {
    const rows = makeRows([1, 2, 4].map((size) => ({ size: `${size}`, gain: '1', se: '1' })));
    const { own } = await tested({ rows });
    expect(own).toMatchObject({
      ok: false,
      error: { code: 'nothing-held-back' },
    });
  });

  it('of very many sizes is one division, in the middle', () => {
    const sizes = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
    expect(onlyCut(sizes(24))).toBeNull();
    expect(onlyCut(sizes(25))).toBe(13);
    expect(onlyCut([...sizes(100), ...sizes(100)])).toBe(50);
  });

  it('is asked while its panel is open, and not twice', async () => {
    const analysis = await analyse(DEFAULT_STATE, slot);
    const closed = await planBacktest(analysis, false, slot, NO_PLAN);
    expect(closed.asked).toBeNull();
    const first = await planBacktest(analysis, true, slot, closed);
    const never = {
      ...slot,
      backtest: () => Promise.reject(new Error('asked again')),
    };
    expect((await planBacktest(analysis, true, never, first)).asked).toBe(first.asked);
  });
});

describe('the built-in curves', () => {
  it('are those with larger sizes held out, once by each method', async () => {
    const { builtIn } = await tested();
    expect(builtIn.length).toBeGreaterThanOrEqual(6);
    for (const { tests } of builtIn) {
      expect(tests.paper.cuts).toHaveLength(1);
      expect(tests.calibrated.scores.points).toBeGreaterThan(0);
    }
    const points = builtIn.reduce((sum, { tests }) => sum + tests.paper.scores.points, 0);
    expect(pooledOf(builtIn, 'paper').points).toBe(points);
  });
});

describe('pooled scores', () => {
  const own = backtests.own.ok ? backtests.own.value.paper.scores : null;
  if (!own) throw new Error('The answer is a refusal.');

  it('weigh every point alike, and count those inside', () => {
    const three = { ...own, points: 3, error: 4, intervals: own.intervals };
    const one = { ...own, points: 1, error: 0 };
    const pooled = pooledScores([three, one]);
    expect([pooled.points, pooled.error]).toEqual([4, 3]);
    expect(pooled.intervals[2]?.inside).toBe(2 * (own.intervals[2]?.inside ?? 0));
  });

  it('of nothing are nothing, in words too', () => {
    expect(pooledScores([]).points).toBe(0);
    expect(insideText(0, 0)).toBe('—');
    expect(insideText(2, 3)).toBe('2 of 3');
  });
});
