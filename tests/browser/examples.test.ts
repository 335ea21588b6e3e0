import { describe, inject } from 'vitest';
import { EXAMPLES } from '../../web/src/state/examples';
import { expect, test, verdict } from './visit';

const pageOf = (id: string) => `${inject('site')}examples/${id}/`;

/** Width and height as a PNG's header says them. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('The page of an example', () => {
  for (const { id, name, source } of EXAMPLES) {
    test(`${id} tells its forecast without a script, and has a picture`, async ({ browser }) => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(pageOf(id));
      expect(await page.title()).toContain(name);
      expect(await page.locator('h2').first().innerText()).toContain('70B');
      expect(await page.getByRole('table', { name: /by model size: the average/ }).count()).toBe(1);
      expect(await page.getByRole('table', { name: 'Observed gains' }).count()).toBe(1);
      expect(await page.locator('main').innerText()).toContain(source);
      const told = await page.locator('meta[property="og:image"]').getAttribute('content');
      const picture = await fetch(new URL(told ?? '', page.url()));
      expect(sizeOf(Buffer.from(await picture.arrayBuffer()))).toEqual([1200, 630]);
      const description = page.locator('meta[name="description"]');
      expect((await description.getAttribute('content'))?.length).toBeGreaterThan(80);
      await page.close();
    });
  }

  test('says what the calculator says, to which it leads', async ({ visit: { page } }) => {
    for (const { id } of EXAMPLES) {
      await page.goto(pageOf(id));
      const said = (await page.locator('h2').first().innerText()).replace(/.*gain of /, '');
      expect(said).toMatch(/ pp$/);
      await page.getByRole('link', { name: 'Open it in the calculator' }).click();
      await expect.poll(() => verdict(page), { message: id }).toContain(said);
      await page.waitForLoadState('networkidle');
    }
  });

  test('is found from the first page', async ({ visit: { page } }) => {
    await page.getByRole('link', { name: 'Examples', exact: true }).click();
    const links = page.locator('main').getByRole('link');
    await expect.poll(() => links.count()).toBe(EXAMPLES.length);
    await links.first().click();
    await page.getByRole('link', { name: 'More examples' }).waitFor();
    const image = page.getByRole('img');
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1200);
  });
});
