/**
 * The page in the oldest Chromium that it says it runs in, from the npm package that carries one. Where
 * that cannot run, because the system lacks a library, the test is left out and says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, inject, test } from 'vitest';
import { OLDEST_BROWSERS } from '../../web/src/engine/liveness/oldest_browsers';
import { launchChromium } from './chromium';
import { expect, PAPER_FORECAST } from './visit';

const place = fileURLToPath(new URL('../../build/oldest/chromium', import.meta.url));

/** Unpacks it once; whether it starts here. */
function mayRun(): boolean {
  if (!existsSync(place)) {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const packed = join(dirname(entry), '../bin/chromium.br');
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  }
  const lacks = spawnSync('ldd', [place], { encoding: 'utf8' }).stdout;
  const missing = lacks.split('\n').filter((line) => line.includes('not found'));
  if (missing.length > 0) console.log(`The oldest Chromium does not run here:${missing.join()}`);
  return missing.length === 0;
}

/** Playwright's own ways to find and press things need a newer Chrome than this; the page's script does. */
const unfold = (page: Page, title: string) =>
  page.evaluate((says) => {
    const found = [...document.querySelectorAll<HTMLElement>('summary')];
    found.find((one) => one.querySelector('h2')?.textContent === says)?.click();
  }, title);
const text = (page: Page, selector: string) =>
  page.evaluate((where) => document.querySelector<HTMLElement>(where)?.innerText ?? '', selector);
const GAIN = (row: number) => `input[aria-label^="Row ${row},"][aria-label*="gain"]`;
const gain = (page: Page, row: number) =>
  page.evaluate((where) => document.querySelector<HTMLInputElement>(where)?.value, GAIN(row));
const type = (page: Page, row: number, value: string) =>
  page.evaluate(
    ([where = '', typed = '']) => {
      const input = document.querySelector<HTMLInputElement>(where);
      if (!input) return;
      input.value = typed;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [GAIN(row), value],
  );

describe.skipIf(!mayRun())('The oldest Chromium', () => {
  test('is the one that is named, and forecasts, plans, and opens what it wrote', async () => {
    const browser = await launchChromium([], place);
    const [version = ''] = browser.version().split('.');
    expect(OLDEST_BROWSERS).toContain(`Chrome or Edge ${version},`);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(inject('site'));
    await expect.poll(() => text(page, '.answer')).toContain(PAPER_FORECAST);
    await type(page, 5, '8.4');
    await expect.poll(() => text(page, '.answer')).not.toContain(PAPER_FORECAST);
    for (const title of ['Back-test', 'Next experiment', 'Decomposition', 'Share', 'Save']) {
      await unfold(page, title);
    }
    for (const part of ['.columns', '.parts', '.share-link']) {
      await expect
        .poll(() => page.evaluate((one) => !!document.querySelector(one), part))
        .toBe(true);
    }
    await expect.poll(() => text(page, '.folds')).toContain('Save as JSON');
    const rows = Array.from({ length: 60 }, (_, at) => `${0.5 + at / 4}~${2 + at / 10}~0.5`);
    const other = await browser.newPage(); // Playwright does not notice a new fragment in this Chrome
    other.on('pageerror', ({ message }) => complaints.push(message));
    await other.goto(`${inject('site')}#v=1&d=${rows.join('_')}&x=70`);
    await expect.poll(() => gain(other, 60)).toBe('7.9');
    await type(other, 60, '7.75');
    await expect.poll(() => other.evaluate(() => location.hash)).toMatch(/[#&]z=/);
    await other.reload();
    await expect.poll(() => gain(other, 60)).toBe('7.75');
    expect(complaints).toEqual([]);
    await browser.close();
  });
});
