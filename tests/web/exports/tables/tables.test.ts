import { describe, expect, it } from 'vitest';
import { NONE } from '../../../../web/src/exports/tables/table';
import { isTable, TABLES, type TableName } from '../../../../web/src/exports/tables/tables';
import { several } from '../../whole/benchmarks_analysis';
import { paper } from '../../whole/paper_analysis';
import { emptyView, paperView } from '../../whole/paper_view';

const names = Object.keys(TABLES) as TableName[];
const analysed = several();
const views = {
  paper: paperView,
  several: {
    ...paperView,
    analysis: analysed,
    rows: analysed.table,
    state: analysed.state,
  },
};

/** Of panels that the view has no answers for; their own tests make these tables. */
const NOT_ASKED: readonly TableName[] = [
  'held-out',
  'criteria',
  'own-intervals',
  'residuals',
  'outcome',
  'compare',
  'ranking',
];

const tableOf = (name: TableName, view = paperView) => {
  const table = TABLES[name](view);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
};

describe('every table', () => {
  for (const [data, view] of Object.entries(views)) {
    for (const name of names) {
      it(`${name} of ${data} has a value for each part of each column, and a text where it has none`, () => {
        const table = TABLES[name](view);
        expect(table === null).toBe(
          (name === 'benchmarks' && data === 'paper') || NOT_ASKED.includes(name),
        );
        if (!table) return;
        expect(table.rows.length).toBeGreaterThan(0);
        for (const row of table.rows) {
          expect(row.map(({ values }) => values.length)).toEqual(
            table.columns.map(({ parts }) => parts.length),
          );
          for (const { text, values } of row) {
            for (const value of values) expect(value).not.toBeNaN();
            expect(text).not.toMatch(/NaN|undefined|null/);
          }
        }
      });
    }
  }

  it('is none where nothing has been computed, but for the rows as typed', () => {
    for (const name of names.filter((one) => one !== 'data')) {
      expect(TABLES[name](emptyView), name).toBeNull();
    }
    expect(tableOf('data', emptyView).rows).toHaveLength(5);
  });

  it('is asked for by a name of its own', () => {
    expect(isTable('forecasts')).toBe(true);
    for (const name of ['toString', '__proto__', '']) expect(isTable(name)).toBe(false);
  });
});

describe('the tables', () => {
  it('hold all digits beside what the page shows', () => {
    const row = tableOf('forecasts').rows[2] ?? [];
    expect(row[0]).toEqual({ text: '70B', values: [70] });
    expect(row[1]).toEqual({
      text: '+19.6 ± 11.3',
      values: [19.6126, 11.3115],
    });
    expect(row[2]).toEqual({ text: '—', values: [null, null] }); // no interval was asked for
    expect(row[3]).toEqual({ text: '5.39', values: [5.3877] });
  });

  it('say of a figure that does not exist that there is none', () => {
    const fits = paper.results.fit.fits.map((fit) => ({ ...fit, aicc: null }));
    const shown = {
      ...paper,
      results: { ...paper.results, fit: { ...paper.results.fit, fits } },
    };
    const { rows, columns } = tableOf('model-selection', {
      ...paperView,
      shown,
    });
    const at = columns.findIndex(({ head }) => head === 'AICc');
    expect(rows[0]?.[at]).toEqual({ text: NONE, values: [null] });
  });

  it('keep what was typed and cannot be read', () => {
    const state = {
      ...paper.state,
      rows: paper.state.rows.map((row, at) => (at === 1 ? { ...row, gain: 'soon' } : row)),
    };
    const rows = {
      ...paper.table,
      fitted: paper.table.fitted.filter(({ row }) => row !== 1),
    };
    expect(tableOf('data', { ...paperView, state, rows }).rows[1]?.[1]).toEqual({
      text: 'soon',
      values: ['soon'],
    });
  });
});
