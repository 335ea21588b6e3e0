/** Every row of the ledger, judged on the real engine's answers, keeps its verdict. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { createPool } from '../../../web/src/engine/pool';
import type { Answers } from '../../../web/src/ledger/answers';
import { askAll } from '../../../web/src/ledger/ask';
import { ENTRIES } from '../../../web/src/ledger/entries';
import type { Judgement } from '../../../web/src/ledger/entry';
import { compare, type Verdict } from '../../../web/src/ledger/verdict';
import { lead, waiting } from '../../../web/src/ledger/words';

/** METHOD, section 7, row by row. */
const VERDICTS: Record<string, Verdict> = {
  'standard-errors': 'data-needed',
  chi2: 'reproduces',
  weights: 'reproduces',
  'forecast-70b': 'reproduces',
  'average-70b': 'reproduces',
  'forecast-140b': 'reproduces',
  'bootstrap-interval': 'close',
  'bootstrap-dropped': 'differs',
  'widest-interval': 'differs',
  'table-2-parameters': 'close',
  'table-2-components': 'cannot-be-reproduced',
  'table-2-total': 'cannot-be-reproduced',
  'table-2-curvature': 'cannot-be-reproduced',
  'distribution-match-dominates': 'cannot-be-reproduced',
  'synthetic-error': 'data-needed',
  'no-law-is-safe': 'reproduces',
  'eq-14': 'reproduces',
  'most-informative': 'differs',
  'per-benchmark': 'data-needed',
};

let answers: Partial<Answers> = {};
const failures: string[] = [];
const shares = new Map<string, number[]>();

beforeAll(async () => {
  const engine = await loadEngine();
  const pool = createPool(slotOf(engine, () => Promise.resolve(engine)));
  await askAll(pool, {
    answer: (next) => (answers = { ...answers, ...next }),
    progress: (question, share) => shares.set(question, [...(shares.get(question) ?? []), share]),
    fail: (question, message) => failures.push(`${question}: ${message}`),
  });
}, 120_000);

function judged(id: string): Judgement {
  const judgement = ENTRIES.find((one) => one.id === id)?.judge(answers);
  if (!judgement) throw new Error(`No judgement of ${id}`);
  return judgement;
}
const texts = (id: string) => judged(id).ours.map((one) => one?.text ?? null);
const values = (id: string) => judged(id).ours.map((one) => Number(one?.full));

