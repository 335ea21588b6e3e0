import { describe, expect, it } from 'vitest';
import { arePixelsTrue } from '../../../../web/src/exports/pictures/pixels';

/** A canvas that gives back what `alter` makes of what was drawn. */
function canvas(alter: (value: number, at: number) => number) {
  const drawn = new Map<string, number[]>();
  return {
    fillStyle: '',
    fillRect(this: { fillStyle: string }, x: number, y: number) {
      drawn.set(`${x} ${y}`, (this.fillStyle.match(/\d+/g) ?? []).map(Number));
    },
    getImageData(_x: number, _y: number, width: number, height: number) {
      const data = Array.from({ length: width * height }, (_, at) => [
        ...(drawn.get(`${at % width} ${Math.floor(at / width)}`) ?? []),
        255,
      ]).flat();
      return { data: Uint8ClampedArray.from(data, alter) } as unknown as ImageData;
    },
  };
}

describe('Pixels', () => {
  it('are true where they come back as drawn, or with noise that nobody sees', () => {
    expect(arePixelsTrue(canvas((value) => value))).toBe(true);
    expect(arePixelsTrue(canvas((value, at) => value + (at % 3) - 1))).toBe(true);
  });

  it.each([
    ['white', () => 255],
    ['stripes', (_: number, at: number) => (at * 89) % 256],
    ['nothing', () => 0],
    ['one other pixel', (value: number, at: number) => (at === 404 ? 255 - value : value)],
  ])('are not where %s come back', (_, alter) => {
    expect(arePixelsTrue(canvas(alter))).toBe(false);
  });
});
