/** The real module names every row that it refuses in one answer, so that the page asks twice, not once a row. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../web/src/analysis/analysis';
import type { Forecasting, Observation } from '../../web/src/engine/contract';
import { loadForecasting } from '../../web/src/engine/forecasting';
import type { WithAllLaws } from '../../web/src/engine/paper/paper_method';
import { loadPlanning } from '../../web/src/engine/planning';
import { slotOf } from '../../web/src/engine/worker_slot';
import { decode } from '../../web/src/link/link';

let forecasting: Forecasting;
let planning: WithAllLaws;
beforeAll(async () => {
  [forecasting, planning] = await Promise.all([loadForecasting(), loadPlanning()]);
});

/** The analysis of a link, and how many rows each fit was asked for. */
async function opened(link: string) {
  const { state } = await decode(link);
  const fits: number[] = [];
  const slot = slotOf(
    {
      ...forecasting,
      fit(observations, options) {
        fits.push(observations.length);
        return forecasting.fit(observations, options);
      },
    },
    () => Promise.resolve(planning),
  );
  return { analysis: await analyse(state, slot), fits };
}

const good = ['1~2~1', '2~3~1', '4~5~1', '8~7~1'];

describe('a link with rows that the engine refuses', () => {
  it.each([
    ['gains beyond what can be computed', Array<string>(9990).fill('3~1e61~1')],
    ['baselines without headroom', Array<string>(2000).fill('3~1~1~~~100')],
    ['gains beyond the headroom', Array<string>(2000).fill('3~50~1~~~60')],
    ['sizes too small', Array<string>(3000).fill('1e-70~1~1')],
    [
      'all kinds at once',
      Array.from({ length: 4000 }, (_, at) =>
        at % 2 === 0 ? '3~1e61~1' : at % 3 === 0 ? '3~50~1~~~60' : '3~1~1~~~120',
      ),
    ],
  ])('is answered in two round trips: %s', async (_, bad) => {
    const { analysis, fits } = await opened(`v=1&d=${[...good, ...bad].join('_')}`);
    expect(fits).toEqual([good.length + bad.length, good.length]);
    expect(analysis.results).not.toBeNull();
    expect(analysis.rows.problems).toHaveLength(bad.length);
    expect(new Set(analysis.rows.problems.map(({ row }) => row)).size).toBe(bad.length);
  });

  it('with nothing but such rows is refused after two', async () => {
    const { analysis, fits } = await opened(
      `v=1&d=${Array<string>(500).fill('3~1e61~1').join('_')}`,
    );
    expect(fits).toEqual([500, 0]);
    expect(analysis.refusal).toMatchObject({ code: 'no-rows' });
  });

  it('takes two of each series at most, with 24 of them', async () => {
    const series = Array.from({ length: 24 }, (_, at) =>
      [`b${at}`, ...good, ...Array<string>(100).fill('3~1e61~1')].join('_'),
    );
    const { fits } = await opened(`v=1&d=${series.join('_')}`);
    expect(fits.length).toBeLessThanOrEqual(2 * 25);
  });
});

describe('a refusal', () => {
  const value = fc.oneof(
    fc.constantFrom(NaN, Infinity, 0, -1, 1e61, 1e-61),
    fc.double({ min: 0.1, max: 50, noNaN: true }),
  );
  const row = fc.record({ size: value, gain: value, se: value }, { noNullPrototype: true });
  const alone = (one: Observation) => {
    const outcome = forecasting.fit([one, { size: 900, gain: 1, se: 1 }]);
    return outcome.ok || outcome.error.row === null ? null : outcome.error;
  };

  it('has the first fault of each refused row, as each alone has it, in their order', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), (rows) => {
        const expected = rows.flatMap((one, at) => {
          const error = alone(one);
          if (!error) return [];
          return [{ ...error, row: at, message: error.message.replace('Row 1', `Row ${at + 1}`) }];
        });
        for (const outcome of [forecasting.fit(rows), planning.backtest(rows)]) {
          if (outcome.ok || outcome.error.row === null) {
            expect(expected).toEqual([]);
            continue;
          }
          const { others = [], ...first } = outcome.error;
          expect([first, ...others]).toEqual(expected);
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('of a single row has no others', () => {
    const outcome = forecasting.fit([
      { size: 1, gain: 1, se: 0 },
      { size: 2, gain: 1, se: 1 },
    ]);
    expect(outcome).not.toHaveProperty('error.others');
  });
});
