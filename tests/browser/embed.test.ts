import { describe, inject } from 'vitest';
import {
  colourAt,
  coloursOf,
  expect,
  frameOf,
  framesOf,
  hasForecast,
  sandboxed,
  test,
} from './host';
import { PAPER_FORECAST, strangers } from './visit';

describe('An embed in a sandboxed frame of another page', () => {
  test('shows chart and verdict, and nothing of the page around them', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=embed'));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    expect(await frame.getByRole('link').allInnerTexts()).toEqual(['Open in Gaincast']);
    expect(
      await frame.locator('button, input, select, summary').filter({ visible: true }).count(),
    ).toBe(0);
    expect(await frame.getByRole('heading', { name: 'Gaincast' }).count()).toBe(0);
  });

  test('computes in a worker of its own', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=embed'));
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    expect(page.workers().map((worker) => worker.url())).toEqual([
      expect.stringMatching(/^blob:null\//),
    ]);
  });

  test('computes on its own thread where no worker can be had', async ({ host }) => {
    await host.page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    const page = await host.show(sandboxed('v=1&view=embed'));
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    expect(page.workers()).toEqual([]);
  });

  test('asks for one page, one style sheet and its scripts, of which one holds the wasm', async ({
    host,
  }) => {
    const page = await host.show(sandboxed('v=1&view=embed'));
    await hasForecast(await frameOf(page), PAPER_FORECAST);
    await page.waitForLoadState('networkidle');
    const own = new Set(host.requests.filter((url) => url.startsWith(inject('site'))));
    const kinds = [...own].map((url) => /\.(\w+)(?:#.*)?$/.exec(new URL(url).pathname)?.[1] ?? '');
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([count(''), count('css')]).toEqual([1, 1]);
    expect(new Set(kinds)).toEqual(new Set(['', 'css', 'js']));
    expect([...own].filter((url) => /frame\/gaincast-\w+\.js/.test(url))).toHaveLength(1);
    expect(strangers(host, [page.url()])).toEqual([]);
  });

  test('never shows the masthead, not even before its scripts are there', async ({ host }) => {
    const held: (() => void)[] = [];
    await host.page.route(/frame\/frame-.*\.js$/, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    const opened = host.show(sandboxed('v=1&view=embed&theme=dark'));
    await expect.poll(() => held.length).toBe(1);
    const frame = await frameOf(host.page);
    await frame.locator('.masthead').waitFor({ state: 'attached' });
    const sheets = () => frame.evaluate(() => document.styleSheets.length);
    await expect.poll(sheets).toBeGreaterThan(0); // nothing is painted before
    expect(await frame.locator('.masthead').isVisible()).toBe(false);
    expect(await frame.evaluate(() => getComputedStyle(document.body).color)).toBe(
      'rgb(236, 239, 241)',
    );
    held.forEach((release) => release());
    await opened;
    await hasForecast(frame, PAPER_FORECAST);
  });

  test('follows its address, from one view to another', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=embed'));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    const go = (fields: string) =>
      page.evaluate(
        (url) => {
          const [frame] = document.getElementsByTagName('iframe');
          if (frame) frame.src = url;
        },
        `${inject('site')}#${fields}`,
      );
    await go('d=0.5~2.4~0.8_1~4.2~0.6_2~7~0.8_4~10.8~1_8~16~1.2&x=70&view=embed');
    await hasForecast(frame, '+39.2 ± 22.6 pp');
    await go('v=1&view=slide');
    await frame.locator('.slide').waitFor();
    await hasForecast(frame, PAPER_FORECAST);
    await go('v=1&view=embed&only=weights');
    await frame.getByRole('heading', { name: 'The weight of each law' }).waitFor();
    await go('v=1');
    await frame.getByRole('heading', { name: 'Gaincast' }).waitFor();
    await hasForecast(frame, PAPER_FORECAST);
  });

  test('draws when it is shown, if it was loaded while it was not', async ({ host }) => {
    const page = await host.show(
      ['embed', 'slide'].map((view) => sandboxed(`v=1&view=${view}`)).join(''),
      '<style>iframe { display: none }</style>',
    );
    await expect.poll(() => framesOf(page).length).toBe(2);
    for (const frame of framesOf(page)) {
      await frame.getByText(PAPER_FORECAST).first().waitFor({ state: 'attached' });
    }
    await page.addStyleTag({ content: 'iframe { display: block !important }' });
    for (const frame of framesOf(page)) {
      await frame.locator('canvas').scrollIntoViewIfNeeded();
      await hasForecast(frame, PAPER_FORECAST);
    }
  });

  test('takes nothing that is pasted or dropped on it', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=embed'));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    const taken = (text: string) =>
      frame.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const how = { clipboardData, bubbles: true, cancelable: true };
        return !document.body.dispatchEvent(new ClipboardEvent('paste', how));
      }, text);
    expect(await taken('1\t2\t0.5\n2\t3\t0.5')).toBe(false);
    expect(await taken('{ "gaincast": 1, "state": {} }')).toBe(false);
  });

  test('says so when its link could not all be read', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=embed&criterion=dic'));
    const frame = await frameOf(page);
    await frame.getByText('Some of the link could not be read').waitFor();
  });

  test('says how many resamples it shows, where its link asks for more', async ({ host }) => {
    const fields = 'v=1&replicates=20000';
    const page = await host.show(sandboxed(`${fields}&view=embed`));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    await frame.getByText('1,000 of the 20,000 resamples that the link asks for').waitFor();
    await frame.getByText(/^\s*average, refit noise \(95% of 1,000 resamples\)\s*$/).waitFor();
    const link = frame.getByRole('link', { name: 'Open in Gaincast' });
    await expect.poll(() => link.getAttribute('href')).toBe(`${inject('site')}#${fields}`);
  });

  test('opens the page, with all of the state and none of the frame', async ({ host }) => {
    const page = await host.show(
      `<iframe width="800" height="600" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        src="${inject('site')}#v=1&amp;criterion=bic&amp;view=embed&amp;bg=transparent&amp;only=forecast"></iframe>`,
    );
    const frame = await frameOf(page);
    const link = frame.getByRole('link', { name: 'Open in Gaincast' });
    await expect.poll(() => link.getAttribute('href')).toBe(`${inject('site')}#v=1&criterion=bic`);
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await opened.getByRole('heading', { name: 'Model selection' }).waitFor();
    expect(await opened.evaluate(() => [self.origin, window.opener])).toEqual([
      new URL(inject('site')).origin,
      null,
    ]);
  });

  test('stores nothing where it could', async ({ host }) => {
    await host.page.goto(`${inject('site')}#v=1&view=embed`); // third parties are often denied storage
    await hasForecast(host.page.mainFrame(), PAPER_FORECAST);
    expect(
      await host.page.evaluate(async () => [
        document.cookie,
        localStorage.length,
        sessionStorage.length,
        (await caches.keys()).length,
        (await indexedDB.databases()).length,
        (await navigator.serviceWorker.getRegistrations()).length,
      ]),
    ).toEqual(['', 0, 0, 0, 0, 0]);
  });

  test('lets what lies behind it through, where asked', async ({ host }) => {
    const page = await host.show(
      ['', '&bg=transparent'].map((bg) => sandboxed(`v=1&view=embed&theme=light${bg}`)).join(''),
      '<style>body { margin: 0; background: rgb(1, 200, 3) } iframe { border: 0; display: block }</style>',
    );
    await expect.poll(() => framesOf(page).length).toBe(2);
    for (const frame of framesOf(page)) await frame.getByText(PAPER_FORECAST).first().waitFor();
    expect(await colourAt(page, 2, 2)).not.toEqual([1, 200, 3]);
    expect(await colourAt(page, 2, 602)).toEqual([1, 200, 3]);
  });
});

describe('Any width', () => {
  for (const width of [320, 480, 768, 1280, 1920]) {
    test(`a frame of ${width} px needs no scrolling sideways, nor a slide any at all`, async ({
      host,
    }) => {
      await host.page.setViewportSize({ width: 1920, height: 1000 });
      for (const view of ['embed', 'slide']) {
        const page = await host.show(
          sandboxed(`v=1&view=${view}`, `width="${width}" height="540"`),
        );
        const frame = await frameOf(page);
        await hasForecast(frame, PAPER_FORECAST);
        const over = await frame.evaluate(() => [
          document.documentElement.scrollWidth - window.innerWidth,
          document.documentElement.scrollHeight - window.innerHeight,
        ]);
        expect(over[0]).toBeLessThanOrEqual(0);
        if (view === 'slide') expect(over[1]).toBeLessThanOrEqual(0);
        expect(await coloursOf(frame)).toBeGreaterThan(20);
      }
    });
  }
});
