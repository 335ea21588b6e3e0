/** The first thing a visitor reads, from the default state through the real engine to the sentence. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../web/src/analysis/analysis';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { verdict } from '../../../web/src/words/verdict';
import { DEFAULT_STATE } from '../../../web/src/state/examples';

describe('the page as it opens', () => {
  it.each([
    [70, '+19.6 ± 11.3 pp'], // the paper, section 3: 19.6 ± 11.3 at 70B
    [140, '+26.6 ± 20.1 pp'], // the golden file: 26.642 ± 20.050
    [14, '+10.2 ± 1.7 pp'], // the golden file: 10.226 ± 1.689
  ])('at %dB expects %s', async (chosen, value) => {
    const engine = await loadEngine();
    const slot = slotOf(engine, () => Promise.resolve(engine));
    const analysis = await analyse({ ...DEFAULT_STATE, chosen }, slot);
    expect(verdict(analysis).value).toBe(value);
  });
});
