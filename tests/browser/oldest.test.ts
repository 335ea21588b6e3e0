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
import { describe, inject, test } from 'vitest';
import { OLDEST_BROWSERS } from '../../web/src/engine/liveness/oldest_browsers';
import { launchChromium } from './chromium';
import { atRest, cell, expect, PAPER_FORECAST, verdict } from './visit';

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

describe.skipIf(!mayRun())('The oldest Chromium', () => {
  test('is the one that is named, and forecasts, plans, and opens what it wrote', async () => {
    const browser = await launchChromium([], place);
    const [version = ''] = browser.version().split('.');
    expect(OLDEST_BROWSERS).toContain(`Chrome or Edge ${version},`);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    // Playwright itself asks for this, which Chrome has had since 105; the page does not.
    await page.addInitScript(() => {
      Element.prototype.checkVisibility = () => true;
    });
    await page.goto(inject('site'));
    await atRest(page);
    await cell(page, 5, /gain/).fill('8.4');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    for (const title of ['Back-test', 'Next experiment', 'Decomposition', 'Share', 'Save']) {
      await page.getByRole('heading', { name: title, exact: true }).click();
    }
    await page.locator('.columns').first().waitFor();
    await page.locator('.parts').waitFor();
    await page.getByRole('button', { name: 'Save as JSON' }).waitFor();
    await page.getByRole('radio', { name: 'Calibrated' }).check({ force: true });
    await expect.poll(() => verdict(page)).toContain('90%');
    const rows = Array.from({ length: 60 }, (_, at) => `${0.5 + at / 4}~${2 + at / 10}~0.5`);
    await page.goto(`${inject('site')}#v=1&d=${rows.join('_')}&x=70`);
    await cell(page, 60, /gain/).fill('7.75');
    await expect.poll(() => page.url()).toMatch(/[#&]z=/);
    await page.reload();
    await expect.poll(() => cell(page, 60, /gain/).inputValue()).toBe('7.75');
    expect(complaints).toEqual([]);
    await browser.close();
  });
});
