import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atRest, expect, PAPER_FORECAST, test } from './visit';

const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

/** Waits until everything that is to be kept is there. */
const kept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

describe('Without a network, after the first visit', () => {
  test('the page forecasts, plans and opens links, and its ledger computes', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await kept(page);
    await page.context().setOffline(true);
    const worker = page.context().serviceWorkers()[0];
    expect(await worker?.evaluate(() => fetch('./engine.js').catch(() => null))).toBeNull();
    await page.reload();
    await atRest(page);
    await page.getByRole('heading', { name: 'Next experiment', exact: true }).click();
    await page.locator('.columns').waitFor();
    await page.goto(`${inject('site')}#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5&x=70`);
    await expect.poll(() => page.locator('.answer').innerText()).toContain('17.5 times');
    await page.goto(`${inject('site')}links.html`);
    await page.getByRole('table').first().waitFor();
    await page.goto(`${inject('site')}ledger.html`);
    await page.locator('.chip-verdict').first().waitFor();
    await page.context().setOffline(false);
  });

  test('what an earlier version kept is gone, and nobody else’s', async ({ visit: { page } }) => {
    await page.goto(`${inject('site')}links.html`);
    const [old, other] = [`gaincast ${inject('site')} 0`, `gaincast ${inject('site')}../ 0`];
    await page.evaluate(
      async (names) => {
        for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
        for (const name of names) await caches.open(name);
      },
      [old, other],
    );
    await page.goto(inject('site'));
    await kept(page);
    await expect.poll(() => cacheNames(page)).not.toContain(old);
    expect(await cacheNames(page)).toContain(other);
  });

  test('where there is one, no page is a stale one', async ({ visit: { page } }) => {
    await atRest(page);
    await kept(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        await (await caches.open(name)).put('./', new Response('an old page'));
      }
    });
    await page.reload();
    await atRest(page);
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  });
});

describe('A page that others show', () => {
  for (const view of ['embed', 'slide']) {
    test(`keeps nothing as ${view}`, async ({ browser }) => {
      const page = await browser.newPage();
      await page.goto(`${inject('site')}#v=1&view=${view}`);
      await page.waitForLoadState('networkidle');
      const all = await page.evaluate(() => navigator.serviceWorker.getRegistrations());
      expect(all).toEqual([]);
      expect(await cacheNames(page)).toEqual([]);
      await page.close();
    });
  }

  test('keeps nothing in a frame', async ({ browser }) => {
    const page = await browser.newPage();
    const body = `<iframe src="${inject('site')}"></iframe>`;
    await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${inject('site')}host.html`);
    const answer = page.frameLocator('iframe').locator('.answer');
    await expect.poll(() => answer.innerText()).toContain(PAPER_FORECAST);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
    expect(await cacheNames(page)).toEqual([]);
    await page.close();
  });
});
