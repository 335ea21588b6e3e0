import { fillBlock, insertRows } from '../../../web/src/state/blocks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import {
  firstSeries,
  newName,
  seriesOf,
  selectedSeriesAmong,
  tidyName,
  together,
} from '../../../web/src/state/series';
import {
  addRow,
  addSeries,
  isBlank,
  makeRows,
  nameTaken,
  removeSeries,
  renameSeries,
  replaceRows,
  setSelectedSeries,
  sortBySize,
  type RowText,
  type State,
} from '../../../web/src/state/state';
import { createStore } from '../../../web/src/state/store';

const of = (...series: string[]) => series.map((name, id) => ({ id, series: name }));
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

const holding = (...rows: RowText[]): State => ({
  ...DEFAULT_STATE,
  rows: makeRows(rows),
});
const ofTwo = holding(
  { series: 'GSM8K', size: '8' },
  { series: 'GSM8K', size: '1' },
  { series: 'MATH', size: '4' },
  { series: 'MATH', size: '2' },
);
const seen = ({ rows }: State) => rows.map(({ series, size }) => `${series} ${size}`.trim());

describe('rows of one series', () => {
  it('stand together, in the order in which the series first appear', () => {
    expect(ids(together(of('b', 'a', 'b', 'a', 'c', 'b')))).toEqual([0, 2, 5, 1, 3, 4]);
  });

  it('stay the same list when they stand together already', () => {
    const rows = of('b', 'b', 'a', 'c');
    expect(together(rows)).toBe(rows);
    expect(together([])).toEqual([]);
  });

  it('are never lost, whatever the order', () => {
    const names = fc.array(fc.constantFrom('', 'a', 'b', 'c'));
    fc.assert(
      fc.property(names, (series) => {
        const rows = of(...series);
        const gathered = together(rows);
        expect(ids(gathered).sort((a, b) => a - b)).toEqual(ids(rows));
        expect(seriesOf(gathered)).toEqual(seriesOf(rows));
        expect(together(gathered)).toBe(gathered);
      }),
    );
  });

  it('are kept of the first series only where there are too many', () => {
    const rows = of('a', 'b', 'b', 'c');
    expect(ids(firstSeries(rows, 2))).toEqual([0, 1, 2]);
    expect(firstSeries(rows, 3)).toBe(rows);
  });
});

describe('what the answer is about', () => {
  it.each(['benchmarks', 'methods'] as const)('is the only series of %s', (kind) => {
    expect(selectedSeriesAmong(['MATH'], null, kind)).toBe('MATH');
    expect(selectedSeriesAmong([''], 'MATH', kind)).toBe('');
    expect(selectedSeriesAmong([], null, kind)).toBe('');
    expect(selectedSeriesAmong(['GSM8K', 'MATH'], 'MATH', kind)).toBe('MATH');
  });

  it('is the mean of benchmarks, and the first of methods, unless one is named', () => {
    for (const wanted of [null, 'gone']) {
      expect(selectedSeriesAmong(['GSM8K', 'MATH'], wanted, 'benchmarks')).toBeNull();
      expect(selectedSeriesAmong(['GRPO', 'DPO'], wanted, 'methods')).toBe('GRPO');
    }
  });

  it('is a step of undo, and choosing it again is none', () => {
    const store = createStore(ofTwo);
    store.set(setSelectedSeries(store.get(), 'MATH'));
    store.set(setSelectedSeries(store.get(), 'MATH'));
    expect(store.get().selectedSeries).toBe('MATH');
    store.undo();
    expect([store.get(), store.canUndo()]).toEqual([ofTwo, false]);
  });

  it('is the mean again when other rows take the place of these', () => {
    expect(replaceRows(setSelectedSeries(ofTwo, 'MATH'), [{}]).selectedSeries).toBeNull();
  });
});

describe('names of series', () => {
  it('have single spaces and an end', () => {
    expect(tidyName('  ARC\t Challenge\n')).toBe('ARC Challenge');
    expect(tidyName('x'.repeat(5000)).length).toBe(80);
  });

  it('are new where one is made up', () => {
    expect(newName(['Benchmark 1'])).toBe('Benchmark 2');
    expect(newName(['Benchmark 2'])).toBe('Benchmark 3');
  });

  it('change for all rows of a series, which stays the subject', () => {
    const renamed = renameSeries(setSelectedSeries(ofTwo, 'MATH'), 'MATH', ' MATH500 ');
    expect(seen(renamed)).toEqual(['GSM8K 8', 'GSM8K 1', 'MATH500 4', 'MATH500 2']);
    expect(renamed.selectedSeries).toBe('MATH500');
    expect(renameSeries(setSelectedSeries(ofTwo, 'MATH'), 'GSM8K', 'GSM').selectedSeries).toBe(
      'MATH',
    );
  });

  it('do not become empty, nor one that another series has', () => {
    expect(nameTaken(ofTwo, 'MATH', ' ')).toBe('A benchmark needs a name.');
    expect(nameTaken(ofTwo, 'MATH', 'GSM8K')).toBe('There is already a benchmark named GSM8K.');
    expect(nameTaken(ofTwo, 'MATH', 'MATH ')).toBeNull();
    expect(renameSeries(ofTwo, 'MATH', 'GSM8K')).toBe(ofTwo);
  });
});

describe('changes of rows, with several series', () => {
  it('add a row to a series, the last one unless told', () => {
    expect(seen(addRow(ofTwo)).at(-1)).toBe('MATH');
    expect(seen(addRow(ofTwo, 'GSM8K'))[2]).toBe('GSM8K');
  });

  it('take a row with nothing but a series for blank', () => {
    expect(isBlank(makeRows([{ series: 'MATH' }])[0] ?? ofTwo.rows[0]!)).toBe(true);
  });

  it('sort within each series', () => {
    expect(seen(sortBySize(ofTwo))).toEqual(['GSM8K 1', 'GSM8K 8', 'MATH 2', 'MATH 4']);
  });

  it('let a block of cells grow its own series, not run into the next', () => {
    const block = [['5'], ['6'], ['7']];
    const filled = fillBlock(ofTwo, ofTwo.rows[1]?.id ?? 0, 'size', block);
    expect(seen(filled)).toEqual(['GSM8K 8', 'GSM8K 5', 'GSM8K 6', 'GSM8K 7', 'MATH 4', 'MATH 2']);
    expect(new Set(ids(filled.rows)).size).toBe(6);
  });

  it('give pasted rows that name no series the one of the blank row', () => {
    const blank = addRow(ofTwo, 'GSM8K');
    const filled = insertRows(blank, blank.rows[2]?.id ?? 0, [
      { size: '9' },
      { size: '3', series: 'MATH' },
    ]);
    expect(seen(filled)).toEqual(['GSM8K 8', 'GSM8K 1', 'GSM8K 9', 'MATH 3', 'MATH 4', 'MATH 2']);
  });

  it('add a series at the sizes of the first one, and remove one with its rows', () => {
    const added = addSeries(ofTwo);
    expect(seen(added).slice(4)).toEqual(['Benchmark 3 8', 'Benchmark 3 1']);
    expect(removeSeries(added, 'Benchmark 3')).toEqual(ofTwo);
  });
});
