/** What a reader gets from the page's Save menus: files and their contents. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { atRest } from './visit';

/** `has` tells a chart's menu from that of the table which has its name. */
export const menuOf = (page: Page, name: string, has?: 'picture' | 'table'): Locator =>
  page.locator(`.save[data-name="${name}"]${has ? `[data-has*=${has}]` : ''}`);

/** An opened menu, filled. */
export async function openMenu(
  page: Page,
  name: string,
  has?: 'picture' | 'table',
): Promise<Locator> {
  const menu = menuOf(page, name, has);
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  await menu.locator('.save-said').waitFor();
  return menu;
}

export async function saved(button: Locator): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([button.page().waitForEvent('download'), button.click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), content: await readFile(path) };
}

export const tableButton = (menu: Locator, what: 'Save' | 'Copy', format: string): Locator =>
  menu.getByRole('group', { name: `${what} table` }).getByRole('button', { name: format });

export const chartButton = (menu: Locator, format: string): Locator =>
  menu
    .getByRole('group', { name: 'Save chart' })
    .getByRole('button', { name: format, exact: true });

/** Every panel that holds a chart or a table, unfolded and answered. */
export async function unfoldEverything(page: Page): Promise<void> {
  await atRest(page);
  const titles = [
    'Bootstrap',
    'Forecasts',
    'Model selection',
    'Back-test',
    'Next experiment',
    'Validation',
    'Decomposition',
  ];
  for (const name of titles) await page.getByRole('heading', { name, exact: true }).click();
  await page.getByRole('region', { name: 'Held-back measurements' }).waitFor();
  await page.locator('.columns').waitFor();
  await page.locator('.heat-maps:not(.late)').waitFor();
  await page.locator('.parts').waitFor();
}
