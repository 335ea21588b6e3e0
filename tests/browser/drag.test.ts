import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import type { Engine } from '../../web/src/engine/contract';
import { atRest, cell, expect, PAPER_FORECAST, test, verdict } from './visit';

const handle = (page: Page, size: string) =>
  page.getByRole('slider', { name: new RegExp(`^Gain at ${size},`) });

/** The middle of a point's handle, on the screen. */
async function grip(page: Page, size: string): Promise<{ x: number; y: number }> {
  const area = handle(page, size).locator('.handle-area');
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error(`There is no handle at ${size}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const picture = (page: Page) =>
  page.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** What must hold still under a pointer: where the chart stands, and how far its gain axis goes. */
const frame = async (page: Page) => ({
  box: await page.locator('.canvas-box').boundingBox(),
  top: await handle(page, '1B').getAttribute('aria-valuemax'),
});

describe('Dragging a point on the chart', () => {
  test('moves the verdict, the table and the picture with it, before it is let go', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const { x, y } = await grip(page, '8B');
    const before = await picture(page);
    const still = await frame(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 10);
    await page.mouse.move(x, y - 25, { steps: 5 });
    await expect.poll(() => cell(page, 5, /gain/).inputValue()).not.toBe('8.0');
    const gain = Number(await cell(page, 5, /gain/).inputValue());
    expect(gain).toBeGreaterThan(9);
    expect(await cell(page, 5, /size/).inputValue()).toBe('8');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    await expect.poll(() => picture(page)).not.toBe(before);
    const value = page.locator('.handle.held .handle-value');
    expect(await value.textContent()).toContain(`+${gain}`);
    expect(await frame(page)).toEqual(still);

    await page.mouse.up();
    await expect.poll(async () => (await frame(page)).top).not.toBe(still.top);
    expect(Number(await cell(page, 5, /gain/).inputValue())).toBe(gain);
    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
    expect(await cell(page, 5, /gain/).inputValue()).toBe('8.0');
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await expect.poll(() => picture(page)).toBe(before);
  });

  test('works with a finger', async ({ visit: { page } }) => {
    await atRest(page);
    const { x, y } = await grip(page, '4B');
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', dy?: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: dy === undefined ? [] : [{ x, y: y + dy }],
      });
    await send('touchStart', 0);
    const scrolled = await page.evaluate(() => window.scrollY);
    for (const dy of [-5, -15, -30, -45, -60]) await send('touchMove', dy);
    const gain = async () => Number(await cell(page, 4, /gain/).inputValue());
    await expect.poll(gain).toBeGreaterThan(10); // all of the way, which is about 9 pp
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await send('touchEnd');
    await page.keyboard.press('Control+Z');
    await atRest(page);
  });

  test('two drags are two steps of undo', async ({ visit: { page } }) => {
    await atRest(page);
    const gains: string[] = [];
    for (let drags = 0; drags < 2; drags += 1) {
      gains.push(await cell(page, 5, /gain/).inputValue());
      const { x, y } = await grip(page, '8B');
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y + 12, { steps: 3 });
      await page.mouse.up();
      await expect.poll(() => cell(page, 5, /gain/).inputValue()).not.toBe(gains.at(-1));
      await page.waitForTimeout(100); // the axis follows when a point is let go
    }
    for (const gain of gains.reverse()) {
      await page.keyboard.press('Control+Z');
      await expect.poll(() => cell(page, 5, /gain/).inputValue()).toBe(gain);
    }
    await atRest(page);
  });

  test('is as quick as this machine: its frame times, reported', async ({ visit: { page } }) => {
    await atRest(page);
    // As text, so that no bundler takes the import for its own.
    await page.evaluate(`import(${JSON.stringify(new URL('engine.js', page.url()).href)})
      .then(({ loadEngine }) => loadEngine())
      .then((engine) => { window.engine = engine; })`);
    const call = await page.evaluate(timeOneCall);
    const { x, y } = await grip(page, '8B');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.evaluate(watchFrames);
    for (let step = 1; step <= 120; step += 1) {
      await page.mouse.move(x, y - 30 * Math.sin(step / 12));
    }
    const { frames, answers } = await page.evaluate(() => window.watched?.() ?? NOTHING_SEEN);
    await page.mouse.up();
    const p95 = (times: readonly number[]) =>
      [...times].sort((a, b) => a - b)[Math.floor(0.95 * (times.length - 1))] ?? Number.NaN;
    console.log(
      `dragging: 95% of ${frames.length} frames within ${p95(frames).toFixed(1)} ms; ` +
        `${answers} answers painted; one engine call (1,000 resamples, 66 sizes) ` +
        `takes ${call.toFixed(1)} ms here, so frames are ${(p95(frames) / call).toFixed(1)} × that`,
    );
    expect(frames.length).toBeGreaterThan(10);
    expect(answers).toBeGreaterThan(10); // it follows while the pointer moves, not only afterwards
  });
});

declare global {
  interface Window {
    engine?: Engine;
    watched?: () => { frames: number[]; answers: number };
  }
}
const NOTHING_SEEN = { frames: [] as number[], answers: 0 };

/** In the page: the time of one call as the page makes it, the median of eleven, in ms. */
function timeOneCall(): number {
  const rows = [
    [0.5, 1.2, 0.4],
    [1, 2.1, 0.3],
    [2, 3.5, 0.4],
    [4, 5.4, 0.5],
    [8, 8, 0.6],
  ].map(([size = 0, gain = 0, se = 0]) => ({ size, gain, se }));
  const sizes = Array.from({ length: 66 }, (_, index) => 0.4 * 1.11 ** index);
  const times = Array.from({ length: 11 }, () => {
    const began = performance.now();
    window.engine?.bootstrap(rows, {
      sizes,
      replicates: 1000,
      seed: 1,
      threshold: 10,
    });
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[5] ?? 0;
}

/** In the page: keeps the time of every frame and counts the verdicts that are painted. */
function watchFrames(): void {
  const frames: number[] = [];
  let answers = 0;
  let last: number | null = null;
  let next = requestAnimationFrame(function tick(now) {
    if (last !== null) frames.push(now - last);
    last = now;
    next = requestAnimationFrame(tick);
  });
  const observer = new MutationObserver(() => (answers += 1));
  const lead = document.querySelector('.verdict-lead');
  if (lead)
    observer.observe(lead, {
      subtree: true,
      characterData: true,
      childList: true,
    });
  window.watched = () => {
    cancelAnimationFrame(next);
    observer.disconnect();
    return { frames, answers };
  };
}

describe('Moving a point by keyboard', () => {
  test('arrows move it by 0.1 pp, with Shift by 1 pp, and one undo brings it back', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const point = handle(page, '8B');
    await point.focus();
    expect(await point.getAttribute('aria-valuetext')).toBe('+8.00 ± 0.60 pp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => cell(page, 5, /gain/).inputValue()).toBe('8.1');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(page, 5, /gain/).inputValue()).toBe('9.0');
    expect(await point.getAttribute('aria-valuenow')).toBe('9');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    expect(await point.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+Z');
    await atRest(page);
    expect(await cell(page, 5, /gain/).inputValue()).toBe('8.0');
  });

  test('every point is reached with Tab', async ({ visit: { page } }) => {
    await atRest(page);
    await handle(page, '0.5B').focus();
    for (const size of ['1B', '2B', '4B', '8B']) {
      await page.keyboard.press('Tab');
      expect(await handle(page, size).evaluate((one) => one === document.activeElement)).toBe(true);
    }
  });
});
