/** What each method refuses: by a value that names the code and the field. */
import { describe, expect, it } from 'vitest';
import { answered, rows, type Method } from './every_method';

describe('what is refused, and why', () => {
  it.each<[string, Method, unknown[], string, string | null]>([
    ['a number for the rows', 'fit', [5], 'no-rows', null],
    ['a text for the rows', 'fit', ['0.5 1.2 0.4'], 'no-rows', null],
    ['a number for the options', 'fit', [rows, 5], 'bad-option', 'options'],
    ['no sizes', 'forecast', [rows], 'bad-option', 'sizes'],
    ['sizes that are one number', 'forecast', [rows, { sizes: 70 }], 'bad-option', 'sizes'],
    ['a hole in the sizes', 'forecast', [rows, { sizes: [70, , 8] }], 'bad-target', 'sizes'], // eslint-disable-line no-sparse-arrays
    ['a size in words', 'forecast', [rows, { sizes: ['70B'] }], 'bad-target', 'sizes'],
    ['one level', 'forecast', [rows, { sizes: [70], levels: 0.9 }], 'bad-option', 'levels'],
    ['no replicates', 'bootstrap', [rows, { sizes: [70] }], 'bad-option', 'replicates'],
    ['no end', 'bootstrapSlice', [rows, { sizes: [70], first: 0 }], 'bad-option', 'last'],
    ['no sizes to decompose at', 'decompose', [rows, { sizes: [] }], 'bad-option', 'sizes'],
    [
      'bounds that are a number',
      'decompose',
      [rows, { sizes: [8], bounds: 3 }],
      'bad-option',
      'bounds',
    ],
    ['one delta', 'decompose', [rows, { sizes: [8], deltas: 1 }], 'bad-option', 'deltas'],
    ['targets in words', 'validate', [rows, { targets: '70' }], 'bad-option', 'targets'],
    ['truths that are a law', 'validate', [rows, { truths: 'power' }], 'bad-option', 'truths'],
    ['no candidates', 'design', [rows, { target: 70 }], 'bad-option', 'candidates'],
    [
      'a cost in dollars',
      'design',
      [rows, { candidates: [14], target: 70, cost: 100 }],
      'bad-option',
      'cost',
    ],
    [
      'a yes',
      'gainSe',
      [{ base: 1, score: 2, questions: 9, paired: 'yes' }],
      'bad-option',
      'paired',
    ],
    [
      'an unknown method',
      'forecast',
      [rows, { sizes: [70], method: 'magic' }],
      'unknown-method',
      'method',
    ],
    ['slices of nothing', 'bootstrapSummary', [], 'bad-slice', 'slices'],
  ])('%s', (_, method, given, code, field) => {
    expect(answered(method, ...given)).toMatchObject({ ok: false, error: { code, field } });
  });
});
