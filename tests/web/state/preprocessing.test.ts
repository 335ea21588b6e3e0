import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { preprocessingOf } from '../../../web/src/state/preprocessing';
import { clearRows, replaceRows, setCell } from '../../../web/src/state/state';

describe('bounds by the score, and scatter where no law fits', () => {
  it('are for tables that are new, not for what was published before', () => {
    expect(preprocessingOf(DEFAULT_STATE)).toEqual({});
    for (const fresh of [clearRows(DEFAULT_STATE), replaceRows(DEFAULT_STATE, [{ size: '1' }])])
      expect(preprocessingOf(fresh)).toEqual({ bounded: true, scatter: true });
    const [first] = DEFAULT_STATE.rows;
    expect(setCell(DEFAULT_STATE, first?.id ?? 0, 'gain', '2')).toMatchObject({
      bounded: false,
      scatter: false,
    });
  });
});
