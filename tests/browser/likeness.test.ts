import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { chartButton, openMenu, saved } from './downloads';
import { atRest, expect, test } from './visit';

/**
 * Letters and slanted edges are smoothed a little differently on a canvas and in an SVG: a pixel
 * differs where a colour is more than a quarter of its range away, and so may one in a thousand.
 */
const FAR = 64;
const MAX = 0.001;

/** The share of the canvas's pixels that look different in the picture, whose chart lies at (x, y). */
const difference = (page: Page, svg: string) =>
  page.evaluate(
    async ({ svg, far }) => {
      const [, x = 0, y = 0] = (/translate\((\d+) (\d+)\)/.exec(svg) ?? []).map(Number);
      const seen = document.querySelector<HTMLCanvasElement>('#forecast-chart');
      if (!seen) throw new Error('There is no chart.');
      const { width, height } = seen;
      const pixels = (draw: (context: CanvasRenderingContext2D) => void) => {
        const canvas = Object.assign(document.createElement('canvas'), {
          width,
          height,
        });
        const context = canvas.getContext('2d');
        if (!context) throw new Error('There is no canvas.');
        context.fillStyle = getComputedStyle(document.body).backgroundColor;
        context.fillRect(0, 0, width, height);
        draw(context);
        return context.getImageData(0, 0, width, height).data;
      };
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      await image.decode();
      const [a, b] = [
        pixels((context) => context.drawImage(seen, 0, 0)),
        pixels((context) => context.drawImage(image, -x, -y)),
      ];
      let different = 0;
      for (let at = 0; at < a.length; at += 4) {
        const away = [0, 1, 2].map((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0)));
        if (Math.max(...away) > far) different += 1;
      }
      return { width, height, share: different / (a.length / 4) };
    },
    { svg, far: FAR },
  );

describe('The forecast as SVG', () => {
  test('looks like the canvas, and a picture without one of its lines does not', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    const menu = await openMenu(page, 'forecast-curve');
    const svg = (await saved(chartButton(menu, 'SVG'))).content.toString();
    await page.evaluate(() => {
      const box = document.querySelector<HTMLElement>('.canvas-box');
      if (box) Object.assign(box.style, { width: '800px', height: '430px' });
    });
    await expect
      .poll(() =>
        page.locator('#forecast-chart').evaluate((one) => (one as HTMLCanvasElement).width),
      )
      .toBe(800);
    const same = await difference(page, svg);
    expect([same.width, same.height]).toEqual([800, 430]);
    console.log(`pixels that differ: ${(100 * same.share).toFixed(3)}%`);
    expect(same.share).toBeLessThan(MAX);

    const lines = [...svg.matchAll(/<path [^>]*stroke="#(?:17212b|d55e00|009e73)"[^>]*\/>/g)];
    const longest = lines
      .map(([line]) => line)
      .sort((a, b) => b.length - a.length)
      .slice(0, 3);
    for (const line of longest) {
      expect(line.length).toBeGreaterThan(1000);
      const without = await difference(page, svg.replace(line, ''));
      expect(without.share).toBeGreaterThan(MAX);
    }
  });
});
