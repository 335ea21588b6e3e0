import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { colourAt, expect, frameOf, hasForecast, test } from './host';
import { PAPER_FORECAST } from './visit';

const ELEMENT = new URL('../../web/dist/embed.js', import.meta.url);
const script = (how = 'async') => `<script src="${inject('site')}embed.js" ${how}></script>`;

const heightOf = (page: Page) =>
  page.locator('gaincast-forecast').evaluate((element) => {
    const frame = element.shadowRoot?.querySelector('iframe');
    return frame?.getBoundingClientRect().height ?? 0;
  });

describe('<gaincast-forecast>', () => {
  test('is less than 3 kB, even uncompressed, and imports nothing', () => {
    const source = readFileSync(ELEMENT);
    console.log(`embed.js: ${source.length} bytes, ${gzipSync(source).length} gzipped`);
    expect(source.length).toBeLessThan(3000);
    expect(source.toString()).not.toMatch(/\b(import|export)\b/);
  });

  for (const how of ['', 'async', 'defer']) {
    test(`frames the forecast, loaded as <script ${how}>`, async ({ host }) => {
      const page = await host.show(
        `${script(how)}<gaincast-forecast data="v=1"></gaincast-forecast>`,
      );
      await hasForecast(await frameOf(page), PAPER_FORECAST);
      const frame = page.locator('gaincast-forecast iframe');
      expect(await frame.getAttribute('sandbox')).not.toContain('allow-same-origin');
      expect(await frame.getAttribute('title')).toBe('Gaincast');
    });
  }

  test('is as high as its frame asks, at any width, and never scrolls', async ({ host }) => {
    const page = await host.show(
      `<gaincast-forecast data="v=1"></gaincast-forecast>${script()}`,
      '<style>body { margin: 0 }</style>',
    );
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    const heights: number[] = [];
    for (const width of [1280, 700, 340]) {
      await page.setViewportSize({ width, height: 900 });
      const fits = () =>
        frame.evaluate(() => [
          window.innerWidth,
          document.documentElement.scrollHeight - window.innerHeight,
        ]);
      await expect.poll(fits).toEqual([width, 0]);
      const wanted = () =>
        frame.evaluate(() => document.querySelector('.canvas-box')?.clientHeight ?? 0);
      const suits = Math.min(Math.max((width - 30) / 2, 220), 420);
      await expect.poll(async () => Math.abs((await wanted()) - suits)).toBeLessThan(3);
      heights.push(await heightOf(page));
    }
    expect(new Set(heights).size).toBe(3);
  });

  test('listens to its own frame alone', async ({ host }) => {
    const page = await host.show(`<gaincast-forecast data="v=1"></gaincast-forecast>${script()}`);
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    await expect.poll(() => heightOf(page)).toBeGreaterThan(500);
    const before = await heightOf(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          window.addEventListener('message', () => resolve(), { once: true });
          window.postMessage({ gaincast: 1, height: 77 }, '*');
        }),
    );
    expect(await heightOf(page)).toBe(before);
  });

  test('is no higher than 10,000 px, whatever its frame says, and no lower than something', async ({
    host,
  }) => {
    const page = await host.show(`<gaincast-forecast data="v=1"></gaincast-forecast>${script()}`);
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    await expect.poll(() => heightOf(page)).toBeGreaterThan(500);
    const say = (height: unknown) =>
      frame.evaluate((height) => parent.postMessage({ gaincast: 1, height }, '*'), height);
    await say(1e9);
    await expect.poll(() => heightOf(page)).toBe(10_000);
    for (const height of [-5, 0, Number.NaN, 'calc(1px)', null]) await say(height);
    await say(700);
    await expect.poll(() => heightOf(page)).toBe(700);
  });

  test('never frames the page that it stands in', async ({ host }) => {
    // A script that another script adds does not know where it comes from.
    const add = `<script>
      const added = document.createElement('script');
      added.src = '${inject('site')}embed.js';
      document.head.append(added);
      added.onload = () => { added.remove(); document.body.dataset.loaded = ''; };
    </script>`;
    const page = await host.show(
      `<gaincast-forecast></gaincast-forecast>
       <gaincast-forecast data="v=1"></gaincast-forecast>
       <gaincast-forecast data="#v=1"><a href="#top">To the top</a></gaincast-forecast>
       <gaincast-forecast><a href="">Here</a></gaincast-forecast>${add}`,
    );
    await page.locator('body[data-loaded]').waitFor();
    const frames = await page.locator('gaincast-forecast iframe').all();
    expect(frames).toHaveLength(4);
    for (const frame of frames) {
      const source = (await frame.getAttribute('src')) ?? '';
      expect(source.startsWith(page.url())).toBe(false);
    }
  });

  test('waits for its link where the script runs before the link is there', async ({ host }) => {
    const page = await host.show(
      `<gaincast-forecast><a href="${inject('site')}#v=1&amp;criterion=bic">At 70B</a></gaincast-forecast>`,
      script(''),
    );
    const frame = await frameOf(page);
    await hasForecast(frame, 'At 70B, expect a gain of');
    expect(await frame.evaluate(() => location.hash)).toBe('#v=1&criterion=bic&view=embed');
  });

  test('takes the look from its attributes, before the link, and follows their changes', async ({
    host,
  }) => {
    const link = `${inject('site')}#v=1&amp;theme=light&amp;only=weights`;
    const page = await host.show(
      `<gaincast-forecast data="${link}" theme="dark" only="table"></gaincast-forecast>${script('')}`,
    );
    const frame = await frameOf(page);
    await frame.getByRole('heading', { name: 'Forecast gains' }).waitFor();
    const fragment = () => frame.evaluate(() => location.hash);
    expect(await fragment()).toBe('#v=1&view=embed&theme=dark&only=table');
    const set = (name: string, value: string) =>
      page
        .locator('gaincast-forecast')
        .evaluate((element, [name, value]) => element.setAttribute(name ?? '', value ?? ''), [
          name,
          value,
        ] as const);
    await set('only', 'forecast');
    await hasForecast(frame, PAPER_FORECAST);
    await set('view', 'slide');
    await frame.locator('.slide').waitFor();
    const { width = 0, height = 0 } =
      (await page.locator('gaincast-forecast iframe').boundingBox()) ?? {};
    expect(width / height).toBeCloseTo(16 / 9, 1);
    await set('data', 'd=0.5~2.4~0.8_1~4.2~0.6_2~7~0.8_4~10.8~1_8~16~1.2&x=70');
    await hasForecast(frame, '+39.2 ± 22.6 pp');
  });

  test('is transparent on any page where asked, whatever that page’s colour scheme', async ({
    host,
  }) => {
    const page = await host.show(
      `<gaincast-forecast data="v=1" theme="dark" bg="transparent"></gaincast-forecast>${script()}`,
      '<style>body { margin: 0; background: rgb(1, 50, 3) }</style>',
    );
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    expect(await colourAt(page, 2, 2)).toEqual([1, 50, 3]);
  });

  test('without data, shows what its link says, at the link’s site', async ({ host }) => {
    const page = await host.show(
      `<gaincast-forecast><a href="${inject('site')}#v=1&amp;criterion=bic">At 70B</a></gaincast-forecast>${script()}`,
    );
    const frame = await frameOf(page);
    await hasForecast(frame, 'At 70B, expect a gain of');
    expect(await frame.evaluate(() => location.hash)).toBe('#v=1&criterion=bic&view=embed');
    expect(await page.getByTitle('At 70B').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'At 70B' }).isVisible()).toBe(false);
  });

  test('without JavaScript is a link, and an image if there is one', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(
      `<gaincast-forecast data="v=1"><a href="${inject('site')}#v=1"><img alt="At 70B" src="data:,"></a></gaincast-forecast>${script()}`,
    );
    expect(await page.getByRole('link', { name: 'At 70B' }).isVisible()).toBe(true);
    expect(await page.getByRole('img').isVisible()).toBe(true);
    expect(page.frames()).toHaveLength(1);
    await context.close();
  });

  test('runs no script that stands in its data', async ({ host }) => {
    const page = await host.show(
      `<gaincast-forecast data="javascript:parent.document.title='x'//#"></gaincast-forecast>
       <gaincast-forecast data="v=1"></gaincast-forecast>${script()}`,
    );
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    expect(await page.title()).toBe('A host');
    const [first] = await page.locator('gaincast-forecast iframe').all();
    expect(await first?.getAttribute('src')).toBeNull();
  });

  test('may be loaded twice and leaves no name behind', async ({ host }) => {
    const page = await host.show(
      `<script>const before = new Set(Object.getOwnPropertyNames(window)); const a = 1, e = 2, t = 3</script>
       ${script('')}${script('')}${script()}<gaincast-forecast data="v=1"></gaincast-forecast>
       <script>document.body.dataset.left = Object.getOwnPropertyNames(window).filter((name) => !before.has(name))</script>`,
    );
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    expect(await page.locator('body').getAttribute('data-left')).toBe('');
  });
});
