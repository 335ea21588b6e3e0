/**
 * Notes which lines of the page run, where `GAINCAST_LINES` names a folder for it: one file of V8's
 * counts a page, written as the page is closed. What runs in workers is not seen.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const folder = process.env['GAINCAST_LINES'];
let written = 0;

async function write(page: Page): Promise<void> {
  if (page.isClosed()) return;
  const entries = await page.coverage.stopJSCoverage();
  mkdirSync(folder ?? '', { recursive: true });
  written += 1;
  writeFileSync(join(folder ?? '', `${process.pid}-${written}.json`), JSON.stringify(entries));
}

function listenTo(context: BrowserContext): BrowserContext {
  context.on('page', (page) => {
    // Sent before the page is handed out, so it runs before the page is told where to go.
    void page.coverage.startJSCoverage({ resetOnNavigation: false });
    const close = page.close.bind(page);
    page.close = async (options) => {
      await write(page);
      await close(options);
    };
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    for (const page of context.pages()) await write(page);
    await close(options);
  };
  return context;
}

/** The same browser, whose pages are listened to if that is asked for. */
export function withLineCoverage(browser: Browser): Browser {
  if (!folder) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => listenTo(await newContext(options));
  browser.newPage = async (options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const close = page.close.bind(page);
    page.close = async (closing) => {
      await close(closing);
      await context.close();
    };
    return page;
  };
  return browser;
}
