import { describe, expect, it } from 'vitest';
import { read, Refused } from '../../../web/command/asked';

const asked = (...args: string[]) => {
  const found = read(['rows.csv', ...args]);
  if (!found) throw new Error('The help was asked for.');
  return found;
};

describe('What is asked on the command line', () => {
  it('is 70B by the method learned from post-training, unless told', () => {
    expect(asked()).toMatchObject({
      files: ['rows.csv'],
      targets: [{ size: 70, base: null }],
      method: 'post-training',
      level: 0.95,
      atLeast: 10,
      json: false,
    });
  });

  it('takes sizes one by one or as a list, each once, the first as the chosen one', () => {
    const { targets } = asked('--at', '70B', '--at', '350M, 14B;405', '--at', '70');
    expect(targets.map(({ size }) => size)).toEqual([70, 0.35, 14, 405]);
  });

  it('gives each base to its size', () => {
    expect(asked('--at', '14B', '--at', '70B', '--base', '62.1', '--base', '70%').targets).toEqual([
      { size: 14, base: 62.1 },
      { size: 70, base: 70 },
    ]);
    expect(asked('--base', '62.1').targets).toEqual([{ size: 70, base: 62.1 }]);
  });

  it('takes a loss for the least gain, with or without =', () => {
    expect(asked('--at-least', '-2.5').atLeast).toBe(-2.5);
    expect(asked('--at-least=-2.5 pp').atLeast).toBe(-2.5);
  });

  it('keeps what follows the first = of an answer', () => {
    expect(asked('--answer', 'unit=a=b').answers).toEqual({ unit: 'a=b' });
  });

  it('is the help where that is asked for', () => {
    expect(read(['--help'])).toBeNull();
    expect(read(['rows.csv', '-h'])).toBeNull();
  });

  it.each([
    [[], /Name a table/],
    [['rows.csv', '--at', 'many'], /--at: “many” is no model size/],
    [['rows.csv', '--at', '-3B'], /model size|argument/],
    [['rows.csv', '--base', '130'], /--base: “130” is no number from 0 to 100/],
    [['rows.csv', '--base', '1', '--base', '2'], /more scores than sizes/],
    [['rows.csv', '--method', 'guess'], /“guess” is none of paper, calibrated, post-training/],
    [['rows.csv', '--level', '1'], /--level/],
    [['rows.csv', '--level', ''], /--level/],
    [['rows.csv', '--at-least', 'NaN'], /--at-least/],
    [['rows.csv', '--answer', 'yes'], /not of the form question=answer/],
    [['rows.csv', '--unknown'], /--unknown/],
    [['rows.csv', '--at', Array.from({ length: 30 }, (_, at) => at + 1).join(',')], /at most 24/],
  ])('%j is refused in a sentence', (args, why) => {
    expect(() => read(args)).toThrow(Refused);
    expect(() => read(args)).toThrow(why);
  });
});
