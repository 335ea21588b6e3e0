import { describe, expect, it } from 'vitest';
import { parseAmount, parseCount } from '../../../web/src/format/amounts';

describe('an amount', () => {
  it.each([
    ['30,000', 30000],
    ['30 000', 30000],
    ['30\u202F000', 30000],
    ["30'000", 30000],
    ['$30k', 30000],
    ['$30 K', 30000],
    ['30k $', 30000],
    ['$1.5M', 1.5e6],
    ['1,234,567', 1234567],
    ['$1,200.50', 1200.5],
    ['1,60', 1.6],
    ['$1.60', 1.6],
    ['1.600', 1.6],
    ['1,2345', 1.2345],
    ['30000', 30000],
    ['USD 30,000', 30000],
    ['2e4', 20000],
  ])('%s is %d', (text, value) => {
    expect(parseAmount(text)).toBe(value);
  });

  it.each(['', 'many', '30,00,0', '3 000 00', '$', 'k'])('“%s” is none', (text) => {
    expect(parseAmount(text)).toBeNull();
  });
});

describe('a count', () => {
  it.each([
    ['1,319', 1319],
    ['1.319', 1319],
    ['1 319', 1319],
    ['1.234.567', 1234567],
    ['500', 500],
    ['14k', 14000],
    ['1.5k', 1500],
    ['30.000,50', 30000.5],
  ])('%s is %d', (text, value) => {
    expect(parseCount(text)).toBe(value);
  });
});
