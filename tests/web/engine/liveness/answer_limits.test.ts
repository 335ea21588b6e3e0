import { describe, expect, it } from 'vitest';
import { ANSWER_LIMITS } from '../../../../web/src/engine/liveness/answer_limits';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ size: 1 + at, gain: at, se: 1 }));
const sizes = (count: number) => Array.from({ length: count }, (_, at) => 1 + at);

/** Seconds that were measured in Node on a busy machine of two processors, WebAssembly. */
const MEASURED: [string, seconds: number, limit: number][] = [
  ['a fit of 1,000 rows', 0.07, ANSWER_LIMITS.fit(rows(1000), {})],
  ['a forecast at 200 sizes', 0.077, ANSWER_LIMITS.forecast(rows(1000), { sizes: sizes(200) })],
  [
    '1,000 resamples of 1,000 rows',
    1.13,
    ANSWER_LIMITS.bootstrap(rows(1000), { sizes: sizes(66), replicates: 1000 }),
  ],
  ['scatter of 1,000 rows', 0.92, ANSWER_LIMITS.estimateExtraSe(rows(1000))],
  [
    'a decomposition of 100 rows',
    24.4,
    ANSWER_LIMITS.decompose(rows(100), { sizes: sizes(30), deltas: [0.01, 1, 3.84] }),
  ],
  ['a back-test of 100 rows', 8.5, ANSWER_LIMITS.backtest(rows(100), {})],
  [
    'a trial with 100 resamples of 100 rows',
    0.28,
    ANSWER_LIMITS.validateSlice(rows(100), { first: 0, last: 1, replicates: 100 }),
  ],
];

describe('How long an answer is waited for', () => {
  it.each(MEASURED)('is, for %s, at least fifteen times what it took', (_, seconds, limit) =>
    expect(limit / seconds).toBeGreaterThan(15),
  );

  it('is not more than half a minute for what the page asks first', () => {
    const { fit, bootstrap } = ANSWER_LIMITS;
    expect(fit(rows(5), {})).toBeLessThan(30);
    expect(bootstrap(rows(5), { sizes: sizes(66), replicates: 1000 })).toBeLessThan(30);
  });
});
