import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../web/src/analysis/analysis';
import { planResiduals } from '../../../../web/src/analysis/fit_plans';
import { analyse } from '../../../../web/src/analysis/analysis';
import { answerOf, NO_PLAN } from '../../../../web/src/analysis/plan';
import { loadEngine } from '../../../../web/src/engine/engine';
import { slotOf } from '../../../../web/src/engine/worker_slot';
import { residualsTable } from '../../../../web/src/exports/tables/fit_tables';
import { DEFAULT_STATE } from '../../../../web/src/state/examples';
import { METHODS } from '../../../../web/src/state/preprocessing';
import { makeRows, setHeldOut, type State } from '../../../../web/src/state/state';
import {
  finding,
  limitOf,
  plausible,
  residualsOf,
  residualsSummary,
  rowSentence,
  standingOut,
} from '../../../../web/src/words/fit/residuals';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

type Line = readonly [size: number, gain: number, se: number | '', base?: number];
const own = (lines: readonly Line[], change: Partial<State> = {}): State => ({
  ...DEFAULT_STATE,
  rows: makeRows(
    lines.map(([size, gain, se, base]) => ({
      size: String(size),
      gain: String(gain),
      se: String(se),
      base: base === undefined ? '' : String(base),
    })),
  ),
  example: null,
  assumeSe: true,
  ...change,
});

async function ask(state: State) {
  const analysis: Analysis = await analyse(state, slot, 2);
  const plan = await planResiduals(analysis, true, slot, NO_PLAN);
  const forecast = answerOf(plan);
  if (!forecast) throw new Error('no forecast at the rows');
  return { analysis, forecast, all: residualsOf(analysis, forecast) };
}

/** Rows on a straight line in ln N, but the fourth, which lies above it. */
const rowsWith = (far: number): readonly Line[] =>
  [0.5, 1, 2, 4, 8, 16, 32].map((size, at) => [size, 1 + at + (at === 3 ? far : 0), 0.4]);
const FAR = rowsWith(2);

describe('the limit of plausible residuals', () => {
  it('is the quantile of the normal distribution at 1 − 0.025/n, of the next larger n in the table', () => {
    // 1 − Φ(x) by a continued fraction (Abramowitz & Stegun 26.2.14): independent of how the table was made
    const tail = (x: number) => {
      let fraction = x;
      for (let term = 300; term > 0; term -= 1) fraction = x + term / fraction;
      return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / fraction;
    };
    for (const n of [2, 3, 5, 10, 20, 50, 100, 1000, 10_000]) {
      expect(tail(plausible(n)) / (0.025 / n), `${n} rows`).toBeCloseTo(1, 2);
    }
    for (const n of [1, 4, 7, 42, 300, 9999]) {
      expect(tail(plausible(n))).toBeLessThan(0.025 / n); // never more false alarms than promised
    }
  });
});

describe('residuals', () => {
  it.each(METHODS)('are (gain − forecast)/se at every row, by the method %s', async (method) => {
    const { all, forecast } = await ask(own(FAR, { method, bounded: false }));
    expect(all).toHaveLength(FAR.length);
    FAR.forEach(([size, gain, se], at) => {
      const mean = forecast.mean[forecast.sizes.indexOf(size)] ?? Number.NaN;
      expect(all[at]?.residual).toBeCloseTo((gain - mean) / Number(se), 10);
    });
  });

  it('are in units of the error that the fit has: with the scatter between runs', async () => {
    const { all, forecast } = await ask(own(FAR, { extraSe: 0.3 }));
    const mean = forecast.mean[forecast.sizes.indexOf(4)] ?? Number.NaN;
    expect(all[3]?.residual).toBeCloseTo((6 - mean) / 0.5, 10);
  });

  it('are those of the share of headroom where that is fitted', async () => {
    const lines = FAR.map(([size, gain, se]): Line => [size, gain, se, 50]);
    const { all, forecast } = await ask(own(lines, { unit: 'headroom' }));
    const mean = forecast.mean[forecast.sizes.indexOf(4)] ?? Number.NaN;
    expect(all[3]?.residual).toBeCloseTo((12 - mean) / 0.8, 10);
  });

  it('name the row that stands out, and by how many standard errors', async () => {
    const { all, analysis } = await ask(own(FAR));
    const out = standingOut(all);
    expect(out.map(({ row }) => row.size)).toEqual([4]);
    const [one] = out;
    if (!one) throw new Error('none');
    expect(rowSentence(one, analysis)).toMatch(
      /^Row 4 \(4B\) lies \d+\.\d se above the average\.$/,
    );
    expect(finding(all, analysis)).toMatch(/^One of 7 rows stands out/);
    expect(residualsSummary(all, analysis)).toMatch(
      /^1 of 7 rows stands out, up to \d+\.\d se from the average$/,
    );
  });

  it('say which to leave out first where one has pulled the curve away from others', async () => {
    const { all, analysis } = await ask(own(rowsWith(5)));
    expect(standingOut(all).length).toBeGreaterThan(1);
    expect(finding(all, analysis)).toMatch(/^\d of 7 rows stand out, row 4 \(4B\) farthest\./);
    expect(finding(all, analysis)).toContain('leave it out first');
    const without = await ask(setHeldOut(analysis.state, analysis.state.rows[3]?.id ?? 0, true));
    expect(standingOut(without.all)).toEqual([]);
  });

  it('name none of rows that scatter as their errors say', async () => {
    const { all, analysis } = await ask({ ...DEFAULT_STATE });
    expect(standingOut(all)).toEqual([]);
    expect(finding(all, analysis)).toMatch(
      /^No row stands out: row \d \(.+B\) lies farthest, \d\.\d se (above|below|from) the average\. Chance alone takes one of 5 rows beyond 2\.6 se/,
    );
  });

  it('are kept of a row that is left out, but not judged, and it is not counted', async () => {
    const state = own(FAR);
    const { all, analysis } = await ask(setHeldOut(state, state.rows[3]?.id ?? 0, true));
    expect(standingOut(all)).toEqual([]);
    expect(limitOf(all)).toBe(plausible(6));
    const held = all[3];
    if (!held) throw new Error('none');
    expect(held.held).toBe(true);
    expect(rowSentence(held, analysis)).toMatch(
      /^Row 4 \(4B\) is held out\. It lies \d+\.\d se above the average without it\.$/,
    );
  });

  it('are none where there are no standard errors, which is said', async () => {
    const { all, analysis } = await ask(own(FAR.map(([size, gain]): Line => [size, gain, ''])));
    expect(all.every(({ residual }) => residual === null)).toBe(true);
    expect(finding(all, analysis)).toContain('No row has a standard error');
  });

  it('are in what is saved', async () => {
    const { analysis, forecast, all } = await ask(own(FAR));
    const table = residualsTable(analysis, forecast);
    expect(table.rows).toHaveLength(7);
    expect(table.rows[3]?.[4]?.values[0]).toBe(all[3]?.residual);
  });
});
