import { beforeAll, describe, expect, it } from 'vitest';
import { slotOf, type WorkerSlot } from '../../../web/src/engine/worker_slot';
import { loadEngine } from '../../../web/src/public_module';
import { scoreLink } from '../../../web/src/scored/score_link';
import { tally } from '../../../web/src/scored/tally';

let engine: WorkerSlot;
beforeAll(async () => {
  const whole = await loadEngine();
  engine = slotOf(whole, () => Promise.resolve(whole));
});
const score = (fragment: string) => scoreLink({ number: 1, fragment }, engine);

const PAPER = 'v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6';

describe('A link', () => {
  it('is scored by every method against the rows that it holds out', async () => {
    const { by, made, method, why } = await score(
      `${PAPER}_70~9.5~1~~h&method=calibrated&made=2026-03-01`,
    );
    expect([made, method, why]).toEqual(['2026-03-01', 'calibrated', null]);
    for (const one of Object.values(by)) expect(one?.points).toHaveLength(1);
    const rows = [0.5, 1, 2, 4, 8].map((size, at) => ({
      size,
      gain: [1.2, 2.1, 3.5, 5.4, 8][at] ?? 0,
      se: [0.4, 0.3, 0.4, 0.5, 0.6][at] ?? 1,
    }));
    const own = (await loadEngine()).forecast(rows, { sizes: [70], method: 'calibrated' });
    expect(by.calibrated?.points[0]?.forecast?.mean).toBe(own.ok && own.value.mean[0]);
  });

  it('knows the base of what was measured later', async () => {
    const scores = 'v=1&d=1~15~2~~~20_3~17~2~~~35_8~17~2~~~50_70~11~1~~h~70';
    const { by } = await score(`${scores}&method=post-training`);
    expect(by['post-training']?.scores.baselines.lastShareOfHeadroom).toBeCloseTo(0.8, 10);
  });

  it.each([
    [PAPER, 'no row in it was measured later'],
    ['v=1&d=A_1~2~1_2~3~1_B_1~2~1_2~3~1_70~3~1~~h', 'mean of benchmarks'],
    ['v=1&d=1~2~1_70~3~1~~h', 'size'],
    ['v=1&d=~~_70~3~1~~h', ''],
    ['', 'no row in it was measured later'],
    ['v=9&d=%', ''],
  ])('%s says why it is not scored', async (fragment, why) => {
    const one = await score(fragment);
    expect(one.why).toContain(why);
    expect(Object.values(one.by).every((by) => by === null || by.scores.points === 0)).toBe(true);
  });
});

describe('A tally', () => {
  it('adds up what the engine scored', async () => {
    const all = [
      await score(`${PAPER}_70~9.5~1~~h_140~30~1~~h&method=calibrated`),
      await score('v=1&d=1~15~2~~~20_3~17~2~~~35_8~17~2~~~50_70~11~1~~h~70'),
    ];
    const { methods, naive } = tally(all);
    const one = methods.calibrated;
    expect(one.points).toBe(3);
    expect(one.tenths.reduce((sum, count) => sum + count, 0)).toBe(3);
    const errors = all.map(({ by }) => by.calibrated?.scores ?? { error: NaN, points: 0 });
    const mean = errors.reduce((sum, { error, points }) => sum + error * points, 0) / 3;
    expect(one.error).toBeCloseTo(mean, 10);
    for (const { level, held } of one.inside) {
      const counted = all.map(
        ({ by }) =>
          by.calibrated?.scores.intervals.find((each) => each.level === level)?.inside ?? 0,
      );
      expect(held).toBe(counted.reduce((sum, count) => sum + count, 0));
    }
    expect(naive.lastValue.points).toBe(3);
    expect(naive.lastShareOfHeadroom.points).toBe(1);
  });

  it('of nothing is nothing', () => {
    const { methods, naive } = tally([]);
    expect(methods.paper).toMatchObject({ points: 0, error: null, crps: null, inside: [] });
    expect(naive.lastValue).toEqual({ points: 0, error: null });
  });
});
