import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { twoVersions } from './two_versions';
import { atRest, cell, expect, PAPER_FORECAST, test, verdict } from './visit';

const LINK = 'v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5&x=70';

/** A tab on the first version; `without` its service worker, as in a private window. */
async function visit(browser: Browser, options: BrowserContextOptions = {}) {
  const site = await twoVersions();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  onTestFinished(async () => {
    await context.close();
    site.close();
  });
  await page.goto(site.url);
  await atRest(page);
  return { site, page, context };
}

const ALONE = { serviceWorkers: 'block' } as const;
const PANELS = ['Back-test', 'Next experiment', 'Validation', 'Decomposition', 'Share', 'Save'];

const fragment = (page: Page) => page.evaluate(() => location.hash.slice(1));
const kept = (page: Page) => page.evaluate(() => sessionStorage.length);
const unfold = (page: Page, title: string) =>
  page.getByRole('heading', { name: title, exact: true }).click();

async function everythingWorks(page: Page): Promise<void> {
  await cell(page, 5, /gain/).fill('8.4');
  await expect.poll(() => fragment(page)).toContain('8~8.4~0.6');
  for (const title of PANELS) await unfold(page, title);
  await page.locator('.columns').first().waitFor();
  await page.locator('.parts').waitFor();
  await page.getByRole('textbox', { name: 'Link' }).waitFor();
  await page.getByRole('button', { name: 'Save as JSON' }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('could not be loaded');
  await expect.poll(() => kept(page)).toBe(0);
}

describe('A new version over an open page', () => {
  test('changes nothing for it, once what it keeps is there: on its first visit, too', async ({
    browser,
  }) => {
    const { site, page } = await visit(browser);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
    site.deploy();
    await everythingWorks(page);
  });

  test('changes nothing for one without a service worker, where its files stay', async ({
    browser,
  }) => {
    const { site, page } = await visit(browser, ALONE);
    site.deploy({ kept: true });
    await everythingWorks(page);
  });

  test('takes parts away where they do not, and what was typed outlives the reload', async ({
    browser,
  }) => {
    const { site, page } = await visit(browser, ALONE);
    site.deploy();
    await page.evaluate(() => performance.clearResourceTimings());
    await cell(page, 5, /gain/).fill('8.4');
    await unfold(page, 'Next experiment');
    await page.getByText('This part could not be loaded.').waitFor();
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    const before = await verdict(page);
    await page.getByRole('button', { name: 'Reload the page' }).first().click();
    await expect.poll(() => cell(page, 5, /gain/).inputValue()).toBe('8.4');
    await expect.poll(() => verdict(page)).toContain(before.slice(0, 50));
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(scripts.some((name) => name.includes('/assets/') && site.isNext(name))).toBe(true);
    await expect.poll(() => fragment(page)).toContain('8~8.4~0.6');
    await expect.poll(() => kept(page)).toBe(0);
  });

  test('leaves the writer of links with a page that has rested', async ({ browser }) => {
    const { site, page } = await visit(browser, ALONE);
    await page.waitForTimeout(6000); // it fetches that writer four seconds after its engine
    site.deploy();
    await cell(page, 5, /gain/).fill('8.4');
    await expect.poll(() => fragment(page)).toContain('8~8.4~0.6');
  });
});

describe('A page of the version before', () => {
  /** Opening it loads nothing that is not in some cache; the rest is gone from the server. */
  async function stale(browser: Browser, path: string) {
    const { site, page } = await visit(browser, ALONE);
    site.deploy({ stale: true });
    await page.goto('about:blank');
    await page.goto(site.url + path);
    return { site, page };
  }

  for (const view of ['', '&view=embed']) {
    test(`never shows the example where a link${view} asks for something else`, async ({
      browser,
    }) => {
      const { site, page } = await stale(browser, `#${LINK}${view}`);
      await page.getByText('What the address says could not be opened').waitFor();
      const said = await page.locator('body').innerText();
      expect(said).not.toContain(PAPER_FORECAST);
      expect(said).not.toMatch(/expect a gain/);
      site.deploy();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => page.locator('body').innerText()).toContain('At 70B');
      await expect.poll(() => page.locator('body').innerText()).toContain('17.5 times');
    });
  }

  test('says so where a link is opened later, and leaves what is there', async ({ browser }) => {
    const { page } = await stale(browser, '');
    await atRest(page);
    await page.evaluate((link) => (location.hash = link), LINK);
    await page.getByText('The link in the address could not be opened').waitFor();
    expect(await verdict(page)).toContain('The page has not changed.');
  });
});

describe('Rows that are too many for a link', () => {
  test('are said to be so, outlive a reload, and undo goes back to what the address says', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const noise = (at: number) => Math.abs(Math.sin(at * 12.9898) * 43758.5453).toString(36);
    const rows = Array.from({ length: 5000 }, (_, at) => {
      const label = [1, 2, 3, 4, 5].map((part) => noise(7 * at + part)).join('');
      return [0.5 + at / 400, Math.sin(at * 7.7) + at / 900, 0.5, label].join('\t');
    });
    const header = 'size\tgain\tse\tlabel';
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      [header, ...rows].join('\n'),
    );
    await cell(page, 1, /size/).click();
    await page.keyboard.press('Control+V');
    await expect.poll(() => kept(page), { timeout: 60_000 }).toBe(1);
    const said = page.getByText('too many rows for a link');
    await said.waitFor({ timeout: 60_000 });
    expect(await said.innerText()).toContain('They outlast a reload in this tab');
    expect(await kept(page)).toBe(1);
    expect(await fragment(page)).toBe('');
    const first = await cell(page, 1, /gain/).inputValue();
    await page.reload();
    await page.getByText('what you had typed when the page was loaded anew').waitFor();
    expect(await cell(page, 1, /gain/).inputValue()).toBe(first);
    await said.waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Undo' }).click();
    await said.waitFor({ state: 'detached' });
    await atRest(page);
  });
});
