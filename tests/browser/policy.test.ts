import { readdirSync } from 'node:fs';
import { describe, inject } from 'vitest';
import { DEFAULT_STATE } from '../../web/src/state/examples';
import { atRest, expect, test } from './visit';

/** Every page of the site, and the calculator as others show it. */
const PAGES = [
  ...readdirSync(new URL('../../web/dist', import.meta.url)).filter((name) =>
    name.endsWith('.html'),
  ),
  'examples/',
  `examples/${DEFAULT_STATE.example ?? ''}/`, // all are made alike
  '#v=1&view=embed',
  '#v=1&view=slide',
  '#v=1&view=embed&only=design',
];

describe('Every page has a strict policy, and keeps to it', () => {
  for (const path of PAGES) {
    // A visit fails on any breach, any complaint and any request that leaves the site.
    test(path, async ({ visit: { page } }) => {
      await atRest(page); // leaving the first page half loaded is a complaint
      await page.waitForLoadState('networkidle');
      await page.goto('about:blank');
      await page.goto(inject('site') + path);
      await page.waitForLoadState('networkidle');
      const policy = await page
        .locator('meta[http-equiv="Content-Security-Policy"]')
        .getAttribute('content');
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).toContain("base-uri 'none'; form-action 'none'");
      expect(policy).not.toMatch(/'unsafe-|\*|https?:/);
    });
  }
});

describe('What others show of it', () => {
  for (const view of ['embed', 'slide']) {
    test(`a frame of view=${view} leaves nothing behind`, async ({ browser }) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const foreign: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(new URL(inject('site')).origin) && !/^(blob|data):/.test(url)) {
          foreign.push(url);
        }
      });
      // Not sandboxed: it could store, and does not.
      const body = `<iframe src="${inject('site')}#v=1&amp;view=${view}"></iframe>`;
      await page.route('**/host.html', (route) =>
        route.fulfill({ contentType: 'text/html', body }),
      );
      await page.goto(`${inject('site')}host.html`);
      const frame = page.frames()[1];
      await expect.poll(() => frame?.locator('body').innerText()).toContain('+19.6 ± 11.3 pp');
      await page.waitForLoadState('networkidle');
      const kept = await frame?.evaluate(async () => ({
        cookie: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(kept).toEqual({
        cookie: '',
        local: 0,
        session: 0,
        databases: 0,
        caches: 0,
        workers: 0,
      });
      expect(await context.cookies()).toEqual([]);
      expect(foreign).toEqual([]);
      await context.close();
    });
  }
});
