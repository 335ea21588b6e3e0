/** The page's table of laws, held to the engine's catalogue. */
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../web/src/engine/engine';
import { GENERATING_LAWS, LAW_IDS, STANDARD_LAWS, styleOf } from '../../../web/src/engine/law_ids';

const PLACE = 'web/src/engine/law_table.ts';
const engine = await loadEngine();
const ids: readonly string[] = engine.laws().map(({ id }) => id);

describe('the table of laws', () => {
  it('has a line for every law of the engine', () => {
    const missing = ids.filter((id) => !LAW_IDS.some((one) => one === id));
    expect(missing, `${PLACE} has no line for these laws of the engine`).toEqual([]);
  });

  it('has no other, and the engine’s order', () => {
    expect(LAW_IDS, `the lines of ${PLACE} are not the engine's laws in its order`).toEqual(ids);
  });

  it('says which laws the validation makes data from', () => {
    const observations = [0.5, 1, 2, 4, 8].map((size) => ({
      size,
      gain: 1 + size,
      se: 0.5,
    }));
    const outcome = engine.validate(observations, {
      targets: [14],
      trials: 1,
      seed: 1,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const truths = outcome.value.truths.map(({ law }) => law);
    expect(GENERATING_LAWS, `\`generates\` in ${PLACE}`).toEqual(truths);
  });

  it('says which laws take part without being asked for', () => {
    const standard = engine.laws().flatMap((law) => (law.standard ? [law.id] : []));
    expect(STANDARD_LAWS, `\`standard\` in ${PLACE}`).toEqual(standard);
  });

  it('gives no two laws one colour or one dash', () => {
    for (const of of [
      (id: (typeof LAW_IDS)[number]) => styleOf(id).dash.join(),
      (id: (typeof LAW_IDS)[number]) => styleOf(id).light.line,
      (id: (typeof LAW_IDS)[number]) => styleOf(id).dark.line,
    ]) {
      expect(new Set(LAW_IDS.map(of)).size).toBe(LAW_IDS.length);
    }
  });
});
