/** Slices of a bootstrap or a validation are summed only where they belong together. */
import { describe, expect, it } from 'vitest';
import { answered, engine, part, rows, trials, valueOf } from './every_method';

describe('slices that do not belong together', () => {
  const sliceOf = (options: object, of = rows) =>
    valueOf(engine.bootstrapSlice(of, { ...part, ...options }));
  const whole = { first: 0, last: 5 };
  const rest = { first: 5, last: 9 };
  const others = rows.map((row) => ({ ...row, gain: row.gain + 1 }));

  it.each<[string, () => unknown[]]>([
    ['overlap', () => [sliceOf(whole), sliceOf({ first: 4, last: 9 })]],
    ['occur twice', () => [sliceOf(whole), sliceOf(whole)]],
    ['have other seeds', () => [sliceOf(whole), sliceOf({ ...rest, seed: 2 })]],
    ['have other criteria', () => [sliceOf(whole), sliceOf({ ...rest, criterion: 'bic' })]],
    ['are of other rows', () => [sliceOf(whole), sliceOf(rest, others)]],
    ['are preprocessed otherwise', () => [sliceOf(whole), sliceOf({ ...rest, extraSe: 1 })]],
    ['are empty', () => [sliceOf({ first: 3, last: 3 })]],
    ['hold other counts', () => [{ ...sliceOf(whole), atLimit: [NaN] }]],
    ['hold no doubles', () => [{ ...sliceOf(whole), values: [1, 2, 3] }]],
  ])('of a bootstrap: they %s', (_, slices) => {
    expect(answered('bootstrapSummary', slices())).toMatchObject({
      ok: false,
      error: { code: 'bad-slice', field: 'slices' },
    });
  });

  const trialsOf = (options: object, of = rows) =>
    valueOf(engine.validateSlice(of, { ...trials, ...options }));
  const later = { first: 4, last: 6, trials: 6 };

  it.each<[string, () => unknown[]]>([
    ['overlap', () => [trialsOf({}), trialsOf({ first: 3, last: 6 })]],
    ['have other seeds', () => [trialsOf({}), trialsOf({ ...later, seed: 2 })]],
    ['have other targets', () => [trialsOf({}), trialsOf({ ...later, targets: [14] })]],
    ['are of other rows', () => [trialsOf({}), trialsOf(later, others)]],
    ['have no trials', () => [{ ...trialsOf({}), last: NaN }]],
    ['have a level beyond 1', () => [{ ...trialsOf({}), level: 7 }]],
  ])('of a validation: they %s', (_, slices) => {
    expect(answered('validateSummary', slices())).toMatchObject({
      ok: false,
      error: { code: 'bad-slice', field: 'slices' },
    });
  });

  it('but those that do are summed: in any order, with gaps, the rows in any order', () => {
    const slices = [sliceOf(rest, [...rows].reverse()), sliceOf({ ...whole, criterion: 'aic' })];
    expect(valueOf(engine.bootstrapSummary(slices)).replicates).toBe(9);
    const gap = [trialsOf({}), trialsOf({ first: 10, last: 12, trials: 12 })];
    expect(valueOf(engine.validateSummary(gap)).trials).toBe(6);
  });
});
