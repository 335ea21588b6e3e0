/** The built module as other people import it: one file, no set-up, in Node (browsers: tests/browser). */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../web/src/engine/contract';
import { observations } from '../data/paper';

const built = new URL('../../web/dist/engine.js', import.meta.url).href;
describe('web/dist/engine.js', () => {
  it('answers in Node as the README says', async () => {
    const { loadEngine } = (await import(/* @vite-ignore */ built)) as {
      loadEngine: () => Promise<Engine>;
    };
    const engine = await loadEngine();
    const forecast = engine.forecast(observations, { sizes: [70] });
    if (!forecast.ok) throw new Error(forecast.error.message);
    expect(forecast.value.mean[0]).toBeCloseTo(19.6126263553014, 9); // paper_golden.json
    expect(forecast.value.sd[0]).toBeCloseTo(11.3115267116328, 9);

    const bootstrap = engine.bootstrap(observations, {
      sizes: [70],
      replicates: 1000,
      seed: 1,
    });
    if (!bootstrap.ok) throw new Error(bootstrap.error.message);
    expect(bootstrap.value.average[0]?.low).toBeGreaterThan(9);
    expect(bootstrap.value.average[0]?.high).toBeLessThan(37);

    expect(engine.fit([{ size: 1, gain: 2, se: 0 }])).toMatchObject({
      ok: false,
      error: { code: 'not-positive', row: 0, field: 'se' },
    });
  });
});
