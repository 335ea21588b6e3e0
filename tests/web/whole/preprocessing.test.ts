/** What is done before the fit: held-out sizes, headroom, scatter, and what a standard error comes from. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../web/src/analysis/analysis';
import { drawnRows } from '../../../web/src/charts/drawn_rows';
import { headroomBeyond, headroomName } from '../../../web/src/charts/headroom';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { meanError, scoredRows, within90 } from '../../../web/src/words/held_out';
import { heldOutLine, scatterLine, sizesToFit } from '../../../web/src/words/preprocessing';
import { measurementIn, seSentence } from '../../../web/src/panels/inputs/se_helper';
import { moved } from '../../../web/src/panels/answer/moving';
import { verdict } from '../../../web/src/words/verdict';
import { DEFAULT_STATE, findExample, loadExample } from '../../../web/src/state/examples';
import { readTable } from '../../../web/src/read/read_table';
import {
  preprocessingInPp,
  preprocessingOf,
  setPreprocessing,
} from '../../../web/src/state/preprocessing';
import { readRows } from '../../../web/src/state/rows';
import { fillBlock } from '../../../web/src/state/blocks';
import { columnsOf, makeRows, type State } from '../../../web/src/state/state';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

const withBases = (...bases: string[]): State => ({
  ...DEFAULT_STATE,
  rows: DEFAULT_STATE.rows.map((row, at) => ({
    ...row,
    base: bases[at] ?? '',
  })),
});

describe('sizes to fit up to', () => {
  it('hold out what is larger, beside what is held out already', () => {
    const { fitted, heldOut } = readRows({ ...DEFAULT_STATE, fitUpTo: 2 });
    expect(fitted.map(({ size }) => size)).toEqual([0.5, 1, 2]);
    expect(heldOut.map(({ size }) => size)).toEqual([4, 8]);
    expect(readRows(DEFAULT_STATE).heldOut).toEqual([]);
  });

  it('are all but the smallest, which shows no trend alone', () => {
    expect(sizesToFit(readRows({ ...DEFAULT_STATE, fitUpTo: 2 }))).toEqual([1, 2, 4, 8]);
  });

  it('are said of the rows that they hold out', () => {
    expect(heldOutLine(readRows({ ...DEFAULT_STATE, fitUpTo: 4 }))).toMatch(/^One row is held out/);
    expect(heldOutLine(readRows({ ...DEFAULT_STATE, fitUpTo: 2 }))).toMatch(/^2 rows are held out/);
  });

  it.each(['paper', 'calibrated'] as const)('are scored by the %s method', async (method) => {
    const state = { ...DEFAULT_STATE, fitUpTo: 4, method };
    const analysis = await analyse(state, slot);
    if (!analysis.results) throw new Error('no results');
    const [row, ...more] = scoredRows({
      ...analysis,
      results: analysis.results,
    });
    expect(more).toEqual([]);
    const rows = readRows(state).fitted.map(({ size, gain, se }) => ({
      size,
      gain,
      se,
    }));
    const alone = engine.forecast(rows, {
      sizes: [8],
      method,
      levels: [0.5, 0.8, 0.9, 0.95],
    });
    if (!alone.ok || !row) throw new Error('no forecast');
    expect(row.mean).toBeCloseTo(alone.value.mean[0] ?? 0, 12);
    const holding = alone.value.intervals.filter(
      ({ low, high }) => (low[0] ?? 0) <= 8 && (high[0] ?? 0) >= 8,
    );
    expect(row.within).toBe(holding.map(({ level }) => level)[0] ?? null);
    expect(meanError([row])).toBeCloseTo(Math.abs(row.mean - 8), 12);
    expect(within90([row])).toBe(row.within !== null && row.within <= 0.9 ? 1 : 0);
  });
});

describe('headroom', () => {
  it('bounds the forecast, and the verdict follows', async () => {
    const free = await analyse(DEFAULT_STATE, slot);
    const bound = await analyse(withBases('80', '81', '82', '83', '85'), slot);
    expect(free.results?.targets.most).toBeNull();
    expect(bound.results?.targets.most).toBe(15);
    for (const law of bound.results?.curve.laws ?? []) {
      expect(Math.max(...law.value.map(Number))).toBeLessThanOrEqual(15);
    }
    expect(verdict(bound).value).not.toBe(verdict(free).value);
  });

  it('as a unit is asked of the engine, drawn and said alike', async () => {
    const state = {
      ...withBases('50', '50', '50', '50', '50'),
      unit: 'headroom' as const,
    };
    const { fitted } = drawnRows(readRows(state), state);
    expect(fitted.map(({ gain }) => gain)).toEqual([2.4, 4.2, 7, 10.8, 16]);
    expect(fitted[0]?.se).toBeCloseTo(0.8, 12);
    expect(verdict(await analyse(state, slot)).value).toBe('+39.2 ± 22.6 % of headroom');
  });

  it('as a unit needs every row’s baseline: the others are marked and left out', async () => {
    const state = {
      ...withBases('50', '50', '', '50', '50'),
      unit: 'headroom' as const,
    };
    const { rows, results } = await analyse(state, slot);
    expect(results).not.toBeNull();
    expect(rows.problems).toMatchObject([{ row: 2, field: 'base', kind: 'bad' }]);
    expect(drawnRows(rows, state).fitted).toHaveLength(4);
  });

  it('is named on its line', () => {
    expect(headroomName(50.2, 'pp')).toBe('headroom: 50.2 pp');
    expect(headroomName(100, 'headroom')).toBe('all of the headroom');
  });

  it('is said to lie beyond a chart that does not reach it', () => {
    const range = { low: -2, high: 40 };
    expect(headroomBeyond(50.2, range, 'pp')).toBe('The headroom, 50.2 pp, lies above the chart.');
    expect(headroomBeyond(100, range, 'headroom')).toBe(
      'All of the headroom lies above the chart.',
    );
    expect(headroomBeyond(-3, range, 'pp')).toContain('below the chart');
    expect(headroomBeyond(40, range, 'pp')).toBeNull();
    expect(headroomBeyond(null, range, 'pp')).toBeNull();
  });

  it('is undone where a point is dragged: cells stay in pp', () => {
    const places = {
      width: 100,
      height: 100,
      top: 0,
      bottom: 100,
      x: (size: number) => size,
      y: (gain: number) => 100 - gain,
      gain: (y: number) => 100 - y,
    };
    expect(moved(places, 60)).toBe('40');
    expect(Number(moved(places, 60, 2))).toBe(20); // 40% of half a hundred
  });
});

describe('baselines', () => {
  it('have a column where there are any, or where they are needed', () => {
    expect(columnsOf(DEFAULT_STATE)).not.toContain('base');
    expect(columnsOf(DEFAULT_STATE, true)).toContain('base');
    expect(columnsOf(withBases('50'))).toContain('base');
    expect(columnsOf({ ...DEFAULT_STATE, unit: 'headroom' })).toContain('base');
  });

  it('come with the examples that publish them', () => {
    const example = findExample('flan-t5-mmlu');
    if (!example) throw new Error('no example');
    expect(loadExample(DEFAULT_STATE, example).rows[0]?.base).toBe('26.7');
  });

  it.each(['base', 'Baseline', 'baseline score (%)', 'score before', 'base_accuracy'])(
    'are pasted under “%s”',
    (head) => {
      const read = readTable(`size\tgain\tse\t${head}\n1\t2\t0.5\t40\n2\t3\t0.5\t45.5`);
      expect(read).toMatchObject({
        ok: true,
        value: { series: [{ observations: [{ base: 40 }, { base: 45.5 }] }] },
      });
    },
  );

  it('are not taken from names', () => {
    const read = readTable('size,gain,se,base\n1,2,0.5,Qwen\n2,3,0.5,Llama');
    const observations = read.ok ? read.value.series.flatMap((one) => one.observations) : [];
    expect(observations.map(({ gain, base }) => [gain, base])).toEqual([
      [2, undefined],
      [3, undefined],
    ]);
  });

  it('do not catch a block that is pasted beside a hidden column', () => {
    const filled = fillBlock(DEFAULT_STATE, 1, 'se', [['0.7', 'mine']]);
    expect(filled.rows[0]).toMatchObject({
      se: '0.7',
      label: 'mine',
      base: '',
    });
  });

  it('that are no numbers say so', () => {
    const { problems } = readRows(withBases('high'));
    expect(problems).toMatchObject([{ row: 0, field: 'base', kind: 'bad' }]);
    expect(problems[0]?.message).toMatch(/^Row 1, baseline: “high” is not a number/);
  });
});

describe('the options before the fit', () => {
  it('are said to the engine only where they are not as usual', () => {
    expect(preprocessingOf(DEFAULT_STATE)).toEqual({});
    const state = setPreprocessing(DEFAULT_STATE, {
      extraSe: 1,
      ceiling: 90,
      unit: 'headroom',
    });
    expect(preprocessingOf(state)).toEqual({
      extraSe: 1,
      ceiling: 90,
      shareOfHeadroom: true,
    });
    expect(preprocessingInPp(state)).toEqual({ extraSe: 1, ceiling: 90 });
    expect(setPreprocessing(state, { ceiling: 90 })).toBe(state);
  });

  it('scatter widens the errors that are drawn, in quadrature', () => {
    const state = { ...DEFAULT_STATE, extraSe: 0.3 };
    const rows = readRows({
      ...state,
      rows: makeRows([{ size: '1', gain: '2', se: '0.4' }]),
    });
    expect(drawnRows(rows, state).fitted[0]?.se).toBeCloseTo(0.5, 12);
  });

  it('a ceiling that the engine refuses says which option it is', async () => {
    const { refusal, results } = await analyse({ ...DEFAULT_STATE, ceiling: -1 }, slot);
    expect(results).toBeNull();
    expect(refusal?.field).toBe('ceiling');
  });
});

describe('the scatter that rows show', () => {
  it('is said with its interval', () => {
    expect(scatterLine({ estimate: 0, low: 0, high: 2.075 })).toMatch(
      /^The maximum-likelihood estimate from these rows is 0 pp \(95%: 0 to 2\.1 pp\)\./,
    );
    expect(scatterLine({ estimate: 0.31, low: 0, high: null })).toContain('with no upper bound');
  });
});

describe('a standard error from how a gain was measured', () => {
  it('needs both scores and the questions', () => {
    expect(measurementIn({ base: '20', score: '30', questions: '' })).toBeNull();
    expect(
      measurementIn({
        base: '20%',
        score: '30',
        questions: '500',
        samples: '4',
      }),
    ).toEqual({
      base: 20,
      score: 30,
      questions: 500,
      samples: 4,
      paired: false,
    });
  });

  it('is said with those of both scores, or why there is none', () => {
    const asked = { base: 20, score: 30, questions: 500 };
    expect(seSentence(engine.gainSe(asked))).toBe('± 2.72 pp (1.79 before, 2.05 after)');
    expect(seSentence(engine.gainSe({ ...asked, questions: 0 }))).toBe(
      'There must be at least one question.',
    );
  });
});
