import { describe, expect, it } from 'vitest';
import { FAULTS } from './faults';
import { misfits } from './misfits';

describe('the faults of the mutation run', () => {
  it('are at least forty, and each fits its file exactly once', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(40);
    expect(misfits(FAULTS)).toEqual([]);
    expect(
      misfits([
        { what: '', file: 'core/data/dataset.cpp', from: 'no such text', to: '', tests: '' },
      ]),
    ).toHaveLength(1);
  });

  it('each change their file', () => {
    expect(FAULTS.filter(({ from, to }) => from === to)).toEqual([]);
  });
});
