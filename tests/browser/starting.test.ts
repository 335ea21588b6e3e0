/** What a browser says in which the page cannot start: whatever is missing, one sentence and a way out. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { OLDEST_BROWSERS } from '../../web/src/engine/liveness/oldest_browsers';
import { launchChromium } from './chromium';
import { expect, PAPER_FORECAST, test, verdict } from './visit';

const inDist = (path: string) => new URL(`../../web/dist/${path}`, import.meta.url);
const ONE_FILE = pathToFileURL(fileURLToPath(inDist('gaincast.html'))).href;
const LINK = '#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5&x=70';
const PAGES = ['', 'ledger.html', `${LINK}&view=embed`, `${LINK}&view=slide`];

/** The scripts that a page loads by its own HTML, or with that. */
const scriptsOf = (page: string) => [
  ...new Set(
    [...readFileSync(inDist(page), 'utf8').matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => path),
  ),
];

const body = (page: Page) => page.locator('body').innerText();

async function opened(browser: Browser, url: string, with404 = ''): Promise<Page> {
  const page = await browser.newPage();
  if (with404 !== '') await page.route(`**/${with404}`, (route) => route.fulfill({ status: 404 }));
  await page.goto(url);
  return page;
}

describe('Without JavaScript', () => {
  for (const path of ['', 'ledger.html', ONE_FILE]) {
    test(`${path || 'the page'} says what it needs`, async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(path.startsWith('file:') ? path : inject('site') + path);
      const said = page.locator('#starting');
      await expect.poll(() => said.evaluate((one) => getComputedStyle(one).opacity)).toBe('1');
      expect(await said.innerText()).toContain(OLDEST_BROWSERS);
      expect(await page.getByRole('button').count()).toBe(0);
      await context.close();
    });
  }
});

describe('With a script that cannot be had', () => {
  for (const script of scriptsOf('index.html')) {
    test(`${script}: the page says so, and starts when it is tried again`, async ({ browser }) => {
      const page = await opened(browser, inject('site') + LINK, script);
      await expect.poll(() => body(page)).toContain('could not be loaded');
      expect(await page.locator('#starting').getAttribute('class')).toBe('stuck');
      await page.unroute(`**/${script}`);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => body(page)).toContain('17.5 times your largest size');
      expect(await page.locator('#starting').count()).toBe(0);
      await page.close();
    });
  }

  test('the ledger says so as well', async ({ browser }) => {
    const [script = ''] = scriptsOf('ledger.html').filter((path) => path.includes('ledger'));
    const page = await opened(browser, `${inject('site')}ledger.html`, script);
    await expect.poll(() => body(page)).toContain('could not be loaded');
    await page.close();
  });

  test('or comes as octets: the page says so', async ({ browser }) => {
    const page = await browser.newPage();
    await page.route('**/assets/*.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, contentType: 'application/octet-stream' });
    });
    await page.goto(inject('site'));
    await expect.poll(() => body(page)).toContain('could not be loaded');
    await page.close();
  });

  test('or cannot be read by an old browser: the page shows what it needs at once', async ({
    browser,
  }) => {
    const page = await browser.newPage();
    await page.route('**/assets/opening-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export const a = /(?<!/;' }),
    );
    await page.goto(inject('site'));
    await expect.poll(() => page.locator('#starting').getAttribute('class')).toBe('stuck');
    expect(await body(page)).toContain(OLDEST_BROWSERS);
    await page.close();
  });

  for (const part of ['worker-*.js', 'gaincast-*.wasm']) {
    test(`of the engine, ${part}: the page says so`, async ({ browser }) => {
      const page = await browser.newPage();
      await page.route(`**/assets/${part}`, (route) => route.fulfill({ status: 404 }));
      // the page's own thread would do without the worker's script
      await page.route('**/assets/forecasting-*.js', (route) => route.fulfill({ status: 404 }));
      await page.route('**/assets/*.wasm', (route) => route.fulfill({ status: 404 }));
      await page.goto(inject('site'));
      await expect
        .poll(() => verdict(page))
        .toContain('part of the calculator could not be loaded');
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
      expect(await body(page)).not.toMatch(/Aborted|ASSERTIONS/);
      await page.close();
    });
  }
});

const LACKING = [
  ['WebAssembly', '--js-flags=--jitless', 'This browser runs no WebAssembly'],
  ['its vectors', '--js-flags=--no-enable-sse4-1', 'This browser’s WebAssembly has no vectors'],
] as const;

describe.each(LACKING)('Without %s', (_, flag, sentence) => {
  let lacking: Browser;
  beforeAll(async () => {
    lacking = await launchChromium([flag]);
  });
  afterAll(() => lacking.close());

  for (const path of [...PAGES, ONE_FILE]) {
    test(`${path || 'the page'} says so in a sentence, and offers to try again`, async () => {
      const page = await opened(lacking, path.startsWith('file:') ? path : inject('site') + path);
      await expect.poll(() => body(page), { timeout: 30_000 }).toContain(sentence);
      expect(await body(page)).toContain(OLDEST_BROWSERS);
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
      expect(await body(page)).not.toMatch(/Aborted|ASSERTIONS/);
      expect(await body(page)).not.toContain(PAPER_FORECAST);
      await page.close();
    });
  }
});
