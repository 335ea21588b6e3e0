import { describe } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings as findings } from './axe';
import { atRest, byPaper, cell, expect, test, verdict } from './visit';

const BADGE = 'standard errors assumed';
const known = (page: Page) => page.getByRole('group', { name: 'Standard errors' });

/** Three rows of two columns, typed. */
async function typeRows(page: Page): Promise<void> {
  await page
    .getByRole('group', { name: 'Your own data' })
    .getByRole('button', { name: 'Type' })
    .click();
  for (const [at, [size, gain]] of [
    ['1B', '2.1'],
    ['3B', '3.4'],
    ['8B', '5.2'],
  ].entries()) {
    await cell(page, at + 1, /size/).fill(size ?? '');
    await cell(page, at + 1, /gain/).fill(gain ?? '');
  }
  await expect.poll(() => verdict(page)).toContain(BADGE);
}

async function answer(page: Page, name: string, value: string): Promise<void> {
  await known(page).getByText(name, { exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = known(page).locator('details[open] form');
  await form.locator('input').fill(value);
  await page.keyboard.press('Enter');
  await expect.poll(() => verdict(page)).not.toContain(BADGE);
}

describe('Rows without standard errors', () => {
  test('are forecast, with a badge that a link carries', async ({ visit: { page } }) => {
    await atRest(page);
    await typeRows(page);
    expect(await verdict(page)).toMatch(/At 70B, expect a gain of \+[\d.]+ pp, 95% between/);
    await known(page).waitFor();
    expect(await findings(page)).toEqual([]);
    const here = await verdict(page);
    await expect.poll(() => page.url()).toContain('assumeSe=yes');
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(page.url());
    await expect.poll(() => verdict(elsewhere)).toBe(here);
    await elsewhere.goto('about:blank');
    await elsewhere.goto(`${page.url()}&view=embed`);
    await expect.poll(() => elsewhere.locator('.embed header').innerText()).toContain(BADGE);
    await elsewhere.close();
  });

  test('are forecast by the calibrated method, two of them as well', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await typeRows(page);
    await byPaper(page);
    await cell(page, 3, /gain/).fill('');
    await expect.poll(() => verdict(page)).toContain('need three rows');
    await page.getByText('Calibrated', { exact: true }).click();
    await expect.poll(() => verdict(page)).toMatch(/expect a gain of .*95% between/s);
    expect(await verdict(page)).toContain(BADGE);
  });

  test('get one ± for all, by keyboard', async ({ visit: { page } }) => {
    await atRest(page);
    await typeRows(page);
    await answer(page, 'Same ± for all rows', '0.5');
    expect(await cell(page, 2, /standard error/).inputValue()).toBe('0.5');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => verdict(page)).toContain(BADGE);
  });

  test('get theirs from the number of questions', async ({ visit: { page } }) => {
    await atRest(page);
    await typeRows(page);
    await answer(page, 'I know the number of questions', '500');
    expect(await cell(page, 1, /standard error/).inputValue()).toBe('3.16'); // √(2 · 50² / 500)
  });

  test('are pasted without a question', async ({ visit: { page } }) => {
    await atRest(page);
    await page.evaluate(() =>
      navigator.clipboard.writeText(
        'model,base,grpo\nQwen-1B,30,34\nQwen-3B,40,45\nQwen-7B,50,56\nQwen-14B,55,62\n',
      ),
    );
    await page.getByRole('heading', { name: 'Share' }).focus();
    await page.keyboard.press('Control+V');
    await expect.poll(() => verdict(page)).toContain(BADGE);
  });
});
