import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { atRest, expect, test } from './visit';

const kilobytes = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length / 1000;
const module = (name: string) =>
  readFileSync(new URL(`../../build/wasm/bin/${name}`, import.meta.url));

/** The served script that is the wasm's own: of those that name its file, the smallest. */
function glue(): Uint8Array {
  const assets = new URL('../../web/dist/assets/', import.meta.url);
  const scripts = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(new URL(name, assets)))
    .filter((bytes) => /gaincast-[\w-]+\.wasm/.test(bytes.toString()));
  const [smallest] = scripts.sort((a, b) => a.length - b.length);
  if (!smallest) throw new Error('No script names the wasm.');
  return smallest;
}

describe('Sizes, gzipped', () => {
  test('the engine (wasm and its JavaScript, as they are served) is at most 85 kB', () => {
    const total = kilobytes(module('gaincast.wasm')) + kilobytes(glue());
    console.log(`engine: ${total.toFixed(1)} kB`);
    expect(total).toBeLessThanOrEqual(85);
  });

  test('everything that opening the page loads is at most 200 kB', async ({ visit }) => {
    await atRest(visit.page);
    await visit.page.waitForLoadState('networkidle');
    const asked = [...new Set(visit.requests)].filter((url) => url.startsWith('http'));
    await expect.poll(() => asked.filter((url) => !visit.bodies.has(url))).toEqual([]);
    for (const kind of [/\/$/, /\.js$/, /\.css$/, /\.wasm$/]) {
      expect(
        asked.filter((url) => kind.test(url)),
        String(kind),
      ).not.toEqual([]);
    }
    const sizes = asked.map((url) => kilobytes(visit.bodies.get(url) ?? new Uint8Array()));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(asked.map((url, at) => `${url}: ${sizes[at]?.toFixed(1)} kB`).join('\n'));
    console.log(`whole page: ${total.toFixed(1)} kB`);
    expect(total).toBeLessThanOrEqual(200);
  });

  test('a panel that is opened fetches at most 6 kB of its own', async ({ visit }) => {
    const { page, requests, bodies } = visit;
    await atRest(page);
    const before = new Set(requests);
    for (const title of ['Next experiment', 'Validation', 'Decomposition']) {
      await page.getByRole('heading', { name: title, exact: true }).click();
    }
    await page.locator('.parts').waitFor();
    await page.waitForLoadState('networkidle');
    const own = [...new Set(requests)].filter(
      (url) => !before.has(url) && /(design|validation|decomposition)-[^/]*\.js$/.test(url),
    );
    expect(own).toHaveLength(3);
    await expect.poll(() => own.filter((url) => !bodies.has(url))).toEqual([]);
    for (const url of own) {
      expect(kilobytes(bodies.get(url) ?? new Uint8Array()), url).toBeLessThanOrEqual(6);
    }
  });
});
