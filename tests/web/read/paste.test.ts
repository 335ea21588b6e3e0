import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPaste } from '../../../web/src/read/paste';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { headerField } from '../../../web/src/read/headings';
import { parsePaste } from '../../../web/src/read/table_text';
import { describeProblems, parseRows } from '../../../web/src/state/rows';
import { addRow, makeRows, type RowText } from '../../../web/src/state/state';

function table(text: string): {
  rows: readonly RowText[];
  notes: readonly string[];
} {
  const pasted = parsePaste(text, 'size');
  if (pasted?.kind !== 'table') throw new Error(`not a table: ${JSON.stringify(pasted)}`);
  return pasted;
}

const observations = (text: string) =>
  parseRows(makeRows(table(text).rows)).fitted.map(({ size, gain, se }) => [size, gain, se]);

const EXPECTED = [
  [0.5, 1.2, 0.4],
  [1.7, -2.1, 0.3],
];

describe('a pasted table is understood', () => {
  it.each([
    ['CSV', '0.5,1.2,0.4\n1.7,-2.1,0.3'],
    ['CSV from Windows', '0.5,1.2,0.4\r\n1.7,-2.1,0.3\r\n'],
    ['TSV, as spreadsheets copy', '0.5\t1.2\t0.4\n1.7\t-2.1\t0.3\n'],
    ['semicolons with decimal commas', '0,5;1,2;0,4\n1,7;-2,1;0,3'],
    ['a header', 'size,gain,se\n0.5,1.2,0.4\n1.7,-2.1,0.3'],
    ['a header with units', 'Size (B)\tGain (pp)\t± SE\n0.5\t1.2\t0.4\n1.7\t-2.1\t0.3'],
    ['columns in another order', 'stderr;delta;params\n0,4;1,2;0,5\n0,3;-2,1;1,7'],
    ['quoted cells', '"model size","improvement","error"\n"0.5","1.2","0.4"\n"1.7","-2.1","0.3"'],
    [
      'a Markdown table',
      '| N | gain | se |\n|---|---:|---:|\n| 0.5B | **1.2** | 0.4 |\n| 1.7B | \u22122.1 | 0.3 |',
    ],
    [
      'a Markdown table without outer bars',
      'size | gain | se\n--- | --- | ---\n0.5 | 1.2 | 0.4\n1.7 | -2.1 | 0.3',
    ],
    ['columns lined up with spaces', 'size   gain   se\n0.5    1.2    0.4\n1.7    -2.1   0.3'],
    ['suffixes', '500M,+1.2 %,±0.4 pp\n1.7B,\u22122.1 pp,±0.3'],
    ['the error in the gain’s cell', 'size,gain\n0.5,1.2 ± 0.4\n1.7,-2.1 ± 0.3'],
    ['the error in the gain’s cell without a header', '0.5B,1.2±0.4\n1.7B,-2.1±0.3'],
    ['sizes in models’ names', 'model,gain,se\nQwen2.5-0.5B,1.2,0.4\nQwen3-1.7B,-2.1,0.3'],
    ['sizes in names without a header', 'Qwen2.5-0.5B\t1.2\t0.4\nQwen3-1.7B\t-2.1\t0.3'],
    ['sizes under the header "model"', 'model,gain,se\n0.5B,1.2,0.4\n1.7B,-2.1,0.3'],
    ['the size in the last column', '1.2,0.4,0.5B\n-2.1,0.3,1.7B'],
    ['blank lines between', '0.5,1.2,0.4\n\n1.7,-2.1,0.3\n\n'],
    ['raw parameter counts', 'params,gain,se\n500000000,1.2,0.4\n1.7e9,-2.1,0.3'],
  ])('%s', (_, text) => expect(observations(text)).toEqual(EXPECTED));

  it.each([
    ['Gain ± SE (pp)', 'gain'],
    ['± (pp)', 'se'],
    ['gain_se', 'se'],
    ['Std. Error', 'se'],
    ['standard error of gain', 'se'],
    ['Model size (B)', 'size'],
    ['n_params', 'size'],
    ['Parameters, billions', 'size'],
    ['Δ', 'gain'],
    ['Mean gain over SFT', 'gain'],
    ['Improvement (pp)', 'gain'],
    ['**Model**', 'label'],
  ])('the header %j heads the %s', (header, field) => {
    expect(headerField(header)).toBe(field);
  });

  it('splits where every line splits alike, whatever else stands in the labels', () => {
    const { rows } = table('0.5,1.2,0.4,small; first\n1.7,-2.1,0.3,large');
    expect(rows.map((row) => row.label)).toEqual(['small; first', 'large']);
  });

  it('keeps labels, and the name that a size was read from', () => {
    expect(table('name,size,gain,se\nsmall,0.5,1.2,0.4').rows[0]?.label).toBe('small');
    const named = table('model,gain,se\nQwen3-8B,1,0.4');
    expect(named.rows[0]).toMatchObject({ label: 'Qwen3-8B', size: '8B' });
    expect(named.notes).toContain('The sizes were read from the models’ names.');
  });

  it('keeps rows without a column of standard errors, which one sentence asks for', () => {
    const { rows, notes } = table('size,gain\n0.5,1.2\n1,2.1');
    expect(rows.map((row) => row.se)).toEqual(['', '']);
    expect(notes).toEqual([]);
    expect(describeProblems(parseRows(makeRows(rows)))).toEqual([
      'Rows 1 and 2 are not used yet: the standard error is still empty.',
    ]);
  });

  it('names the columns that it does not use', () => {
    expect(table('size,gain,se,cluster\n1,2,0.3,west').notes).toContain(
      'Columns not used: “cluster”.',
    );
  });

  it('keeps a bad cell as it was written', () => {
    expect(table('size,gain,se\n1,oops,0.3\n2,2,0.3').rows[0]?.gain).toBe('oops');
  });

  it('reads back any table of numbers, whatever the delimiter and the decimal mark', () => {
    const cell = fc.integer({ min: 1, max: 99999 }).map((hundredths) => hundredths / 100);
    const row = fc.tuple(cell, cell, cell);
    const style = fc.constantFrom(['\t', '.'], [',', '.'], [';', ','], ['\t', ',']);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), style, (rows, [mark, point]) => {
        const text = rows
          .map((cells) => cells.map((value) => String(value).replace('.', point ?? '')).join(mark))
          .join('\n');
        expect(observations(text)).toEqual(rows);
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => parsePaste(text, 'size')).not.toThrow();
      }),
    );
  });
});

