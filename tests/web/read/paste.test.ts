import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBlock, applyRows, blockOf } from '../../../web/src/read/paste';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { addRow, replaceRows, type RowText } from '../../../web/src/state/state';

const ROWS: RowText[] = [
  { size: '1', gain: '2', se: '0.3' },
  { size: '2', gain: '3', se: '0.4' },
];
const mine = replaceRows(DEFAULT_STATE, [
  { size: '0.5', gain: '1', se: '0.3' },
  { size: '8', gain: '5', se: '0.4' },
]);

describe('a block of cells', () => {
  it.each([
    ['1.2\n2.1\n3.5', 'gain', [['1.2'], ['2.1'], ['3.5']]],
    [
      '1.2\t0.4\n2.1\t0.3',
      'gain',
      [
        ['1.2', '0.4'],
        ['2.1', '0.3'],
      ],
    ],
    ['0.6B\n1.7B', 'size', [['0.6B'], ['1.7B']]],
    ['1.7B\t5.4\t0.5', 'size', [['1.7B', '5.4', '0.5']]],
  ] as const)('%j at the %s fills cells from there', (text, field, cells) => {
    expect(blockOf(text, field)).toEqual(cells);
  });

  it.each([
    ['1.7B\t5.4\t0.5\n4B\t6\t0.5', 'size'],
    ['size\tgain\n1\t2', 'gain'],
    ['Qwen3-0.6B & 34.1 & 40.2 \\\\\nQwen3-1.7B & 45 & 52 \\\\', 'size'],
    ['[{"size": 1}]', 'size'],
    ['1.2\n2.1', null],
  ] as const)('%j at the %s is none: it may be a table', (text, field) => {
    expect(blockOf(text, field)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => blockOf(text, 'size')).not.toThrow();
      }),
    );
  });

  it('fills the reader’s own rows, and adds rows for what hangs over', () => {
    const last = mine.rows.at(-1)?.id ?? 0;
    const { state } = applyBlock(
      mine,
      [
        ['9.0', '0.9'],
        ['9.5', '0.8'],
      ],
      { id: last, field: 'gain' },
    );
    expect(state.rows.map(({ gain, se }) => [gain, se])).toEqual([
      ['1', '0.3'],
      ['9.0', '0.9'],
      ['9.5', '0.8'],
    ]);
  });

  it('never mixes with the sample', () => {
    const { state, notes } = applyBlock(DEFAULT_STATE, [['9.0'], ['9.5']], {
      id: 1,
      field: 'gain',
    });
    expect(state.rows.map(({ size, gain, se }) => [size, gain, se])).toEqual([
      ['', '9.0', ''],
      ['', '9.5', ''],
    ]);
    expect(notes[0]).toContain('undo brings it back');
  });
});

describe('rows that were read', () => {
  it('replace the rows, and it is said that undo brings them back', () => {
    const { state, notes } = applyRows(DEFAULT_STATE, ROWS, { id: 1, field: 'size' });
    expect(state.rows.map((row) => row.size)).toEqual(['1', '2']);
    expect(state.example).toBeNull();
    expect(notes[0]).toBe('Pasted 2 rows in place of 5 rows; undo brings them back.');
  });

  it('take the place of a blank row among the reader’s own', () => {
    const state = addRow(mine);
    const at = { id: state.rows.at(-1)?.id ?? 0, field: 'size' } as const;
    const after = applyRows(state, ROWS, at).state;
    expect(after.rows.map((row) => row.size)).toEqual(['0.5', '8', '1', '2']);
    expect(new Set(after.rows.map((row) => row.id)).size).toBe(4);
  });

  it('replace the sample even from a blank row', () => {
    const state = addRow(DEFAULT_STATE);
    const at = { id: state.rows.at(-1)?.id ?? 0, field: 'size' } as const;
    expect(applyRows(state, ROWS, at).state.rows.map((row) => row.size)).toEqual(['1', '2']);
  });
});
