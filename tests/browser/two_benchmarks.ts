/** A table of two benchmarks, pasted, and where the page shows them. */
import type { Page } from 'playwright-core';
import { atRest, byPaper, cell, expect, verdict } from './visit';

// One benchmark is the paper's rows; the mean of the two is the paper's gains with other errors.
export const TWO = `| size | GSM8K gain | MATH gain |
|---|---|---|
| 0.5B | 1.2 ± 0.4 | 1,2 ± 0,4 |
| 1B | 2.1 ± 0.3 | 2,1 ± 0,3 |
| 2B | 3.5 ± 0.4 | 3,5 ± 0,4 |
| 4B | 5.4 ± 0.5 | 5,4 ± 0,5 |
| 8B | 8.0 ± 0.6 | 8,0 ± 0,6 |
| 14B | – | 10.1 ± 0.8 |`;

export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await cell(page, 1, /size/).click();
  await page.keyboard.press('Control+V');
}

export async function withTwo(page: Page): Promise<void> {
  await atRest(page);
  await paste(page, TWO);
  await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks at 70B');
  await expect
    .poll(() => inputs(page).innerText())
    .toContain('There are 2 benchmarks: GSM8K and MATH.');
  await byPaper(page);
}

export const fold = (page: Page) => page.locator('summary').filter({ hasText: 'Benchmarks' });
export async function unfold(page: Page): Promise<void> {
  await fold(page).click();
  await table(page).waitFor(); // its code is fetched when there are several benchmarks
}

export const table = (page: Page) => page.getByRole('region', { name: 'Benchmarks table' });
export const choice = (page: Page) => page.getByRole('combobox', { name: 'Forecast of' });
export const inputs = (page: Page) => page.getByRole('complementary', { name: 'Data and options' });
export const mathGain = (page: Page, row: number) =>
  page.getByRole('textbox', { name: new RegExp(`^MATH, row ${row}, gain`) });
