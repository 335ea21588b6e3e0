import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { expect, frameOf, framesOf, hasForecast, test } from './host';
import { atRest, cell, PAPER_FORECAST, verdict, type Visit } from './visit';

/** Copies a snippet as a reader does who has changed a gain, to be pasted elsewhere. */
async function copy({ page }: Visit, name: string): Promise<{ text: string; verdict: string }> {
  await atRest(page);
  await cell(page, 5, /gain/).fill('10');
  await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
  await page.getByRole('heading', { name: 'Share', exact: true }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Link' }).inputValue())
    .toContain('8~10~0.6');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByText(`Copied (${name}).`).waitFor();
  return {
    text: await page.evaluate(() => navigator.clipboard.readText()),
    verdict: await page.locator('.verdict-value').innerText(),
  };
}

/** A deck whose second slide is the pasted one. */
const deck = (slides: string, plugin = '') =>
  `<div class="reveal"><div class="slides"><section>First</section>${slides}<section>Last</section></div></div>
   <script src="/reveal/reveal.js"></script>${plugin}
   <script>Reveal.initialize({ transition: 'none', plugins: window.RevealMarkdown ? [RevealMarkdown] : [] })
     .then(() => document.body.dataset.ready = '')</script>`;

const STYLES =
  '<link rel="stylesheet" href="/reveal/reveal.css"><link rel="stylesheet" href="/reveal/theme/white.css">';

const isReady = (page: Page) => page.locator('body[data-ready]').waitFor();
const turn = (page: Page, key: 'ArrowRight' | 'ArrowLeft' | 'Home') => page.keyboard.press(key);

describe('What Share copies works where it is pasted', () => {
  test('iframe, in a page', async ({ visit, host }) => {
    const copied = await copy(visit, 'iframe');
    const page = await host.show(copied.text);
    const frame = await frameOf(page);
    await hasForecast(frame, copied.verdict);
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    expect(
      await page.getByTitle(`At 70B, expect a gain of ${copied.verdict} (Gaincast)`).count(),
    ).toBe(1);
  });

  test('element, in a page', async ({ visit, host }) => {
    const copied = await copy(visit, 'Element');
    const page = await host.show(copied.text);
    const frame = await frameOf(page);
    await hasForecast(frame, copied.verdict);
    expect(await frame.evaluate(() => self.origin)).toBe('null');
  });

  test('reveal.js, in a deck that unloads what is not shown', async ({ visit, host }) => {
    const copied = await copy(visit, 'reveal.js');
    const page = await host.show(deck(copied.text), STYLES);
    await isReady(page);
    expect(framesOf(page)).toEqual([]);
    for (const round of [1, 2]) {
      await turn(page, 'ArrowRight');
      const frame = await frameOf(page);
      await hasForecast(frame, copied.verdict);
      expect(await frame.evaluate(() => self.origin), `round ${round}`).toBe('null');
      const { width = 0, height = 0 } = (await frame.locator('.slide').boundingBox()) ?? {};
      expect(width / height).toBeCloseTo(16 / 9, 1);
      expect(width).toBeGreaterThan(700);
      await turn(page, round === 1 ? 'ArrowRight' : 'ArrowLeft');
      await expect.poll(() => framesOf(page)).toEqual([]); // left, so unloaded
      // Not through the slide: where a frame in a process of its own is unloaded while it loads,
      // Playwright loses sight of it, although the browser shows it.
      if (round === 1) await turn(page, 'Home');
    }
  });

  test('Quarto, whose raw block stands in a reveal.js deck', async ({ visit, host }) => {
    const copied = await copy(visit, 'Quarto');
    const [, raw = ''] = /^```\{=html\}\n(.*)\n```$/s.exec(copied.text) ?? [];
    const page = await host.show(deck(`<section><h2>Title</h2>${raw}</section>`), STYLES);
    await isReady(page);
    await turn(page, 'ArrowRight');
    await hasForecast(await frameOf(page), copied.verdict);
  });

  test('Quarto, whose raw block stands in a document', async ({ visit, host }) => {
    const copied = await copy(visit, 'Quarto');
    const page = await host.show(copied.text.replace(/^```.*$/gm, ''));
    await hasForecast(await frameOf(page), copied.verdict);
    const { width = 0, height = 0 } = (await page.locator('iframe').boundingBox()) ?? {};
    expect(width / height).toBeCloseTo(16 / 9, 1);
  });

  test('Markdown with image, read by a Markdown reader', async ({ visit, host }) => {
    const copied = await copy(visit, 'Markdown with image');
    const page = await host.show(
      deck(
        `<section data-markdown><textarea data-template>${copied.text}</textarea></section>`,
        '<script src="/reveal/plugin/markdown.js"></script>',
      ),
      STYLES,
    );
    await isReady(page);
    await turn(page, 'ArrowRight');
    const picture = page.getByRole('link').getByRole('img');
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toBe('gaincast-forecast.png');
    expect(await picture.getAttribute('alt')).toBe(
      `At 70B, expect a gain of ${copied.verdict} (Gaincast)`,
    );
    await page.goto((await page.getByRole('link').getAttribute('href')) ?? '');
    await expect.poll(() => verdict(page)).toContain(copied.verdict);
    expect(page.url().startsWith(inject('site'))).toBe(true);
  });

  test('or is shown to be copied by hand, where there is no clipboard', async ({ visit }) => {
    const { page } = visit;
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await atRest(page);
    await page.getByRole('heading', { name: 'Share', exact: true }).click();
    await page.getByRole('button', { name: 'Quarto' }).click();
    await page.getByText('did not allow copying').waitFor();
    expect(await page.getByRole('textbox', { name: 'Quarto' }).inputValue()).toContain(
      '```{=html}',
    );
  });
});

test('The page about embedding shows an embed, within its own policy', async ({ host }) => {
  const { page } = host;
  await page.goto(`${inject('site')}embed.html`);
  const rows = (name: string) => page.getByRole('region', { name }).getByRole('row').count();
  expect(await rows('Fields of the look')).toBe(5);
  expect(await rows('Programs and how they show a forecast')).toBe(8);
  await expect.poll(() => framesOf(page).length).toBe(2);
  const [, frame] = framesOf(page);
  await hasForecast(frame ?? page.mainFrame(), PAPER_FORECAST);
});
