import { describe, expect, it } from 'vitest';
import { describeProblems, parseRows, placeError } from '../../../web/src/state/rows';
import { makeRows, type RowText } from '../../../web/src/state/state';

const parse = (...rows: RowText[]) => parseRows(makeRows(rows));
const good = { size: '8', gain: '5.4', se: '0.5' };

describe('rows become observations', () => {
  it('reads good rows and remembers where they stand', () => {
    const { fitted, problems } = parse(
      {},
      good,
      { size: '', gain: ' ', se: '' },
      { ...good, size: '1.7B' },
    );
    expect(fitted).toMatchObject([
      { size: 8, gain: 5.4, se: 0.5, row: 1 },
      { size: 1.7, gain: 5.4, se: 0.5, row: 3 },
    ]);
    expect(problems).toEqual([]);
  });

  it('reads the standard error out of the gain’s cell', () => {
    expect(parse({ size: '8', gain: '5.4 ± 0.5' }).fitted).toMatchObject([{ gain: 5.4, se: 0.5 }]);
  });

  it('keeps held-out rows apart', () => {
    const { fitted, heldOut } = parse(good, { ...good, heldOut: true });
    expect([fitted.length, heldOut.length]).toEqual([1, 1]);
  });
});

describe('a bad cell is named in a sentence and the rest keeps working', () => {
  it.each([
    [{ ...good, gain: 'abc' }, 'Row 2, gain: “abc” is not a number. Write pp, for example 5.4.'],
    [{ ...good, se: '0' }, 'Row 2, ± se: the standard error must be greater than 0.'],
    [{ ...good, se: '-1' }, 'Row 2, ± se: the standard error must be greater than 0.'],
    [{ ...good, size: '0' }, 'Row 2, size: the size must be greater than 0.'],
    [
      { ...good, size: 'big' },
      'Row 2, size: “big” is not a size. Write billions of parameters, for example 1.7 or 350M.',
    ],
  ])('%j', (row, sentence) => {
    const { fitted, problems } = parse(good, row, good);
    expect(problems.map((problem) => problem.message)).toEqual([sentence]);
    expect(fitted.map((observation) => observation.row)).toEqual([0, 2]);
  });

  it('groups rows that merely lack the same cells', () => {
    const lacking = { size: '1', gain: '2' };
    const parsed = parse(lacking, lacking, { size: '3' });
    expect(describeProblems(parsed)).toEqual([
      'Rows 1 and 2 are not used yet: the standard error is still empty.',
      'Row 3 is not used yet: the gain and standard error are still empty.',
    ]);
  });

  it('lists many such rows by their runs', () => {
    const lacking = { size: '1', gain: '2' };
    expect(describeProblems(parse(lacking, lacking, lacking, good, lacking))).toEqual([
      'Rows 1–3 and 5 are not used yet: the standard error is still empty.',
    ]);
  });

  it('says when sizes were read as numbers of parameters', () => {
    expect(parse({ ...good, size: '8e9' }).notes).toEqual([
      'Sizes of a million and more are read as numbers of parameters: 8e9 is 8B.',
    ]);
    expect(parse(good).notes).toEqual([]);
  });
});

describe('with several series, a cell is named by its series, too', () => {
  const math = { ...good, series: 'MATH' };
  const gsm = { ...good, series: 'GSM8K' };

  it('and its row is counted there', () => {
    const { problems, places } = parse(gsm, gsm, math, {
      ...math,
      gain: 'abc',
    });
    expect(problems.map((problem) => problem.message)).toEqual([
      'MATH, row 2, gain: “abc” is not a number. Write pp, for example 5.4.',
    ]);
    expect(places.map(({ number }) => number)).toEqual([1, 2, 1, 2]);
  });

  it('and those that merely lack the same are one sentence', () => {
    const parsed = parse({ ...gsm, se: '' }, { ...gsm, se: '' }, math, {
      ...math,
      se: '',
    });
    expect(describeProblems(parsed)).toEqual([
      'Rows 1 and 2 of GSM8K and 2 of MATH are not used yet: the standard error is still empty.',
    ]);
  });

  it('and the series without a name is called unnamed', () => {
    const { problems } = parse(gsm, { ...good, se: '0' });
    expect(problems[0]?.message).toMatch(/^unnamed, row 1, ± se: /);
  });

  it('and a refusal of the engine is placed likewise', () => {
    const error = {
      code: 'x',
      row: 2,
      field: 'gain',
      message: 'Row 3: the gain is too large.',
    };
    expect(placeError(error, parse(gsm, {}, gsm, math)).message).toBe(
      'MATH, row 1: the gain is too large.',
    );
  });

  it('but a single series is not named', () => {
    const { problems } = parse(math, { ...math, se: '0' });
    expect(problems[0]?.message).toMatch(/^Row 2, ± se: /);
  });
});

describe('the engine’s refusals', () => {
  const rows = parse({}, good, { ...good, gain: 'x' }, good);

  it('are said about the row of the table, not of the fit', () => {
    const error = {
      code: 'out-of-range',
      row: 1,
      field: 'gain',
      message: 'Row 2: the gain is too large.',
    };
    expect(placeError(error, rows)).toEqual({
      ...error,
      row: 3,
      message: 'Row 4: the gain is too large.',
    });
  });

  it('about the whole data set, or about targets, stay as they are', () => {
    const whole = {
      code: 'too-few-sizes',
      row: null,
      field: null,
      message: 'Two sizes are needed.',
    };
    expect(placeError(whole, rows)).toEqual(whole);
    const target = {
      code: 'bad-target',
      row: 0,
      field: 'sizes',
      message: 'Size 1 must be positive.',
    };
    expect(placeError(target, rows)).toEqual(target);
  });
});

describe('rows without a standard error', () => {
  const rows = makeRows([
    { size: '1', gain: '2' },
    { size: '7', gain: '5', se: '0.4' },
    { size: '13', se: '0.4' },
  ]);

  it('are used where it may be assumed, and unfinished elsewhere', () => {
    expect(parseRows(rows, true).fitted.map(({ se }) => se)).toEqual([null, 0.4]);
    expect(parseRows(rows).fitted.map(({ se }) => se)).toEqual([0.4]);
    expect(describeProblems(parseRows(rows, true))).toEqual([
      'Row 3 is not used yet: the gain is still empty.',
    ]);
  });
});
