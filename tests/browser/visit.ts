/**
 * One person's visit to the page: a tab with nothing remembered, and an ear for what must never
 * happen. A test that asks for a `visit` also fails on any complaint of the browser and on any
 * request that leaves the page's own origin.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { launchChromium } from './chromium';

export { expect };

export type Visit = {
  page: Page;
  /** Console errors, uncaught exceptions, failed requests and policy breaches, as they came. */
  complaints: string[];
  /** Every address asked for, by the page and by its worker. */
  requests: string[];
  /** The bytes of each answer by address, uncompressed. */
  bodies: Map<string, Buffer>;
};

export const test = base.extend<{ browser: Browser; visit: Visit }>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  visit: async ({ browser }, use) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(10_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await reportBreaches(context);
    const visit = listen(await context.newPage());
    await visit.page.goto(inject('site'));
    await use(visit);
    await context.close();
    expect(visit.complaints).toEqual([]);
    expect(strangers(visit)).toEqual([]);
  },
});

/** A breach of a page's or a frame's policy becomes an error on the console. */
export const reportBreaches = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy breach: ${event.violatedDirective} by ${event.blockedURI}`);
    });
  });

/** An ear for all that must not happen in a tab, its frames and their workers. */
export function listen(page: Page): Visit {
  const visit: Visit = {
    page,
    complaints: [],
    requests: [],
    bodies: new Map(),
  };
  const { complaints, requests, bodies } = visit;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    const leftThePage = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!leftThePage) complaints.push(`no answer: ${request.url()}`);
  });
  page.on('request', (request) => requests.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    response.body().then(
      (body) => bodies.set(response.url(), body),
      () => undefined, // the tab was left before the answer was read
    );
  });
  return visit;
}

/** The requests of a visit that left the page's own origin, and that of the page around it if any. */
export function strangers({ requests }: Visit, around: string[] = []): string[] {
  const homes = [inject('site'), ...around].map((home) => new URL(home).origin);
  return requests.filter(
    (url) => !/^(data|blob):/.test(url) && !homes.includes(new URL(url).origin),
  );
}

/** What stands on top of the page: the answer in words. */
export const verdict = (page: Page): Promise<string> =>
  page.getByRole('region', { name: 'Forecast', exact: true }).innerText();

/** The paper's forecast at 70B: its published figure. */
export const PAPER_FORECAST = '+19.6 ± 11.3 pp';

export const atRest = (page: Page) => expect.poll(() => verdict(page)).toContain(PAPER_FORECAST);

export const cell = (page: Page, row: number, column: RegExp) =>
  page.getByRole('textbox', {
    name: new RegExp(`^Row ${row}, .*${column.source}`),
  });

export const isFocused = (locator: Locator) =>
  locator.evaluate((element) => element === document.activeElement);

/** Presses Tab, or Shift+Tab, until the focus is there. */
export async function tabTo(page: Page, locator: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if ((await locator.count()) > 0 && (await isFocused(locator))) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab does not lead there.');
}

/** New rows begin with the method learned from post-training; this goes to the paper’s, whose figures are known. */
export async function byPaper(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'The paper’s method' }).check({ force: true });
  await expect.poll(() => verdict(page)).toContain('±');
}
