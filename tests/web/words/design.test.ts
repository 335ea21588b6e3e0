import { describe, expect, it } from 'vitest';
import type { Design } from '../../../web/src/engine/contract';
import {
  affordable,
  barsWords,
  bestBy,
  designSummary,
  disagreementSentence,
  dollars,
  entropySentence,
  MEANINGS,
  measuresFor,
  runSentence,
  runsOf,
  setSentence,
} from '../../../web/src/words/design';
import { runColumns } from '../../../web/src/words/decisions/run_columns';
import { design, nextRun } from '../whole/planning_answers';

const changed = (change: Partial<Design['candidates'][number]>): Design => ({
  ...design,
  candidates: design.candidates.map((one) => ({ ...one, ...change })),
});

describe('dollars', () => {
  it.each([
    [841.3, '$841'],
    [16_000, '$16,000'],
    [397_312, '$397,000'],
    [1_363_000, '$1.36 million'],
    [999_900, '$1 million'],
    [0.5, '$0.5'],
  ])('%d is %s', (value, text) => {
    expect(dollars(value)).toBe(text);
  });
});

describe('the advice', () => {
  it('is the run that leaves least unknown at the target for the money', () => {
    expect(runSentence(design, 20_000)).toBe(
      'For $20,000, the best run below 70B is one at 32B (about $3,820): it would cut the ' +
        'uncertainty at 70B from ± 11.3 to ± 5.2 pp. ' +
        'A run at 70B itself (about $16,000) would leave ± 0.6 pp.',
    );
    expect(runSentence({ ...design, target: 71 }, 20_000)).not.toMatch(/itself|A run/);
    expect(runSentence({ ...design, target: 14 }, 5000)).toBe(
      'For $5,000, the best run is one at 32B (about $3,820): it would cut the uncertainty at ' +
        '14B from ± 11.3 to ± 5.2 pp.',
    );
    expect(runSentence(design, 5000)).toContain('one at 32B (about $3,820)');
    expect(runSentence(design, 5000)).toContain('from ± 11.3 to ± 5.2 pp');
  });

  it('speaks of all of them when there is no budget', () => {
    expect(runSentence(design, null)).toMatch(/^The best run below 70B is one at 32B/);
    expect(affordable(design, null)).toHaveLength(4);
  });

  it('says so when nothing can be paid for', () => {
    expect(runSentence(design, 100)).toBe(
      'None of these runs costs $100 or less: the cheapest, at 14B, costs $841.',
    );
    expect(designSummary(design, 100)).toBe('For $100: no run to recommend');
  });

  it('says so when no run helps, or nothing is known', () => {
    expect(runSentence(changed({ sdAfter: 12 }), 20_000)).toBe(
      'For $20,000, none of these runs would reduce the uncertainty at 70B.',
    );
    expect(runSentence(changed({ sdAfter: 12 }), null)).toMatch(/^None of these runs/);
    expect(runSentence(changed({ sdAfter: null }), 20_000)).toContain('no finite uncertainty');
    expect(runSentence({ ...design, sdNow: null }, 20_000)).toContain('no finite uncertainty');
  });

  it('names the runs that do better together', () => {
    expect(setSentence(design, 5000)).toBe(
      'Runs at 14B and 32B together ($4,660) would leave ± 4.7 pp at 70B.',
    );
    expect(setSentence(design, null)).toBeNull();
    const one = {
      ...design,
      set: { sizes: [70], cost: 16_000, bits: 1, sdAfter: 0.63 },
    };
    expect(setSentence(one, 20_000)).toContain('No two or three runs');
  });

  it('fits in the folded line', () => {
    expect(designSummary(design, 20_000)).toBe(
      'For $20,000: a run at 32B, from ± 11.3 to ± 5.2 pp at 70B',
    );
    expect(designSummary(design, null)).toMatch(/^A run at 32B/);
  });
});

describe('the measures', () => {
  it('have each a best candidate: least sd, most of the others', () => {
    const best = Object.entries(MEANINGS).map(([id, one]) => [
      id,
      bestBy(design.candidates, one)?.size,
    ]);
    expect(Object.fromEntries(best)).toEqual({
      info: 405,
      bits: 405,
      sd: 70,
      'bits-per-dollar': 14,
      'variance-per-dollar': 14,
      'net-value': undefined,
    });
    expect(measuresFor(design)).not.toContain('net-value');
    const decided = runsOf(nextRun, design);
    expect(bestBy(decided.candidates, MEANINGS['net-value'])?.size).toBe(14);
    expect(measuresFor(decided)).toContain('net-value');
  });

  it('have none where no candidate has a value', () => {
    expect(bestBy(changed({ info: null }).candidates, MEANINGS.info)).toBeNull();
  });

  it('are read out', () => {
    expect(barsWords(design, MEANINGS.sd)).toBe(
      'Expected standard deviation remaining at the target, pp: ' +
        '14B 9.60, 32B 5.20, 70B 0.630, 405B 2.40.',
    );
    expect(barsWords(changed({ info: null }), MEANINGS.info)).toContain('14B no finite value');
  });

  it('are those that the method has', () => {
    const others = runsOf({ ...nextRun, method: 'calibrated' }, null);
    expect(measuresFor(others)).toEqual(['sd', 'variance-per-dollar', 'net-value']);
    expect(runColumns(others).map(({ head }) => head)).toEqual([
      'remaining sd at 70B',
      'remaining interval at 70B',
      'variance removed at 70B per $1,000',
      'worth of its outcome',
      'worth less cost',
    ]);
    expect(barsWords(others, MEANINGS['net-value'], 20_000)).toBe(
      'Expected worth of the outcome for the decision, less the cost of the run, $: 14B +$359, ' +
        '32B −$820, 70B −$11,000, 405B −$393,000 (beyond the budget).',
    );
  });

  it('say what eq. 14 is worth, and what is not known about the laws', () => {
    expect(disagreementSentence(design)).toContain('here at 405B, simply the largest candidate.');
    expect(entropySentence(design)).toBe(
      'Knowing which of the laws is right would take 2.06 bits of information; a run at 405B is ' +
        'expected to provide 1.50 of them.',
    );
  });
});
