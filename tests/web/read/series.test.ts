import { describe, expect, it } from 'vitest';
import { createInquiry } from '../../../web/src/read/inquiry';
import type { Fact } from '../../../web/src/read/facts';
import { seriesFrom } from '../../../web/src/read/series';

/** Facts of a baseline and a tuned model a size, and how often their sizes and lines are looked at. */
function counted(sizes: number): { facts: Fact[]; looks: () => number } {
  let looks = 0;
  const fact = (at: number, isBase: boolean): Fact => ({
    stat: 'score',
    benchmark: '',
    lineMethod: isBase ? '' : 'RL',
    lineIsBase: isBase,
    methodStated: true,
    method: '',
    group: '',
    family: '',
    get size() {
      looks += 1;
      return 1 + at;
    },
    label: '',
    get line() {
      looks += 1;
      return 2 * at + (isBase ? 0 : 1);
    },
    value: isBase ? 30 : 40,
    written: '',
    se: null,
    writtenSe: '',
    questions: null,
    counted: false,
    samples: null,
    seeded: false,
    column: {} as Fact['column'],
    answers: null,
  });
  const facts = Array.from({ length: sizes }, (_, at) => [fact(at, true), fact(at, false)]).flat();
  return { facts, looks: () => looks };
}

const workOf = (sizes: number): number => {
  const { facts, looks } = counted(sizes);
  const [series] = seriesFrom(facts, createInquiry({}));
  expect(series?.observations).toHaveLength(sizes);
  return looks();
};

describe('putting scores before and after together', () => {
  it('takes work in proportion to the rows', () => {
    expect(workOf(2000) / workOf(500)).toBeLessThan(5);
  });
});
