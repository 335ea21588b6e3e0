/** A saved page as others see it: a host that sends no extra header, a crawler that runs no script, a reader. */
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { saved } from './downloads';
import { atRest, cell, expect, listen, reportBreaches, test, verdict } from './visit';

type Files = Record<string, Uint8Array>;

const { unzipSync } = createRequire(new URL('../../web/package.json', import.meta.url))(
  'fflate',
) as {
  unzipSync: (zip: Uint8Array) => Files;
};

const TYPES: Record<string, string> = {
  html: 'text/html',
  json: 'application/json',
  png: 'image/png',
  txt: 'text/plain',
};

/** Any host: files in a folder, and nothing else. */
async function hosted<T>(files: Files, visit: (url: string) => Promise<T>): Promise<T> {
  const server: Server = createServer((request, response) => {
    const name =
      (request.url ?? '').replace('/a/folder/', '').replace(/[?#].*/, '') || 'index.html';
    const content = files[name];
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const found = content ? 200 : request.url === '/favicon.ico' ? 204 : 404; // asked for by itself
    response.writeHead(found, { 'content-type': type }).end(content);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    return await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a/folder/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Opens the Save panel and saves the page; `address` is where it is said to go. */
async function savedPage(page: Page, address = ''): Promise<Files> {
  if (!(await page.locator('.save-all').isVisible())) {
    await page.getByRole('heading', { name: 'Save', exact: true }).click();
  }
  const panel = page.locator('.save-all');
  await panel.getByRole('textbox', { name: 'Address of its folder' }).fill(address);
  const { name, content } = await saved(panel.getByRole('button', { name: 'Save as a page' }));
  expect(name).toBe('gaincast-page.zip');
  await expect.poll(() => panel.getByRole('status').innerText()).toContain('Saved as');
  return unzipSync(content);
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a crawler makes of a page's head, by the name or property of its tags. */
async function crawled(url: string) {
  const html = await (await fetch(url)).text();
  const head = html.slice(0, html.indexOf('</head>'));
  const tags = [...head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)];
  const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(head);
  return {
    title: unescaped(/<title>(.*?)<\/title>/.exec(head)?.[1] ?? ''),
    said: Object.fromEntries(
      tags.map(([, name = '', content = '']) => [name, unescaped(content)] as const),
    ),
    oembed: new URL(unescaped(link?.[1] ?? ''), url).href,
    open: new URL(unescaped(/<a href="(gaincast\.html#[^"]*)"/.exec(html)?.[1] ?? ''), url).href,
  };
}

const NAME = 'R&D "MATH" </title><script>';

/** A page of somebody's own rows, with a name that would break markup; its answer. */
async function ownRows(page: Page): Promise<string> {
  await atRest(page);
  const rows = [0.5, 1, 2, 4, 8].flatMap((size, at) => [
    `${NAME}\t${size}\t${2 + at}\t0.4`,
    `GSM8K\t${size}\t${3 + at}\t0.4`,
  ]);
  await page.locator('body').evaluate(
    (body, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    ['benchmark\tsize\tgain\tse', ...rows].join('\n'),
  );
  await page.locator('.selected-series select').selectOption({ label: NAME });
  await expect.poll(() => verdict(page)).toContain(`On ${NAME} at 70B`);
  return (await verdict(page)).split('\n')[0] ?? '';
}

describe('A page of its own', () => {
  test('unfurls on any host with this forecast, and its calculator gives the same', async ({
    visit,
    browser,
  }) => {
    const answer = await ownRows(visit.page);
    const files = await savedPage(visit.page);
    expect(Object.keys(files).sort()).toEqual([
      'forecast.png',
      'gaincast.html',
      'index.html',
      'licences.txt',
      'oembed.json',
    ]);
    await hosted(files, async (url) => {
      const { title, said, oembed, open } = await crawled(url);
      expect(title).toBe(answer);
      expect(said['og:title']).toBe(answer);
      expect(said['twitter:card']).toBe('summary_large_image');
      expect(said['og:description']).toBe(said['description']);
      expect(said['description']).not.toBe('');
      const picture = await fetch(new URL(said['og:image'] ?? 'none', url));
      const png = Buffer.from(await picture.arrayBuffer());
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      const told = (await (await fetch(oembed)).json()) as Record<string, unknown>;
      expect(told).toMatchObject({ version: '1.0', type: 'link', title: answer });
      expect(await (await fetch(new URL('licences.txt', url))).text()).toContain('chart.js');

      const context = await browser.newContext();
      await reportBreaches(context);
      const reader = listen(await context.newPage());
      await reader.page.goto(url);
      expect(await reader.page.getByRole('heading', { level: 1 }).innerText()).toBe(answer);
      expect(
        await reader.page.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth),
      ).toBe(1200);
      for (const address of [open, new URL('gaincast.html', url).href]) {
        await reader.page.goto('about:blank');
        await reader.page.goto(address);
        await expect
          .poll(async () => (await verdict(reader.page)).split('\n')[0], { timeout: 20_000 })
          .toBe(answer);
      }
      const size = reader.page.locator('[data-row="0"][data-field="size"]');
      expect(await size.inputValue()).toBe('0.5');
      expect(reader.complaints).toEqual([]);
      expect(
        reader.requests.filter((one) => !one.startsWith(url) && !/^(data|blob|about):/.test(one)),
      ).toEqual([]);
      await context.close();
    });
  });

  test('says whole addresses where its own is known, and frames the calculator', async ({
    visit,
  }) => {
    await atRest(visit.page);
    const files = await savedPage(visit.page, 'example.org/my forecast/index.html');
    await hosted(files, async (url) => {
      const { said, oembed } = await crawled(url);
      expect(said['og:image']).toBe('https://example.org/my%20forecast/forecast.png');
      expect(said['og:url']).toBe('https://example.org/my%20forecast/');
      expect(oembed).toBe('https://example.org/my%20forecast/oembed.json');
      const told = JSON.parse(Buffer.from(files['oembed.json'] ?? []).toString()) as {
        html: string;
      };
      expect(told).toMatchObject({ type: 'rich', width: 800, height: 560 });
      expect(told.html).toContain(
        'src="https://example.org/my%20forecast/gaincast.html#v=1&amp;view=embed"',
      );
    });
  });

  test('is not made for an address that is none', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await page.getByRole('heading', { name: 'Save', exact: true }).click();
    const panel = page.locator('.save-all');
    await panel.getByRole('textbox', { name: 'Address of its folder' }).fill('ftp://example.org/');
    await panel.getByRole('button', { name: 'Save as a page' }).click();
    await expect.poll(() => panel.getByRole('status').innerText()).toContain('no web address');
  });

  test('saved from a saved page holds the newer rows', async ({ visit, browser }) => {
    await atRest(visit.page);
    const files = await savedPage(visit.page);
    await hosted(files, async (url) => {
      const context = await browser.newContext();
      const { page } = listen(await context.newPage());
      await page.goto(`${url}gaincast.html`);
      await expect.poll(() => verdict(page), { timeout: 20_000 }).toContain('+19.6');
      await cell(page, 5, /gain/).fill('9.9');
      await expect.poll(() => verdict(page)).not.toContain('+19.6');
      const answer = (await verdict(page)).split('\n')[0] ?? '';
      const again = await savedPage(page);
      await hosted(again, async (other) => {
        expect((await crawled(other)).title).toBe(answer);
        await page.goto(`${other}gaincast.html`);
        await expect.poll(() => verdict(page), { timeout: 20_000 }).toContain(answer);
        expect(inject('site')).not.toBe(other);
      });
      await context.close();
    });
  });
});
