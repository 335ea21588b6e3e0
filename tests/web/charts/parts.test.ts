import { describe, expect, it } from 'vitest';
import { areaPath, gainFrame, rangesAt, shareFrame, stacked } from '../../../web/src/charts/parts';
import { drawnRows } from '../../../web/src/charts/drawn_rows';
import { placeGain, placeSize, PLOT } from '../../../web/src/charts/small';
import { paper } from '../whole/paper_analysis';
import { decomposition } from '../whole/planning_answers';

const frame = gainFrame(decomposition, 3.84, drawnRows(paper.rows, paper.state).fitted, 70);
if (!frame) throw new Error('no frame');

describe('stacked parts', () => {
  it('stand one on the other and reach the total', () => {
    const [match, dark, regular] = stacked(decomposition, 'gain');
    expect(match?.edges[2]).toEqual({ low: 0, high: 10 });
    expect(dark?.edges[2]).toEqual({ low: 10, high: 15 });
    expect(regular?.edges[2]).toEqual({ low: 15, high: 20 });
  });

  it('have no place where there is no share', () => {
    const [match, , regular] = stacked(decomposition, 'share');
    expect(match?.edges[3]).toEqual({ low: 0, high: 0.5 });
    expect(regular?.edges[3]).toBeNull();
  });
});

describe('an area', () => {
  it('goes along its upper edge and back along the lower', () => {
    const path = areaPath(
      frame,
      [0.5, 405],
      [
        { low: 0, high: 1 },
        { low: 0, high: 2 },
      ],
    );
    const y = (gain: number) => placeGain(frame, gain).toFixed(1);
    expect(path).toBe(`M0.0 ${y(1)}L${PLOT.width}.0 ${y(2)}L${PLOT.width}.0 ${y(0)}L0.0 ${y(0)}Z`);
  });

  it('is broken where there is none', () => {
    const edge = { low: 0, high: 1 };
    const path = areaPath(frame, [1, 2, 4, 8, 16], [edge, edge, null, edge, edge]);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(areaPath(frame, [1], [null])).toBe('');
  });
});

describe('the frame', () => {
  it('holds observations and totals, and of a range that runs away only a part', () => {
    expect(frame.gains.high).toBeGreaterThan(40);
    expect(frame.gains.high).toBeLessThan(80);
    expect(frame.gains.low).toBeLessThanOrEqual(0);
    expect(placeSize(frame, 0.5)).toBe(0);
    expect(placeSize(frame, 405)).toBeCloseTo(PLOT.width, 9);
  });

  it('names the chosen size', () => {
    expect(frame.sizes.ticks).toContain(70);
  });

  it('is there for shares with the same sizes', () => {
    const shares = shareFrame(frame);
    expect(shares.sizes).toBe(frame.sizes);
    expect([placeGain(shares, 0), placeGain(shares, 1)]).toEqual([PLOT.height, 0]);
  });

  it('is none for a single size', () => {
    const single = { ...decomposition, sizes: [8], total: [8] };
    expect(gainFrame(single, 1, [], 8)).toBeNull();
  });
});

describe('ranges', () => {
  it('are those of the delta asked for', () => {
    expect(rangesAt(decomposition, 1)?.delta).toBe(1);
    expect(rangesAt(decomposition, 2)?.delta).toBe(3.84);
    expect(rangesAt({ ...decomposition, ranges: [] }, 1)).toBeNull();
  });
});
