import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExamplesSchema } from '../../../web/src/state/examples_schema';
import data from '../../../web/src/state/examples.json';
import {
  DEFAULT_STATE,
  EXAMPLES,
  exampleRows,
  findExample,
  isOfSeveral,
} from '../../../web/src/state/examples';
import { meanOf } from '../../../web/src/analysis/mean';
import { parseRows } from '../../../web/src/state/rows';

describe('the built-in data sets', () => {
  it('have the shape that the page reads', () => {
    expect(v.safeParse(ExamplesSchema, data).issues).toBeUndefined();
  });

  it('have ids of their own', () => {
    expect(new Set(EXAMPLES.map((example) => example.id)).size).toBe(EXAMPLES.length);
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s: the table gives back the figures, held-out rows kept apart',
    (_, example) => {
      const { fitted, heldOut, problems } = parseRows(exampleRows(example));
      expect(problems).toEqual([]);
      const figures = (held: boolean) =>
        example.points
          .filter((point) => point.held_out === held)
          .map(({ size, gain, se }) => ({ size, gain, se }));
      expect(fitted).toMatchObject(figures(false));
      expect(heldOut).toMatchObject(figures(true));
    },
  );

  it('begin with the paper’s, whose standard errors are recovered', () => {
    expect(DEFAULT_STATE.example).toBe('opsd-extrapolation-paper');
    expect(EXAMPLES[0]?.se_method).toBe('recovered');
  });
});

describe('examples of several benchmarks', () => {
  const several = EXAMPLES.filter(isOfSeveral);
  const published = (id: string) => findExample(id.replace(/-per-benchmark$/, ''));

  it('are those whose gains are given per benchmark', () => {
    expect(several.map(({ id }) => id)).toEqual([
      'opsd-v1-over-sft-per-benchmark',
      'opsd-v3-over-sft-per-benchmark',
      'opsd-repro-over-sft-per-benchmark',
      'simplerl-avg4-per-benchmark',
    ]);
  });

  it.each(several.map((example) => [example.id, example] as const))(
    '%s: the mean of the benchmarks is what was published as such',
    (id, example) => {
      const { rows, leftOut } = meanOf(parseRows(exampleRows(example)));
      const points = published(id)?.points ?? [];
      expect([rows.fitted.length, rows.heldOut.length, leftOut]).toEqual([
        points.filter((point) => !point.held_out).length,
        points.filter((point) => point.held_out).length,
        [],
      ]);
      for (const mean of [...rows.fitted, ...rows.heldOut]) {
        const point = points.find(({ size }) => size === mean.size);
        // Published gains are rounded to 0.1 or 0.01; errors are shared out to 0.01.
        expect(Math.abs(mean.gain - (point?.gain ?? NaN))).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Math.abs((mean.se ?? NaN) - (point?.se ?? NaN))).toBeLessThanOrEqual(0.005);
      }
    },
  );

  it('say that the errors per benchmark are not published', () => {
    for (const { se_method } of several)
      expect(se_method).toMatch(/^not published for each benchmark/);
  });
});
