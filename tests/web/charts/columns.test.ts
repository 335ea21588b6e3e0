import { describe, expect, it } from 'vitest';
import { columns } from '../../../web/src/charts/columns';

describe('columns', () => {
  it('share the width evenly, and the highest fills the height', () => {
    const [first, second] = columns([1, 4]);
    expect(first?.height).toBe(25);
    expect(second?.height).toBe(100);
    expect((first?.left ?? 0) + (first?.width ?? 0) / 2).toBeCloseTo(25, 12);
    expect((second?.left ?? 0) + (second?.width ?? 0) / 2).toBeCloseTo(75, 12);
  });

  it('have no height where there is no value, or none above zero', () => {
    expect(columns([null, -1, 2]).map(({ height }) => height)).toEqual([0, 0, 100]);
    expect(columns([0, null]).map(({ height }) => height)).toEqual([0, 0]);
    expect(columns([])).toEqual([]);
  });
});
