import { describe, expect, it } from 'vitest';
import { meanOf, rowsOf } from '../../../web/src/analysis/mean';
import { parseRows } from '../../../web/src/state/rows';
import { makeRows, type RowText } from '../../../web/src/state/state';

const row = (series: string, size: string, gain: string, se: string, heldOut = false): RowText => ({
  series,
  size,
  gain,
  se,
  heldOut,
});
const mean = (...rows: RowText[]) => meanOf(parseRows(makeRows(rows)));
const figures = (rows: readonly { size: number; gain: number; se: number | null }[]) =>
  rows.map(({ size, gain, se }) => [size, gain, se === null ? null : Number(se.toPrecision(12))]);

describe('the mean of several series', () => {
  it('has the mean gain and √(Σ se²)/m at every size', () => {
    const { rows, of, leftOut } = mean(
      row('a', '1', '2', '0.3'),
      row('a', '8', '6', '0.6'),
      row('b', '1', '4', '0.4'),
      row('b', '8', '8', '0.8'),
    );
    expect(figures(rows.fitted)).toEqual([
      [1, 3, 0.25], // √(0.09 + 0.16) / 2
      [8, 7, 0.5],
    ]);
    expect([of, leftOut]).toEqual([['a', 'b'], []]);
  });

  it('leaves out the sizes that not all of them have, however they are written', () => {
    const { rows, leftOut } = mean(
      row('a', '1700M', '2', '1'),
      row('a', '4', '3', '1'),
      row('b', '1.7B', '4', '1'),
      row('b', '14', '5', '1'),
    );
    expect(rows.fitted.map(({ size }) => size)).toEqual([1.7]);
    expect(leftOut).toEqual([4, 14]);
  });

  it('is without series that have no usable row, and names them', () => {
    const { rows, of, without } = mean(
      row('a', '1', '2', '1'),
      row('b', '1', '4', '1'),
      row('c', '1', '', ''),
    );
    expect(figures(rows.fitted)).toEqual([[1, 3, Number(Math.SQRT1_2.toPrecision(12))]]);
    expect([of, without]).toEqual([['a', 'b'], ['c']]);
  });

  it('takes several rows of one series at one size as their mean', () => {
    const { rows } = mean(
      row('a', '1', '1', '0.6'),
      row('a', '1', '3', '0.8'),
      row('b', '1', '4', '1.2'),
    );
    expect(figures(rows.fitted)).toEqual([[1, 3, 0.65]]); // a is 2 ± 0.5; √(0.25 + 1.44) / 2
  });

  it('holds a size out when a series has it only held out', () => {
    const { rows, leftOut } = mean(
      row('a', '1', '2', '1'),
      row('a', '8', '6', '1'),
      row('b', '1', '4', '1'),
      row('b', '8', '8', '1', true),
      row('b', '8', '9', '1', true),
    );
    expect(rows.fitted.map(({ size }) => size)).toEqual([1]);
    expect(rows.heldOut.map(({ size, gain }) => [size, gain])).toEqual([[8, 7.25]]);
    expect(leftOut).toEqual([]);
  });

  it('of equal series is that series, with its error over √m', () => {
    const series = ['a', 'b', 'c', 'd'];
    const { rows } = mean(...series.map((name) => row(name, '2', '5', '1')));
    expect(figures(rows.fitted)).toEqual([[2, 5, 0.5]]);
  });

  it('has rows that stand nowhere in the table', () => {
    const { rows } = mean(row('a', '1', '2', '1'), row('b', '1', '4', '1'));
    expect(rows.fitted[0]).toMatchObject({ row: -1, label: '' });
  });
});

describe('the rows of one series', () => {
  it('are its own, with its own problems', () => {
    const table = parseRows(
      makeRows([row('a', '1', '2', '1'), row('b', 'x', '4', '1'), row('b', '2', '4', '1')]),
    );
    expect(rowsOf(table, 'a').problems).toEqual([]);
    const b = rowsOf(table, 'b');
    expect(b.fitted.map((placed) => placed.row)).toEqual([2]);
    expect(b.problems.map(({ message }) => message)).toEqual([
      'b, row 1, size: “x” is not a size. Write billions of parameters, for example 1.7 or 350M.',
    ]);
  });
});
