import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parsePoints,
  parseSize,
  sizeInName,
  splitPlusMinus,
} from '../../../web/src/format/numbers';

describe('gains and standard errors', () => {
  it.each([
    ['5.4', 5.4],
    ['+5.4', 5.4],
    ['-0.3', -0.3],
    ['\u22120.3', -0.3],
    ['\u20132.2', -2.2],
    ['5,4', 5.4],
    ['.5', 0.5],
    ['5.4 %', 5.4],
    ['5.4pp', 5.4],
    ['5.4 pp', 5.4],
    ['± 0.5', 0.5],
    ['+/- 0.5', 0.5],
    ['**5.4**', 5.4],
    ['1e-3', 0.001],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1,234,567', 1234567],
    ['0', 0],
  ])('reads %j as %d', (text, value) => expect(parsePoints(text)).toBe(value));

  it.each(['', 'abc', '5.4.', '5.4.1', '5 4', '--5', '5e', 'NaN', '1e999', '0x10', '5.4 GB'])(
    'does not read %j',
    (text) => expect(parsePoints(text)).toBeNull(),
  );

  it('reads back every finite number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parsePoints(String(value))).toBe(value + 0); // String(-0) is "0"
      }),
    );
  });

  it('reads a decimal comma as it reads a decimal point', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), (hundredths) => {
        const text = (hundredths / 100).toFixed(2);
        expect(parsePoints(text.replace('.', ','))).toBe(parsePoints(text));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = parsePoints(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('sizes', () => {
  it.each([
    ['8', 8],
    ['1.7B', 1.7],
    ['1.7 b', 1.7],
    ['350M', 0.35],
    ['125m', 0.125],
    ['1T', 1000],
    ['8e9', 8],
    ['8000000000', 8],
    ['8,000,000,000', 8],
    ['0,5', 0.5],
    ['7 billion', 7],
    ['7B params', 7],
  ])('reads %j as %d billions', (text, billions) =>
    expect(parseSize(text)?.billions).toBe(billions),
  );

  it('says when a bare number of a million or more was read as parameters', () => {
    expect(parseSize('8e9')?.inParameters).toBe(true);
    expect(parseSize('8e9B')).toEqual({ billions: 8e9, inParameters: false });
    expect(parseSize('405')?.inParameters).toBe(false);
  });

  it.each(['', 'B', 'abc', '8x7B', '1.7C'])('does not read %j', (text) =>
    expect(parseSize(text)).toBeNull(),
  );

  it.each([
    ['Qwen3-8B', '8B'],
    ['Qwen3-30B-A3B', '30B'],
    ['Llama-3.1-405B-Instruct', '405B'],
    ['opt-125m', '125M'],
    ['Qwen2.5 1.5b', '1.5B'],
    ['Mixtral-8x7B', null],
    ['GPT-4', null],
    ['GPT-2 medium', null],
  ])('finds in the name %j the size %j', (name, size) => expect(sizeInName(name)).toBe(size));
});

describe('a gain and its standard error in one cell', () => {
  it.each([
    ['5.4 ± 0.5', '5.4', '0.5'],
    ['5.4±0.5 pp', '5.4', '0.5 pp'],
    ['-5.4 +/- 0.5', '-5.4', '0.5'],
    ['5.4 +- 0.5', '5.4', '0.5'],
    ['(5.4 ± 0.5) pp', '5.4', '0.5'],
  ])('splits %j', (text, gain, se) => expect(splitPlusMinus(text)).toEqual({ gain, se }));

  it.each(['5.4', '± 0.5', '5.4 ±', 'a ± b'])('leaves %j', (text) =>
    expect(splitPlusMinus(text)).toBeNull(),
  );
});
