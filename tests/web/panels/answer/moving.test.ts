import { describe, expect, it } from 'vitest';
import { nextPoints } from '../../../../web/src/analysis/level_of_detail';
import { moved, nudged, nudgeOf } from '../../../../web/src/panels/answer/moving';

/** A chart 300 px high whose gain axis runs from 0 at the bottom to `most` at the top. */
const places = (most: number) => ({
  width: 600,
  height: 320,
  top: 10,
  bottom: 310,
  x: (size: number) => size,
  y: (gain: number) => 310 - (300 * gain) / most,
  gain: (y: number) => (most * (310 - y)) / 300,
});

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe('a point under the pointer', () => {
  it('has as many decimals as a pixel can tell', () => {
    expect(moved(places(45), 250)).toBe('9.0');
    expect(moved(places(45), 249)).toBe('9.2');
    expect(moved(places(900), 250)).toBe('180');
    expect(moved(places(0.6), 250)).toBe('0.120');
  });

  it('has on a logarithmic axis the decimals of its own place', () => {
    const log = { ...places(45), gain: (y: number) => 100 * 10 ** (-(y - 10) / 100) };
    expect(moved(log, 10)).toBe('100');
    expect(moved(log, 300)).toBe('0.126');
    expect(moved(log, 5000)).toBe('0.100');
  });

  it('stays inside the chart', () => {
    expect(moved(places(45), -500)).toBe('45.0');
    expect(moved(places(45), 5000)).toBe('0.0');
  });
});

describe('a point under the keys', () => {
  it('moves by 0.1 pp with an arrow, by 1 pp with Shift or by page', () => {
    expect(nudgeOf(key('ArrowUp'))).toBe(0.1);
    expect(nudgeOf(key('ArrowDown', { shiftKey: true }))).toBe(-1);
    expect(nudgeOf(key('PageDown'))).toBe(-1);
    expect(nudgeOf(key('a'))).toBeNull();
    expect(nudgeOf(key('ArrowUp', { ctrlKey: true }))).toBeNull();
  });

  it('keeps its decimals, one at least, and never reads −0', () => {
    expect(nudged('8', 0.1)).toBe('8.1');
    expect(nudged('8.0', 1)).toBe('9.0');
    expect(nudged('1.25', -0.1)).toBe('1.15');
    expect(nudged('5,4 ± 0.5', 0.1)).toBe('5.5');
    expect(nudged('0.1', -0.1)).toBe('0.0');
    expect(nudged('−0.3', -0.1)).toBe('-0.4');
  });
});

describe('the pace of a drag', () => {
  it('asks for fewer sizes when an answer takes longer than a frame, for more when there is room', () => {
    expect(nextPoints(61, 40)).toBe(42);
    expect(nextPoints(42, 12)).toBe(42);
    expect(nextPoints(42, 4)).toBe(51);
    expect(nextPoints(61, 1)).toBe(61);
    expect(nextPoints(22, 500)).toBe(21);
  });
});
