import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { openHost } from '../engines/host';
import { openStaticHost } from '../engines/static_host';
import { expect, PAPER_FORECAST, test, verdict } from './visit';

const NOTE = 'The forecast cannot be shown here';
const SANDBOX = 'sandbox="allow-scripts"';

/** What `_headers` asks of hosts that read it. */
const ASKED = Object.fromEntries(
  [
    ...readFileSync(new URL('../../web/dist/_headers', import.meta.url), 'utf8').matchAll(
      /^ +([\w-]+): (.*)$/gm,
    ),
  ].map(([, name = '', value = '']) => [name, value]),
);
const ISOLATED = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

type Kind = {
  /** Of the site's host. */
  site?: Record<string, string>;
  /** Of the page around the frame. */
  around?: (url: string) => Record<string, string>;
  body: (url: string) => string;
};

async function show(browser: Browser, { site = {}, around, body }: Kind): Promise<Page> {
  const [home, host] = [await openStaticHost(site, '/some/where/'), await openHost()];
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    home.close();
    host.close();
  });
  await page.goto(host.put(body(home.url), '', around?.(home.url) ?? {}));
  return page;
}

const framed = (page: Page) =>
  expect.poll(
    () =>
      page
        .frames()[1]
        ?.locator('body')
        .innerText({ timeout: 1000 })
        .catch(() => ''),
    { timeout: 30_000 },
  );

const iframe = (url: string) =>
  `<iframe ${SANDBOX} width="900" height="600" src="${url}#v=1&amp;view=embed"></iframe>`;
const element = (url: string) =>
  `<script src="${url}embed.js" async></script>
   <gaincast-forecast data="v=1"><a href="${url}#v=1">At 70B</a></gaincast-forecast>`;

/** The element says that it shows nothing, and shows its link. */
async function saysWhy(page: Page): Promise<void> {
  await page.getByText(NOTE).waitFor({ timeout: 30_000 });
  expect(await page.getByRole('link', { name: 'At 70B' }).isVisible()).toBe(true);
}

/** The page itself, opened from there, answers. */
async function opens(
  browser: Browser,
  home: Awaited<ReturnType<typeof openStaticHost>>,
): Promise<void> {
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    home.close();
  });
  await page.goto(home.url);
  await expect.poll(() => verdict(page), { timeout: 30_000 }).toContain(PAPER_FORECAST);
}

describe('A plain host, with no header and WebAssembly as application/octet-stream,', () => {
  test('serves the page', async ({ browser }) => {
    await opens(browser, await openStaticHost({}, '/some/where/'));
  });

  test('serves a sandboxed frame', async ({ browser }) => {
    await framed(await show(browser, { body: iframe })).toContain(PAPER_FORECAST);
  });

  test('serves the element, within the page’s strict policy', async ({ browser }) => {
    const page = await show(browser, {
      around: (url) => ({
        'Content-Security-Policy': `default-src 'none'; script-src ${url}; frame-src ${url}; require-trusted-types-for 'script'; trusted-types 'none'`,
      }),
      body: element,
    });
    await framed(page).toContain(PAPER_FORECAST);
    await page.waitForTimeout(6000); // longer than the element waits for a word
    expect(await page.getByText(NOTE).isVisible()).toBe(false);
  });

  test('serves the page under a policy of the host’s own', async ({ browser }) => {
    const home = await openStaticHost({
      'Content-Security-Policy':
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' data: blob:",
    });
    await opens(browser, home);
  });
});

describe('Where a frame is forbidden, the element says so and shows its link:', () => {
  for (const [name, kind] of Object.entries<Omit<Kind, 'body'>>({
    'X-Frame-Options on the site': { site: { 'X-Frame-Options': 'DENY' } },
    'frame-ancestors on the site': {
      site: { 'Content-Security-Policy': "frame-ancestors 'self'" },
    },
    'no frame-src on the page': {
      around: (url) => ({
        'Content-Security-Policy': `default-src 'none'; script-src ${url}`,
      }),
    },
  })) {
    test(name, async ({ browser }) => {
      await saysWhy(await show(browser, { ...kind, body: element }));
    });
  }
});

describe('Snippets that load the script as a module, as they were copied before,', () => {
  const body = (url: string) => element(url).replace('async', 'type="module"');

  test('work where the host sends what _headers asks', async ({ browser }) => {
    await framed(await show(browser, { site: ASKED, body })).toContain(PAPER_FORECAST);
  });

  test('are their links on a plain host', async ({ browser }) => {
    const page = await show(browser, { body });
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('link', { name: 'At 70B' }).isVisible()).toBe(true);
  });
});

describe('Cross-origin isolation', () => {
  test('of the page: the element works where the host sends what _headers asks', async ({
    browser,
  }) => {
    const page = await show(browser, { site: ASKED, around: () => ISOLATED, body: element });
    await framed(page).toContain(PAPER_FORECAST);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  test('of the page: a frame without credentials works on any host', async ({ browser }) => {
    const body = (url: string) => iframe(url).replace('<iframe', '<iframe credentialless');
    await framed(await show(browser, { around: () => ISOLATED, body })).toContain(PAPER_FORECAST);
  });

  test('of the page, on a plain host: the link of the element remains', async ({ browser }) => {
    const page = await show(browser, { around: () => ISOLATED, body: element });
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('link', { name: 'At 70B' }).isVisible()).toBe(true);
  });

  test('of the site: frames work where it sends what _headers asks', async ({ browser }) => {
    const page = await show(browser, { site: { ...ISOLATED, ...ASKED }, body: iframe });
    await framed(page).toContain(PAPER_FORECAST);
  });

  test('of the site alone: a frame says that it could not be loaded', async ({ browser }) => {
    const page = await show(browser, { site: ISOLATED, body: iframe });
    await framed(page).toContain('could not be loaded here');
  });
});
