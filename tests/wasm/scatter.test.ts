/** The option `scatter`: what no law fits is given the scatter between runs that its rows need, and says so. */
import { describe, expect, it } from 'vitest';
import type { Observation, Preprocessing } from '../../web/src/engine/contract';
import { loadForecasting } from '../../web/src/engine/forecasting';
import { loadPlanning } from '../../web/src/engine/planning';
import { slotOf } from '../../web/src/engine/worker_slot';
import { engine, rows as paper, valueOf } from './every_method';

const rowsOf = (sizes: number[], gains: number[], se: number): Observation[] =>
  sizes.map((size, at) => ({ size, gain: gains[at] ?? 0, se }));
const bod = (se: number) => rowsOf([1, 2, 3, 4, 5, 7], [8.3, 10.3, 19, 16, 15.6, 19.8], se);
const zigzag = rowsOf([1, 2, 4, 8, 16, 32], [2, 6, 3, 8, 5, 9], 0.1);
const sizes = [70];

/** Every answer that scatter matters to, without the words about it. */
const ANSWERS: [string, (rows: Observation[], options: Preprocessing) => object][] = [
  ['fit', (rows, options) => valueOf(engine.fit(rows, options))],
  ['forecast', (rows, options) => valueOf(engine.forecast(rows, { sizes, ...options }))],
  [
    'calibrated',
    (rows, options) => valueOf(engine.forecast(rows, { sizes, method: 'calibrated', ...options })),
  ],
  [
    'bootstrap',
    (rows, options) => valueOf(engine.bootstrap(rows, { sizes, replicates: 9, ...options })),
  ],
  ['validate', (rows, options) => valueOf(engine.validate(rows, { trials: 2, ...options }))],
  [
    'design',
    (rows, options) => valueOf(engine.design(rows, { candidates: [14], target: 70, ...options })),
  ],
  ['decompose', (rows, options) => valueOf(engine.decompose(rows, { sizes, ...options }))],
];
const figures = ({ cautions: _, extraSe: __, ...rest }: Record<string, unknown>) => rest;
const codes = (answer: object) =>
  ((answer as { cautions?: { code: string }[] }).cautions ?? []).map(({ code }) => code);

describe.each(ANSWERS)('scatter in %s', (name, ask) => {
  it.each<[string, Observation[]]>([
    ['zigzag', zigzag],
    ['BOD', bod(0.1)],
  ])('is the option extraSe of the estimate where no law fits: %s', (_, rows) => {
    const { estimate } = valueOf(engine.estimateExtraSe(rows));
    const scattered = ask(rows, { scatter: true });
    expect(figures({ ...scattered })).toEqual(figures({ ...ask(rows, { extraSe: estimate }) }));
    if (name !== 'decompose') expect(codes(scattered)).toContain('scatter-added');
    if (name === 'fit' || name === 'forecast')
      expect(scattered).toMatchObject({ extraSe: estimate });
    expect(codes(ask(rows, {}))).not.toContain('scatter-added');
  });

  it('is nothing where a law fits, nor where no error is known', () => {
    for (const rows of [paper, zigzag.map(({ size, gain }) => ({ size, gain: gain ?? 0 }))]) {
      const scattered = ask(rows, { scatter: true });
      expect(figures({ ...scattered })).toEqual(figures({ ...ask(rows, {}) }));
      expect(codes(scattered)).toEqual(codes(ask(rows, {})));
    }
  });
});

describe('scatter', () => {
  it('does not depend on negligible errors', () => {
    const of = (se: number) => valueOf(engine.scatter(bod(se))).needed;
    expect(of(1e-3)).toBeCloseTo(of(1e-6), 2);
    expect(of(0.1)).toBeCloseTo(of(1e-6), 2);
  });

  it('comes on top of what was given', () => {
    const { needed, extraSe } = valueOf(engine.scatter(zigzag, { extraSe: 0.3 }));
    expect(extraSe).toBeCloseTo(Math.hypot(0.3, needed), 12);
    expect(valueOf(engine.fit(zigzag, { extraSe: 0.3, scatter: true })).extraSe).toBe(extraSe);
  });

  it('leaves the method post-training alone, which knows it', () => {
    const asked = { sizes, method: 'post-training' as const };
    expect(engine.forecast(zigzag, { ...asked, scatter: true })).toEqual(
      engine.forecast(zigzag, asked),
    );
  });

  it('of a back-test is estimated from what is fitted', () => {
    const asked = { fitUpTo: 8, method: 'calibrated' as const };
    const later = zigzag.map((row) => (row.size > 8 ? { ...row, gain: 90 } : row));
    const forecastOf = (rows: Observation[], options: Preprocessing) =>
      valueOf(engine.backtest(rows, { ...asked, ...options })).cuts[0]?.points[0]?.forecast;
    expect(forecastOf(later, { scatter: true })?.sd).toBe(
      forecastOf(zigzag, { scatter: true })?.sd,
    );
    expect(forecastOf(zigzag, { scatter: true })?.sd).not.toBe(forecastOf(zigzag, {})?.sd);
  });

  it('is refused with the rows, and as a word', () => {
    expect(engine.scatter([])).toMatchObject({ ok: false, error: { code: 'no-rows' } });
    const scatter = 'yes' as unknown as boolean;
    expect(engine.fit(paper, { scatter })).toMatchObject({ error: { field: 'scatter' } });
  });

  it('is the same from a worker, which fetches the second module for it', async () => {
    let loads = 0;
    const slot = slotOf(await loadForecasting(), () => {
      loads += 1;
      return loadPlanning();
    });
    expect(await slot.fit(zigzag, {})).toEqual(engine.fit(zigzag));
    expect(loads).toBe(0);
    const asked = { sizes, scatter: true };
    expect(await slot.forecast(zigzag, asked)).toEqual(engine.forecast(zigzag, asked));
    expect(await slot.fit(zigzag, { scatter: true })).toEqual(
      engine.fit(zigzag, { scatter: true }),
    );
    const part = { sizes, seed: 1, first: 0, last: 3, scatter: true };
    const [ours, theirs] = [await slot.slice(zigzag, part), engine.bootstrapSlice(zigzag, part)];
    expect(valueOf(ours).values).toEqual(valueOf(theirs).values);
    expect(loads).toBe(1);
  });
});
