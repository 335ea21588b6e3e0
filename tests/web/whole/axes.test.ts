/** What is said and saved on another axis, from the real engine's answers. */
import { afterAll, describe, expect, it } from 'vitest';
import { analyse, type Shown } from '../../../web/src/analysis/analysis';
import { forecastChart } from '../../../web/src/charts/forecast';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { writeDocument } from '../../../web/src/exports/document';
import { writeTable } from '../../../web/src/exports/tables/table_formats';
import { forecastsTable, rowsTable } from '../../../web/src/exports/tables/forecast_tables';
import { measureBy } from '../../../web/src/format/measures';
import { setAxis, setQuantity } from '../../../web/src/state/axes';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { replaceRows, type State } from '../../../web/src/state/state';
import { cautionWords } from '../../../web/src/words/cautions';
import { trackRecord } from '../../../web/src/words/record/track_record';
import { verdict, verdictLine } from '../../../web/src/words/verdict';
import { emptyView } from './paper_view';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));
afterAll(() => measureBy(DEFAULT_STATE));

const ROWS: readonly (readonly [string, string, string])[] = [
  ['1e21', '6.1', '3.05'],
  ['4e21', '7.9', '3.14'],
  ['1.6e22', '9.4', '3.14'],
  ['1.2e23', '11.2', '3.07'],
];

async function shownOf(state: State): Promise<Shown> {
  measureBy(state);
  const analysis = await analyse(state, slot);
  if (!analysis.results) throw new Error('There is no forecast.');
  return { ...analysis, results: analysis.results };
}

const rows = replaceRows(
  DEFAULT_STATE,
  ROWS.map(([size, gain, se]) => ({ size, gain, se })),
);
const compute = await shownOf(setAxis({ ...rows, method: 'paper' }, 'compute'));
const derived = {
  ...emptyView,
  state: compute.state,
  rows: compute.table,
  analysis: compute,
  shown: compute,
};

describe('Training compute', () => {
  it('stands in the sentence', () => {
    measureBy(compute.state);
    expect(verdictLine(compute)).toMatch(/^At 1e24 FLOPs, expect a gain of \+1\d\.\d ± \d\.\d pp$/);
    expect(verdict(compute).cautions.join(' ')).toContain(
      '1e24 FLOPs is 8.33 times your largest compute (1.2e23 FLOPs)',
    );
  });

  it('is what the chart and its ticks are over', () => {
    const { options } = forecastChart(
      compute,
      compute.results,
      { laws: new Proxy({}, { get: () => ({}) }), fontSize: 14 } as never,
      900,
    );
    expect(options?.scales?.['x']).toMatchObject({ title: { text: 'training compute, FLOPs' } });
  });

  it('is saved in its own unit', () => {
    measureBy(compute.state);
    expect(writeTable(rowsTable(derived), 'csv', '').split(/\r?\n/).slice(0, 2)).toEqual([
      expect.stringMatching(/^"?compute \(FLOPs\)|^"?compute/),
      expect.stringMatching(/^1e\+?21,6\.1,3\.05/),
    ]);
    const table = forecastsTable(compute);
    expect(writeTable(table, 'csv', '')).toMatch(/\n1e\+?24,/);
    for (const text of [writeTable(table, 'markdown', ''), writeTable(table, 'latex', '')]) {
      expect(text).toContain('1e24 FLOPs');
      expect(text).not.toMatch(/model size|\bB\b/);
    }
    const document = JSON.parse(
      writeDocument(derived, { link: null, site: '', source: '' } as never),
    ) as {
      units: Record<string, string>;
      observations: { size: number }[];
    };
    expect(document.units['size']).toBe('FLOPs');
    expect(document.units['results']).toBe(`${2 ** 70} FLOPs`);
    expect(document.observations.map(({ size }) => size)).toEqual([1e21, 4e21, 1.6e22, 1.2e23]);
  });

  it('is what methods were not tested over, and laws are told the unit of', () => {
    measureBy(compute.state);
    for (const method of ['paper', 'calibrated', 'post-training'] as const) {
      expect(trackRecord(method)).toMatch(
        / was not tested over training compute: its record is of/,
      );
    }
    const unit = { code: 'unit' as const, message: 'billions', laws: [], sizes: [], instead: [] };
    const { others } = cautionWords({ cautions: [unit] }, 1, [], 'pp');
    expect(others).toEqual([
      'A law has ln(N + 1), and depends on what N counts: here 1.18e21 FLOPs.',
    ]);
  });

  it('leaves what is said of models as it was', () => {
    measureBy(DEFAULT_STATE);
    expect(trackRecord('paper')).toContain('real curves');
  });
});

describe('A reward', () => {
  it('has neither pp nor gains in the sentence', async () => {
    const steps = replaceRows(DEFAULT_STATE, [
      { size: '100', gain: '0.31', se: '0.02' },
      { size: '200', gain: '0.42', se: '0.02' },
      { size: '400', gain: '0.5', se: '0.02' },
      { size: '800', gain: '0.61', se: '0.03' },
    ]);
    const shown = await shownOf(setQuantity(setAxis(steps, 'steps'), 'reward'));
    expect(verdictLine(shown)).toMatch(/^At 5,000 steps, expect a reward of \d\.\d+ ± \d\.\d+$/);
    const { carriedBy, cautions } = verdict(shown);
    expect([carriedBy, ...cautions].join(' ')).not.toMatch(/\bpp\b|\bgains?\b|score/);
  });

  it('may be far beyond a hundred', async () => {
    const elo = replaceRows(DEFAULT_STATE, [
      { size: '1', gain: '980', se: '12' },
      { size: '2', gain: '1040', se: '12' },
      { size: '8', gain: '1140', se: '11' },
    ]);
    const shown = await shownOf(setQuantity(elo, 'Elo'));
    expect(verdictLine(shown)).toMatch(/^At 70B, expect an Elo of \d/);
    expect(shown.results.targets.cautions.map(({ code }) => code)).not.toContain('impossible');
  });
});
