/**
 * Somebody else's page, served from another origin than the site, in which the site's frames stand. A
 * test that asks for a `host` also fails on any complaint of the browser, on any breach of a policy, on
 * any request that is neither the host's nor the site's, and if anything was stored.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { listen, reportBreaches, strangers, test as base, type Visit } from './visit';

export { expect };

export type Host = Visit & {
  /** Serves a page with this body, and opens it. */
  show: (body: string, head?: string) => Promise<Page>;
};

const reveal = createRequire(import.meta.url).resolve('reveal.js/reveal.css');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
};

const html = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>` +
  `<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

export const test = base.extend<{ host: Host }>({
  host: async ({ browser }, use) => {
    let page = '';
    const server = createServer((request, response) => {
      const path = /^\/reveal\/([a-z/]+\.(?:css|js))$/.exec(request.url ?? '')?.[1];
      if (request.url?.endsWith('.png')) {
        response.setHeader('content-type', 'image/png');
        response.end(PIXEL);
        return;
      }
      const type = path ? TYPES[extname(path)] : 'text/html';
      response.setHeader('content-type', type ?? 'text/plain');
      response.end(path ? readFileSync(reveal.replace('reveal.css', path)) : page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(20_000);
    await reportBreaches(context);
    const visit = listen(await context.newPage());
    await use({
      ...visit,
      async show(body, head = '') {
        page = html(head, body);
        await visit.page.goto(home);
        return visit.page;
      },
    });
    const { cookies, origins } = await context.storageState({
      indexedDB: true,
    });
    await context.close();
    server.close();
    expect(visit.complaints).toEqual([]);
    expect(strangers(visit, [home])).toEqual([]);
    expect([cookies, origins], 'nothing is stored').toEqual([[], []]);
  },
});

/** The frame's attributes as an author would write them who trusts nobody. */
export const sandboxed = (fields: string, size = 'width="800" height="600"', more = ''): string =>
  `<iframe ${size} sandbox="allow-scripts" src="${inject('site')}#${fields.replaceAll('&', '&amp;')}" ${more}></iframe>`;

/** The frames of the site, in the order in which they were attached. */
export const framesOf = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame.url().startsWith(inject('site')));

export async function frameOf(page: Page): Promise<Frame> {
  await expect.poll(() => framesOf(page).length).toBeGreaterThan(0);
  const [frame] = framesOf(page);
  if (!frame) throw new Error('There is no frame of the site.');
  return frame;
}

/** How many colours the chart has; a blank canvas has one. */
export const coloursOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const canvas = document.querySelector('canvas');
    if (!canvas || canvas.width === 0 || canvas.height === 0) return 0;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
  });

/** The chart is painted, under the verdict that is expected. */
export async function hasForecast(frame: Frame, verdict: string): Promise<void> {
  await frame.getByText(verdict).first().waitFor();
  await expect.poll(() => coloursOf(frame)).toBeGreaterThan(20);
}

/** Red, green and blue of what is seen there. */
export async function colourAt(page: Page, x: number, y: number): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const context = document.createElement('canvas').getContext('2d');
    context?.drawImage(picture, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, shot.toString('base64'));
}
