import { describe } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings as findings } from './axe';
import { atRest, cell, expect, isFocused, PAPER_FORECAST, test, verdict } from './visit';

const OWN = 'size,gain,se\n0.5B,2.4,0.8\n1B,4.2,0.6\n2B,7.0,0.8\n4B,10.8,1.0\n8B,16.0,1.2\n';
const OWN_FORECAST = '+16.1 pp, 95% between +2.3 and +30.1 pp'; // by the method that new rows begin with

const bar = (page: Page) => page.getByRole('group', { name: 'Your own data' });

describe('While an example is shown', () => {
  test('a bar offers to paste one’s own table, and is gone with it', async ({
    visit: { page },
  }) => {
    await atRest(page);
    expect(await bar(page).innerText()).toContain('Example data');
    await page.evaluate((text) => navigator.clipboard.writeText(text), OWN);
    await bar(page).getByRole('button', { name: 'Paste' }).click();
    await expect.poll(() => verdict(page)).toContain(OWN_FORECAST);
    expect(await bar(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await bar(page).waitFor();
  });

  test('it says so where there is no table on the clipboard', async ({ visit: { page } }) => {
    await atRest(page);
    await page.evaluate(() => navigator.clipboard.writeText('hello'));
    await bar(page).getByRole('button', { name: 'Paste' }).click();
    await expect.poll(() => bar(page).innerText()).toContain('no table on the clipboard');
  });

  test('a table is pasted anywhere on the page', async ({ visit: { page } }) => {
    await atRest(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), OWN);
    await page.getByRole('heading', { name: 'Share' }).focus();
    await page.keyboard.press('Control+V');
    await expect.poll(() => verdict(page)).toContain(OWN_FORECAST);
  });

  test('a file is opened, by a field that the keyboard reaches', async ({ visit: { page } }) => {
    await atRest(page);
    const input = bar(page).locator('input[type=file]');
    await bar(page).getByRole('button', { name: 'Paste' }).focus();
    await page.keyboard.press('Tab');
    expect(await isFocused(input)).toBe(true);
    await input.setInputFiles({
      name: 'own.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(OWN),
    });
    await expect.poll(() => verdict(page)).toContain(OWN_FORECAST);
  });

  test('Type empties the table and goes to its first cell', async ({ visit: { page } }) => {
    await atRest(page);
    await bar(page).getByRole('button', { name: 'Type' }).click();
    await expect.poll(() => isFocused(cell(page, 1, /size/))).toBe(true);
    expect(await cell(page, 1, /size/).inputValue()).toBe('');
  });

  test('a file over the page shows where it may be dropped', async ({ visit: { page } }) => {
    await atRest(page);
    const look = () => page.evaluate(() => getComputedStyle(document.body, '::after').content);
    const over = (kind: string) =>
      page.evaluate((kind) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.csv'));
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }, kind);
    expect(await look()).toBe('none');
    await over('dragover');
    expect(await look()).toContain('Drop a table');
    await over('dragleave');
    expect(await look()).toBe('none');
  });

  test('rows of an earlier visit are offered, and one press forgets them', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), OWN);
    await bar(page).getByRole('button', { name: 'Paste' }).click();
    await expect.poll(() => verdict(page)).toContain(OWN_FORECAST);
    await expect.poll(() => page.url()).toContain('#');
    await page.goto(page.url().replace(/#.*$/, '?again'));
    await atRest(page);
    const on = bar(page).getByRole('link', { name: 'Continue where you left off' });
    expect(await findings(page)).toEqual([]);
    await on.click();
    await expect.poll(() => verdict(page)).toContain(OWN_FORECAST);

    await page.goto(page.url().replace(/\?.*$/, ''));
    await atRest(page);
    await bar(page).getByRole('button', { name: 'Forget it' }).click();
    expect(await on.count()).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.reload();
    await atRest(page);
    expect(await on.count()).toBe(0);
  });

  test('a frame of another page keeps nothing', async ({ visit: { page } }) => {
    await page.goto(`${page.url().replace(/#.*$/, '')}#v=1&view=embed`);
    await expect.poll(() => page.locator('body').innerText()).toContain(PAPER_FORECAST);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('While another table is waited for', () => {
  test('its points are drawn, and nothing of the rows before is shown', async ({
    visit: { page },
  }) => {
    await atRest(page);
    // The engine does not answer any more.
    await page.evaluate(() => {
      Worker.prototype.postMessage = () => undefined;
      MessagePort.prototype.postMessage = () => undefined;
    });
    await page.evaluate((text) => navigator.clipboard.writeText(text), OWN);
    await bar(page).getByRole('button', { name: 'Paste' }).click();
    await expect.poll(() => verdict(page)).toContain('Computing the forecast');
    expect(await verdict(page)).not.toContain(PAPER_FORECAST);
    const summaries = await page.locator('.fold-summary').allInnerTexts();
    expect(summaries.filter((text) => /[+−]\d/.test(text))).toEqual([]);
    // The legend names no law: only the points are there.
    expect(await page.locator('.legend-law').count()).toBe(0);
    expect(await findings(page)).toEqual([]);
  });
});

describe('Rows that cannot be forecast', () => {
  test('are drawn alone, and no number of the rows before stays', async ({ visit: { page } }) => {
    await atRest(page);
    await page.evaluate(() =>
      navigator.clipboard.writeText('size,gain,se\n1B,2.4,0.8\n1B,3.0,0.8'),
    );
    await bar(page).getByRole('button', { name: 'Paste' }).click();
    const keep = page.getByRole('button', { name: 'different things: keep each line' });
    if ((await keep.count()) > 0) await keep.click();
    await expect.poll(() => verdict(page)).toContain('two or more model sizes');
    await expect
      .poll(() => page.locator('#forecast-chart').getAttribute('aria-label'))
      .toContain('there is no forecast');
    expect(await page.locator('#chart-words').innerText()).toContain('1B +2.40 ± 0.80 pp');
    const summaries = await page.locator('.fold-summary').allInnerTexts();
    expect(summaries.filter((text) => /[+−]\d/.test(text))).toEqual([]);
    expect(await findings(page)).toEqual([]);
  });
});
