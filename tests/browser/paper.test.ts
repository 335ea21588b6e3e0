import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { atRest, cell, expect, test } from './visit';

describe('On paper', () => {
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

  test('the page is a report of two pages, and afterwards as it was', async ({ visit }) => {
    const { page } = visit;
    await page.emulateMedia({ colorScheme: 'dark' });
    await atRest(page);
    const look = () =>
      page.evaluate(() => ({
        paper: getComputedStyle(document.body).backgroundColor,
        open: [...document.querySelectorAll('details[open]')].map(({ id }) => id),
        width: document.querySelector('canvas')?.clientWidth,
        classes: document.documentElement.className,
      }));
    const before = await look();
    expect(pages(await page.pdf({ format: 'A4' }))).toBe(2);
    expect(pages(await page.pdf({ format: 'Letter' }))).toBe(2);
    await expect.poll(look).toEqual(before);
  });

  test('a reader’s first print waits for nothing', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await page.mouse.move(9, 9);
    await page.waitForLoadState('networkidle');
    // Only what is computed for the table may still be fetched.
    await page.route('**/*', (route) =>
      route.request().url().includes('planning') ? route.continue() : route.abort(),
    );
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('#model-selection').innerText()).toContain('converged');
    for (const waiting of ['Loading', 'Computing', 'could not be loaded'])
      expect(await page.locator('#app').innerText()).not.toContain(waiting);
  });

  /** The chart as it is while the page is printed: its picture, its texts, and what is left of the canvas. */
  const chart = (page: Page) =>
    page.locator('.canvas-box').evaluate((box) => {
      const picture = box.querySelector('.printed-chart svg');
      const canvas = box.querySelector('canvas');
      return {
        shapes: picture?.querySelectorAll('path').length ?? 0,
        texts: [...(picture?.querySelectorAll('text') ?? [])].map((text) => text.textContent),
        fills:
          box.clientWidth === picture?.clientWidth && box.clientHeight === picture.clientHeight,
        canvas: canvas && getComputedStyle(canvas).visibility,
      };
    });

  test('its chart is a picture of lines and letters, there as soon as printing begins', async ({
    visit,
  }) => {
    const { page, requests } = visit;
    await atRest(page);
    await page.mouse.click(1, 1); // the first sign of a reader
    await expect.poll(() => requests.some((url) => /printed_chart-/.test(url))).toBe(true);
    const printing = () => page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
    const printed = () => page.evaluate(() => void dispatchEvent(new Event('afterprint')));
    const drawn = async () => {
      await printing();
      const { shapes } = await chart(page);
      await printed();
      return shapes;
    };
    await expect.poll(drawn).toBeGreaterThan(30); // what draws it has been fetched
    const ways = [
      [printing, printed],
      [() => page.emulateMedia({ media: 'print' }), () => page.emulateMedia({ media: null })],
    ] as const;
    for (const [begin, end] of ways) {
      await begin();
      const { shapes, texts, fills, canvas } = await chart(page);
      expect(shapes).toBeGreaterThan(30);
      expect(texts).toEqual(expect.arrayContaining(['gain, pp', '70B', '8.75× beyond your data']));
      expect(fills).toBe(true);
      expect(canvas).toBe('hidden');
      await end();
      await expect.poll(() => chart(page)).toMatchObject({ shapes: 0, canvas: 'visible' });
    }
  });

  test('what began it ends it: a preview comes and goes', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const tell = (name: string) =>
      page.evaluate((name) => void dispatchEvent(new Event(name)), name);
    const printing = () => page.evaluate(() => document.documentElement.className);
    await tell('beforeprint');
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: null });
    expect(await printing()).toContain('printing');
    await tell('afterprint');
    expect(await printing()).not.toContain('printing');
  });

  test('it is light, shows its tables and its link, and no controls', async ({ visit }) => {
    const { page } = visit;
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await atRest(page);
    await cell(page, 5, /gain/).fill('8.4');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('8.4');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const colour = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ink').trim(),
    );
    expect(colour).toBe('#17212b');
    for (const name of ['Forecast table', 'Model selection table', 'Bootstrap intervals table']) {
      expect(await page.getByRole('region', { name }).isVisible(), name).toBe(true);
    }
    for (const control of ['.toolbar', '.save', '.hint', '.chip-add', '.controls']) {
      expect(await page.locator(control).first().isVisible(), control).toBe(false);
    }
    expect(await page.locator('.printed-address').innerText()).toBe(page.url());
  });
});
