import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { atRest, cell, expect, PAPER_FORECAST, test, verdict } from './visit';

const FILE = fileURLToPath(new URL('../../web/dist/gaincast.html', import.meta.url));

/** A tab that fails the test when it asks for anything but the file, or complains. */
async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  onTestFinished(async () => {
    await page.close();
    expect(complaints).toEqual([]);
    expect(requests.filter((one) => !/^(file|blob|data):/.test(one))).toEqual([]);
  });
  await page.goto(url);
  return page;
}

describe('The page as one file', () => {
  test('is at most 570 kB gzipped', () => {
    const bytes = readFileSync(FILE);
    const gzipped = gzipSync(bytes, { level: 9 }).length / 1000;
    console.log(`gaincast.html: ${bytes.length / 1000} kB, gzipped ${gzipped.toFixed(1)} kB`);
    expect(gzipped).toBeLessThanOrEqual(570);
  });

  test('forecasts and plans from a disk, and asks for nothing', async ({ browser }) => {
    const page = await open(browser, pathToFileURL(FILE).href);
    await atRest(page);
    const before = await verdict(page);
    await cell(page, 5, /gain/).fill('8.4');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    expect(await verdict(page)).not.toBe(before);
    await page.getByRole('heading', { name: 'Next experiment', exact: true }).click();
    await page.locator('.columns').waitFor();
    await page.getByRole('heading', { name: 'Decomposition', exact: true }).click();
    await page.locator('.parts').waitFor();
    await page.getByRole('heading', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Save as JSON' }).waitFor();
  });

  test('reads what its address says', async ({ browser }) => {
    const link = '#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5&x=70';
    const page = await open(browser, pathToFileURL(FILE).href + link);
    await expect.poll(() => verdict(page)).toContain('17.5 times your largest size');
  });

  test('stands in a frame of slides beside it, sandboxed too', async ({ browser }) => {
    const folder = mkdtempSync(join(tmpdir(), 'slides-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    copyFileSync(FILE, join(folder, 'gaincast.html'));
    writeFileSync(
      join(folder, 'slides.html'),
      '<!doctype html><iframe src="gaincast.html" title="plain"></iframe>' +
        '<iframe src="gaincast.html" title="sandboxed" sandbox="allow-scripts"></iframe>',
    );
    const page = await open(browser, pathToFileURL(join(folder, 'slides.html')).href);
    for (const title of ['plain', 'sandboxed']) {
      const answer = page.frameLocator(`iframe[title="${title}"]`).locator('.answer');
      await expect.poll(() => answer.innerText(), { message: title }).toContain(PAPER_FORECAST);
    }
  });
});
