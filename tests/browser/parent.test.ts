/** A page that hands the calculator its fragment once, as Hugging Face's Spaces do, is told of later ones. */
import type { Browser, Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { openHost } from '../engines/host';
import { expect, test } from './visit';

/** The page around the frame notes what it is told. */
const LISTENING = `<script>window.told = [];
  addEventListener('message', ({ data, origin }) => told.push({ ...data, origin }));</script>`;

type Told = { queryString?: string; hash?: string; origin: string };
const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() =>
    (window as unknown as { told: Told[] }).told.filter(({ hash }) => hash !== undefined),
  );

/** The site's page in a frame, as it is built with GAINCAST_PARENT: its page names this origin. */
async function framed(browser: Browser, named: (host: string) => string): Promise<Page> {
  const site = inject('site');
  const host = await openHost();
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    host.close();
  });
  const address = host.put(
    `${LISTENING}<iframe width="1100" height="800" src="${site}?theme=1#v=1&amp;x=70"></iframe>`,
  );
  await page.route(`${site}?theme=1`, async (route) => {
    const answer = await route.fetch();
    const meta = named(new URL(address).origin);
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('</title>', () => `</title>${meta}`),
    });
  });
  await page.goto(address);
  const frame = page.frameLocator('iframe');
  await frame.locator('.verdict-value').waitFor({ timeout: 30_000 });
  await frame.getByLabel('BIC', { exact: true }).check();
  return page;
}

const meta = (content: string) => `<meta name="gaincast-parent" content="${content}">`;

test('The parent that the site names is told the query and the fragment', async ({ browser }) => {
  const page = await framed(browser, meta);
  await expect.poll(() => told(page)).toHaveLength(1);
  const [message] = await told(page);
  expect(message).toEqual({
    queryString: 'theme=1',
    hash: expect.stringMatching(/^v=1&.*criterion=bic/) as string,
    origin: new URL(inject('site')).origin,
  });
});

test('No other page is told anything', async ({ browser }) => {
  for (const named of [() => '', () => meta('https://huggingface.co')]) {
    const page = await framed(browser, named);
    await page.waitForTimeout(1000); // longer than the address rests
    const fragment = await page.frames()[1]?.evaluate(() => location.hash);
    expect(fragment).toContain('criterion=bic');
    expect(await told(page)).toEqual([]);
  }
});
