import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { cell, openAtRest } from './visit';

const SCROLLED = 385;
const STEP = 3; // pixels at a time, upwards
const STEPS = 10;

/** The middle of the handle of the point at 8B, in the window. */
const grip = (reader: Reader) =>
  reader.run(() => {
    const area = document.querySelector('[role="slider"][aria-label^="Gain at 8B"] .handle-area');
    const box = area?.getBoundingClientRect();
    if (!box) throw new Error('There is no handle at 8B.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });

describe.each(ENGINES)('Dragging on a scrolled page in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it.each([0, SCROLLED])('moves nothing else, nor when it is let go, from %d', async (scrolled) => {
    await openAtRest(reader, inject('site'));
    await reader.resize(1280, 1150); // the whole chart is on the screen before anything is scrolled
    await reader.run((y: number) => window.scrollTo(0, y), scrolled);
    const { x, y } = await grip(reader);
    // As the reader sees it, once a frame is painted.
    const place = () =>
      reader.run(
        () =>
          new Promise<readonly [number, number]>((resolve) =>
            requestAnimationFrame(() =>
              setTimeout(() => {
                const box = document.querySelector('.canvas-box')?.getBoundingClientRect();
                resolve([box?.top ?? 0, box?.height ?? 0]);
              }),
            ),
          ),
      );
    const before = await place();
    // Far enough for the verdict to need another line, and back again with fewer.
    for (const [from, to] of [
      [y, y - 90],
      [y - 90, Math.min(y + 60, 1000)],
    ] as const) {
      await reader.moveTo(x, from);
      await reader.press();
      const places: (readonly [number, number])[] = [];
      for (let step = 1; step <= 5; step += 1) {
        await reader.moveTo(x, from + ((to - from) * step) / 5);
        await new Promise((resolve) => setTimeout(resolve, 100));
        places.push(await place());
      }
      await reader.release();
      for (let look = 0; look < 10; look += 1) {
        places.push(await place());
        await new Promise((resolve) => setTimeout(resolve, 150)); // resamples, and the whole answer
      }
      // Pages are scrolled by whole pixels, and lines are not as high.
      const moved = places.map(([top, height]) =>
        Math.max(Math.abs(top - before[0]), Math.abs(height - before[1])),
      );
      expect(Math.max(...moved)).toBeLessThanOrEqual(1);
      const now = await grip(reader);
      await reader.moveTo(now.x, now.y);
    }
  });

  it('moves the point as far as the pointer, step by step', async () => {
    await openAtRest(reader, inject('site'));
    await reader.run((y: number) => window.scrollTo(0, y), SCROLLED);
    const { x, y } = await grip(reader);
    await reader.moveTo(x, y);
    await reader.press();
    const gains: number[] = [];
    for (let step = 1; step <= STEPS; step += 1) {
      await reader.moveTo(x, y - STEP * step);
      await new Promise((resolve) => setTimeout(resolve, 300)); // the verdict re-wraps
      gains.push(Number(await cell(reader, 5, 'gain')));
    }
    await reader.release();
    const rises = gains.slice(1).map((gain, at) => gain - (gains[at] ?? 0));
    const typical = [...rises].sort((a, b) => a - b)[Math.floor(rises.length / 2)] ?? 0;
    expect(typical).toBeGreaterThan(0);
    for (const rise of rises)
      expect(Math.abs(rise - typical), gains.join(' ')).toBeLessThan(1.5 * typical);
  });
});
