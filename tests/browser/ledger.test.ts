import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atRest, expect, tabTo, test } from './visit';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const waiting = (page: Page) => page.locator('.is-waiting').count();

/** The ledger with every row settled. */
async function open(page: Page): Promise<void> {
  await atRest(page); // a visit begins on the first page; leaving it half loaded is a complaint
  await page.waitForLoadState('networkidle');
  await page.goto(`${inject('site')}ledger.html`);
  await page.locator('.chip-verdict').first().waitFor();
  await expect.poll(() => waiting(page), { timeout: 60_000 }).toBe(0);
  await page.waitForLoadState('networkidle');
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe); // by the debugger: the page's own policy stays in force
  const { passes, violations } = (await page.evaluate('axe.run()')) as AxeResults;
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe('The ledger', () => {
  test('settles every row, computed here', async ({ visit: { page, requests } }) => {
    await open(page);
    expect(await page.getByRole('status').innerText()).toMatch(
      /^Of 19 checks on the paper, 7 reproduce, 2 come close, 3 differ, 4 cannot be reproduced and 3 need data/,
    );
    const chi2 = page.getByRole('article', {
      name: 'The misfit χ² of each law’s best fit',
    });
    expect(await chi2.locator('tbody tr').first().innerText()).toMatch(/power\s+0\.55\s+0\.5450/);
    expect(await chi2.locator('.chip-verdict').innerText()).toBe('reproduces');
    const cells = await page.locator('.claim td.ours').allInnerTexts();
    expect(cells.filter((text) => text.includes('…') || text.includes('NaN'))).toEqual([]);
    expect(requests.filter((url) => url.endsWith('.wasm')).length).toBeGreaterThanOrEqual(2);
  });

  test('is found from the first page, and leads back to the panel that shows a figure', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.waitForLoadState('networkidle');
    await tabTo(page, page.getByRole('link', { name: 'The paper’s figures, computed again' }));
    await page.keyboard.press('Enter');
    await page.getByRole('article').first().waitFor();
    await expect.poll(() => waiting(page), { timeout: 60_000 }).toBe(0);
    await page.waitForLoadState('networkidle');
    for (const [name, id] of [
      ['Decomposition', 'decomposition'],
      ['Model selection', 'model-selection'],
    ] as const) {
      const back = page.getByRole('link', { name, exact: true }).first();
      expect(await back.getAttribute('href')).toBe(`./#${id}`);
      await back.click();
      await page.locator(`details#${id}[open]`).waitFor();
      await expect.poll(() => page.locator(`details#${id} summary h2`).isVisible()).toBe(true);
      await page.waitForLoadState('networkidle');
      await page.goBack();
      await page.getByRole('article').first().waitFor();
      await expect.poll(() => waiting(page), { timeout: 60_000 }).toBe(0);
      await page.waitForLoadState('networkidle');
    }
  });

  test('every link leads somewhere', async ({ visit: { page } }) => {
    await open(page);
    const links = await page
      .locator('#ledger a')
      .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).hash));
    expect(links.length).toBeGreaterThan(19);
    await page.goto(inject('site'));
    await atRest(page);
    for (const hash of new Set(links)) {
      if (hash !== '') expect(await page.locator(hash).count(), hash).toBe(1);
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test(`axe finds nothing serious in ${colorScheme} at ${width} px`, async ({
        visit: { page },
      }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await open(page);
        expect(await findings(page)).toEqual([]);
      });
    }
  }

  for (const width of [320, 360, 768, 1920]) {
    test(`is not wider than a screen of ${width} px`, async ({ visit: { page } }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overhang).toBeLessThanOrEqual(0);
    });
  }
});