describe('what is not a table is left to the browser or fills cells', () => {
  it.each(['5.4', 'hello', '', '\n', '5.4\n'])('%j is an ordinary paste', (text) =>
    expect(parsePaste(text, 'gain')).toBeNull(),
  );

  it('a column fills downwards from the focused cell', () => {
    expect(parsePaste('1.2\n2.1\n3.5', 'gain')).toEqual({
      kind: 'block',
      cells: [['1.2'], ['2.1'], ['3.5']],
    });
  });

  it('two columns pasted at the gain are gain and se', () => {
    const pasted = parsePaste('1.2\t0.4\n2.1\t0.3', 'gain');
    expect(pasted).toMatchObject({ kind: 'block' });
  });
});

describe('where a paste goes', () => {
  const pasted = parsePaste('1,2,0.3\n2,3,0.4', 'size');
  if (!pasted) throw new Error('the text is a table');

  it('replaces the rows when pasted into a filled cell, and says that undo brings them back', () => {
    const { state, notes } = applyPaste(DEFAULT_STATE, pasted, {
      id: 1,
      field: 'size',
    });
    expect(state.rows.map((row) => row.size)).toEqual(['1', '2']);
    expect(state.example).toBeNull();
    expect(notes[0]).toBe('Pasted 2 rows in place of 5 rows; undo brings them back.');
  });

  it('takes the place of a blank row and keeps the others', () => {
    const state = addRow(DEFAULT_STATE);
    const blank = state.rows.at(-1);
    const after = applyPaste(state, pasted, {
      id: blank?.id ?? 0,
      field: 'size',
    }).state;
    expect(after.rows.map((row) => row.size)).toEqual(['0.5', '1', '2', '4', '8', '1', '2']);
    expect(new Set(after.rows.map((row) => row.id)).size).toBe(7);
  });

  it('fills a block over the cells below and adds rows for what hangs over', () => {
    const block = {
      kind: 'block',
      cells: [
        ['9.0', '0.9'],
        ['9.5', '0.8'],
      ],
    } as const;
    const { state } = applyPaste(DEFAULT_STATE, block, {
      id: 5,
      field: 'gain',
    });
    expect(state.rows.map((row) => row.gain)).toEqual(['1.2', '2.1', '3.5', '5.4', '9.0', '9.5']);
    expect(state.rows.map((row) => row.se).slice(4)).toEqual(['0.9', '0.8']);
  });
});
