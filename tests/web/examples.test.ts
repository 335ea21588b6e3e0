import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import data from '../../web/src/state/examples.json';
import { DEFAULT_STATE, EXAMPLES, ExamplesSchema, exampleRows } from '../../web/src/state/examples';
import { parseRows } from '../../web/src/state/rows';

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
