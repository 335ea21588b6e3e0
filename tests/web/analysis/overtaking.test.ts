import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../web/src/engine/engine';
import { Overtaken } from '../../../web/src/engine/client';
import { createPool } from '../../../web/src/engine/pool';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { engineUntil } from '../../../web/src/analysis/overtaking';
import { fakeSlot } from '../whole/fake_engine';

const observations = [0.5, 1, 2, 4, 8].map((size) => ({
  size,
  gain: 3 * Math.log(1 + size),
  se: 0.5,
}));
const options = { sizes: [8, 70], replicates: 1000, seed: 3, level: 0.9, threshold: 4 };

describe('The resamples of an analysis', () => {
  it('are the same in slices as in one go', async () => {
    const engine = await loadEngine();
    const pool = createPool(slotOf(engine, () => Promise.resolve(engine)));
    const sliced = await engineUntil(pool, () => false, false).bootstrap(observations, options);
    expect(sliced.ok).toBe(true);
    expect(sliced).toEqual(engine.bootstrap(observations, options));
  });

  it('are made in slices, and no more of them once the analysis is overtaken', async () => {
    let overtaken = false;
    const slot = fakeSlot((first) => {
      if (first > 0) overtaken = true;
      return Promise.resolve();
    });
    const asked = engineUntil(createPool(slot), () => overtaken, false).bootstrap(
      Array.from({ length: 2500 }, () => observations)
        .flat()
        .slice(0, 10_000),
      options,
    );
    await expect(asked).rejects.toBeInstanceOf(Overtaken);
    expect(slot.asked).toHaveLength(2);
    expect(slot.summed).toBe(0);
  });

  it('are refused as the engine refuses them', async () => {
    const engine = await loadEngine();
    const pool = createPool(slotOf(engine, () => Promise.resolve(engine)));
    const refused = await engineUntil(pool, () => false, false).bootstrap([], options);
    expect(refused).toEqual(engine.bootstrap([], options));
  });
});