describe('The ledger', () => {
  it('has every answer', () => expect(failures).toEqual([]));
  it('has the rows of the method', () =>
    expect(ENTRIES.map(({ id }) => id)).toEqual(Object.keys(VERDICTS)));
  it.each(Object.entries(VERDICTS))('%s: %s', (id, verdict) =>
    expect(judged(id).verdict).toBe(verdict),
  );

  it('gives every figure an answer of ours, or says why not', () => {
    for (const { id, figures, needs } of ENTRIES) {
      const { ours, verdict, why } = judged(id);
      expect(ours, id).toHaveLength(figures.length);
      expect(needs.length, id).toBeGreaterThan(0);
      for (const one of ours) expect(one?.full ?? '', id).not.toMatch(/NaN|undefined|null/);
      if (verdict !== 'reproduces') expect(why, id).toMatch(/\.$/);
      if (ours.includes(null)) expect(verdict, id).toBe('data-needed');
    }
  });

  it('waits for the answers that a row needs', () => {
    for (const { id, needs, judge } of ENTRIES) {
      expect(judge({}), id).toBeNull();
      for (const need of needs) {
        const { [need]: _, ...others } = answers;
        expect(judge(others), id).toBeNull();
      }
    }
  });

  it('tells how far the long answers are', () => {
    for (const question of ['resamples', 'validation', 'neighbours']) {
      const told = shares.get(question) ?? [];
      expect([...told].sort((a, b) => a - b)).toEqual(told);
      expect(told.at(-1)).toBe(1);
    }
  });

  it('finds the interval of the method', () => {
    const [low = 0, high = 0, mean = 0] = values('bootstrap-interval');
    expect(Math.abs(low - 10.3)).toBeLessThan(0.1); // METHOD, section 7, and issue 2's tolerances
    expect(Math.abs(high - 34.4)).toBeLessThan(0.3);
    expect(Math.abs(mean - 20.1)).toBeLessThan(0.15);
    expect(texts('widest-interval')[0]).toBe('sigmoid');
    expect(judged('bootstrap-interval').why).toContain('a little narrow');
  });

  it('leaves out exactly the refits at the limit', () => {
    const { whole, kept } = answers.resamples ?? {};
    const atLimit = whole?.laws.find(({ law }) => law === 'sigmoid')?.atLimit ?? 0;
    expect(atLimit).toBeGreaterThan(4000);
    expect(kept?.replicates).toBe((whole?.replicates ?? 0) - atLimit);
    expect(kept?.laws.find(({ law }) => law === 'sigmoid')?.atLimit).toBe(0);
  });

  it('finds the optimum that Table 2 was read from, and a better one', () => {
    const [beta, , delta, eta, there, best] = values('table-2-parameters');
    expect([beta, delta, eta].map((value) => value?.toFixed(2))).toEqual(['0.95', '3.10', '0.83']);
    expect(there).toBeCloseTo(0.00255, 5);
    expect(best).toBeLessThanOrEqual(1e-4);
  });

  it('shows that Table 2 is not eq. 10–13', () => {
    expect(texts('table-2-components').at(-1)).toBe('6.26');
    expect(texts('table-2-total').at(-1)).toBe('5.1'); // (8.0 − 4.93)/0.6
    expect(texts('table-2-curvature')[0]).toBe('convex');
  });

  it('validates as the method did, within 5%', () => {
    const found = values('synthetic-error');
    [20.2, 13.3, 43.9, 23.3].forEach((mape, at) =>
      expect(Math.abs((found[at] ?? 0) / mape - 1)).toBeLessThan(0.05),
    );
  });

  it('recovers one set of standard errors among its neighbours', () => {
    expect(texts('standard-errors').slice(-2)).toEqual(['243', '1']);
    expect(judged('standard-errors').why).toContain('only this set');
  });

  it('picks the largest candidate by eq. 14, and others otherwise', () => {
    expect(texts('most-informative')).toEqual(['140B', '405B', '70B', '14B']);
  });
});

describe('Verdicts', () => {
  it('compare at the printed precision, then within the tolerance', () => {
    expect(compare([['0.55', 0.5451]], 0)).toBe('reproduces');
    expect(compare([['0.55', 0.5449]], 0.01)).toBe('close');
    expect(compare([['0.55', 0.5449]], 0.001)).toBe('differs');
    expect(
      compare(
        [
          ['51', 51.2],
          ['9.1', 9.2],
        ],
        0.21,
      ),
    ).toBe('close');
  });

  it('turn when the answers do: no row’s verdict is typed in', () => {
    const fit = answers.fit;
    if (!fit) throw new Error('No fit');
    const fits = fit.fits.map((one) => ({ ...one, chi2: one.chi2 + 1 }));
    const chi2 = ENTRIES.find(({ id }) => id === 'chi2');
    expect(chi2?.judge({ ...answers, fit: { ...fit, fits } })?.verdict).toBe('differs');
  });
});

describe('The tally', () => {
  const judgedAll = (upTo: number) =>
    ENTRIES.map((entry, at) => ({
      entry,
      judgement: at < upTo ? entry.judge(answers) : null,
      failure: null,
    }));

  it('counts as verdicts arrive', () => {
    expect(lead(judgedAll(0))).toBe('Computing the paper’s figures …');
    expect(lead(judgedAll(2))).toBe(
      'Of 19 checks on the paper, so far 1 reproduces and 1 needs data that are not published.',
    );
    expect(lead(judgedAll(ENTRIES.length))).toMatch(/^Of 19 checks on the paper, 7 reproduce, /);
  });

  it('says what a row waits for', () => {
    const trials = ENTRIES.find(({ id }) => id === 'synthetic-error');
    if (!trials) throw new Error('No such row');
    const none = () => false;
    expect(waiting(trials, none, () => 0.456)).toBe('2,000 trials, 45% …');
    expect(waiting(trials, none, () => undefined)).toBe('2,000 trials …');
  });
});
