import { describe, expect, it } from 'vitest';
import { rowsBeforeAnswer } from '../../../web/src/analysis/rows_alone';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { replaceRows } from '../../../web/src/state/state';

describe('rows without a forecast', () => {
  it('have axes that reach from the rows to the targets, and no curve', () => {
    const { rows, fittedRange, results } = rowsBeforeAnswer(DEFAULT_STATE);
    expect(rows.fitted).toHaveLength(5);
    expect(fittedRange).toEqual({ smallest: 0.5, largest: 8 });
    expect(Math.min(...results.curve.sizes)).toBeLessThan(0.5);
    expect(Math.max(...results.curve.sizes)).toBe(Math.max(...DEFAULT_STATE.targets));
    expect(results.curve.mean.every((mean) => mean === null)).toBe(true);
    expect(results.targets.laws).toEqual([]);
  });

  it('may be none', () => {
    const { fittedRange, results } = rowsBeforeAnswer(replaceRows(DEFAULT_STATE, [{}]));
    expect(fittedRange).toBeNull();
    expect(results.curve.sizes.every((size) => Number.isFinite(size) && size > 0)).toBe(true);
  });
});
