import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { chartButton, menuOf, openMenu, saved, tableButton, unfoldEverything } from './downloads';
import { atRest, expect, isFocused, tabTo, test } from './visit';

/** What an XML parser makes of an SVG: its title, texts, links, and how much is drawn. */
async function parsed(page: Page, svg: string) {
  // The page's own policy parses no text.
  const blank = await page.context().newPage();
  const found = await blank.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return {
      name: root.localName,
      title: root.querySelector('title')?.textContent ?? '',
      texts: [...root.querySelectorAll('text')].map((one) => one.textContent),
      link: root.querySelector('a')?.getAttribute('href') ?? '',
      shapes: root.querySelectorAll('path, rect, line, circle').length,
      styled: root.querySelectorAll('[class], [style], foreignObject, image').length,
    };
  }, svg);
  await blank.close();
  return found;
}

/** Width and height as the header of a PNG says them. */
function pngSize(content: Buffer): [number, number] {
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  expect(content.subarray(-8, -4).toString()).toBe('IEND');
  return [content.readUInt32BE(16), content.readUInt32BE(20)];
}

describe('A chart', () => {
  const CHARTS = [
    {
      name: 'forecast-curve',
      texts: ['gain, pp', '70B', '8.75× beyond your data'],
      shapes: 30,
    },
    { name: 'histogram', texts: ['+10 pp', '+20'], shapes: 20 },
    {
      name: 'bootstrap',
      texts: ['power law', 'average', 'median'],
      shapes: 30,
    },
    { name: 'next-experiment', texts: ['405B', 'More is better.'], shapes: 7 },
    { name: 'validation-error', texts: ['true law', 'sigmoid'], shapes: 24 },
    { name: 'validation-coverage', texts: ['true law', 'sigmoid'], shapes: 24 },
    {
      name: 'decomposition',
      texts: ['Gain, stacked', 'dark knowledge', '8B'],
      shapes: 40,
    },
  ];

  test('is saved as SVG that parses, with its texts, title, source and link', async ({ visit }) => {
    const { page } = visit;
    await unfoldEverything(page);
    for (const { name, texts, shapes } of CHARTS) {
      const menu = await openMenu(page, name, 'picture');
      const { name: file, content } = await saved(chartButton(menu, 'SVG'));
      expect(file).toMatch(/^gaincast-[a-z-]+\.svg$/);
      const svg = await parsed(page, content.toString());
      expect(svg.name, name).toBe('svg');
      expect(svg.title.length, name).toBeGreaterThan(10);
      const said = svg.texts.join(' ');
      for (const text of texts) expect(said, name).toContain(text);
      expect(said, name).toContain('Data: "Extrapolating');
      expect(said, name).toContain(`gaincast · ${inject('site')}#v=1`);
      expect(svg.link).toBe(`${inject('site')}#v=1`);
      expect(svg.shapes, name).toBeGreaterThanOrEqual(shapes);
      expect(svg.styled, name).toBe(0);
    }
  });

  test('is saved as PNG in every size, with its title and link in the file', async ({ visit }) => {
    const { page } = visit;
    await unfoldEverything(page);
    for (const name of ['forecast-curve', 'histogram', 'decomposition']) {
      const menu = await openMenu(page, name, 'picture');
      const save = async (format: string) => (await saved(chartButton(menu, format))).content;
      const one = await save('PNG');
      const [width, height] = pngSize(one);
      expect(width).toBeGreaterThan(400);
      expect(height).toBeGreaterThan(200);
      expect(pngSize(await save('PNG, 2×'))).toEqual([2 * width, 2 * height]);
      expect(pngSize(await save('PNG, 3×'))).toEqual([3 * width, 3 * height]);
      expect(pngSize(await save('PNG, 1920 × 1080'))).toEqual([1920, 1080]);
      expect(one.toString('latin1')).toContain('iTXtTitle');
      expect(one.toString('latin1')).toContain(`iTXtSource\0\0\0\0\0${inject('site')}#v=1`);
    }
  });

  test('that is one of several is saved by itself', async ({ visit }) => {
    const { page } = visit;
    await unfoldEverything(page);
    const menu = await openMenu(page, 'decomposition', 'picture');
    await menu.getByRole('combobox', { name: 'Which chart' }).selectOption({ index: 3 });
    const { name, content } = await saved(chartButton(menu, 'SVG'));
    expect(name).toBe('gaincast-decomposition-3.svg');
    const { texts } = await parsed(page, content.toString());
    expect(texts).toContain('dark knowledge');
    expect(texts).not.toContain('regularisation');
  });

  test('is copied as an image, and offered as a file where that is refused', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const menu = await openMenu(page, 'forecast-curve', 'picture');
    const copy = menu.getByRole('group', { name: 'Copy chart' }).getByRole('button');
    await copy.click();
    await expect.poll(() => menu.getByRole('status').innerText()).toBe('Copied as an image.');
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await item?.getType('image/png');
      const { width, height } = await createImageBitmap(picture ?? new Blob());
      return { width, height };
    });
    expect(size.width).toBeGreaterThan(1600);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await copy.click();
    await expect.poll(() => menu.getByRole('status').innerText()).toContain('did not allow');
    const { name, content } = await saved(menu.getByRole('button', { name: 'Save as PNG' }));
    expect(name).toBe('gaincast-forecast@2x.png');
    expect(pngSize(content)[0]).toBe(size.width);
  });

  test('is light, though the page is dark, and the page stays so', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const save = async () => {
      const menu = await openMenu(page, 'forecast-curve');
      return (await saved(chartButton(menu, 'SVG'))).content.toString();
    };
    const light = await save();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await save()).toBe(light);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe('rgb(18, 23, 28)');
  });
});

describe('A table', () => {
  test('holds what the page shows as Markdown and LaTeX, and all digits as CSV', async ({
    visit,
  }) => {
    const { page } = visit;
    await unfoldEverything(page);
    const region = page.getByRole('region', { name: 'Forecast table' });
    const shown = await region.locator('tbody td').allInnerTexts();
    const full = await region
      .locator('tbody td')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).title));
    expect(shown).toHaveLength(45);
    const menu = await openMenu(page, 'forecasts');
    const text = async (format: string) =>
      (await saved(tableButton(menu, 'Save', format))).content.toString();
    const markdown = await text('Markdown');
    const latex = await text('LaTeX');
    const csv = await text('CSV');
    for (const figure of shown) {
      expect(markdown).toContain(`| ${figure} |`);
      expect(latex.replaceAll('$\\pm$', '±').replaceAll('$-$', '−')).toMatch(
        new RegExp(` ${figure.replace(/[+.]/g, '\\$&')} (?:&|\\\\)`),
      );
    }
    const numbers = new Set(csv.split(/[,\n]/));
    for (const digits of full.flatMap((title) => title.split(/ ± | to /))) {
      expect(numbers).toContain(digits);
    }
    expect((await text('TSV')).replaceAll('\t', ',')).toBe(csv);
  });

  test('is copied by one click', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const menu = await openMenu(page, 'data');
    await tableButton(menu, 'Copy', 'TSV').click();
    await expect.poll(() => menu.getByRole('status').innerText()).toBe('Copied as TSV.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(0, 2)).toEqual([
      'size (B)\tgain (pp)\tse (pp)\tlabel\theld out',
      '0.5\t1.2\t0.4\t\t',
    ]);
  });

  test('is copied as a table and as letters; the answer and the link bring their words', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    const kinds = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const text = async (type: string) => (await item?.getType(type))?.text() ?? '';
        return { plain: await text('text/plain'), html: await text('text/html') };
      });
    const menu = await openMenu(page, 'forecast-curve', 'table');
    await tableButton(menu, 'Copy', 'Table').click();
    await expect.poll(() => menu.getByRole('status').innerText()).toBe('Copied as a table.');
    const table = await kinds();
    expect(table.html).toContain('<td align="right">+19.6 ± 11.3</td>');
    expect(table.plain.split('\n')).toHaveLength(7); // its head, five sizes, and the end
    await page.getByRole('heading', { name: 'Save', exact: true }).click();
    const panel = page.locator('.save-all');
    await panel.getByRole('button', { name: 'Copy the answer' }).click();
    await expect.poll(() => panel.getByRole('status').innerText()).toBe('Copied: the answer.');
    const answer = await kinds();
    expect(answer.plain).toBe(`At 70B, expect a gain of +19.6 ± 11.3 pp\n${inject('site')}#v=1`);
    expect(answer.html).toMatch(/<a href="[^"]*#v=1"[^>]*>At 70B, expect a gain of/);
  });

  test('under the chart is that of the forecasts in LaTeX, and its points in CSV', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    const menu = await openMenu(page, 'forecast-curve', 'table');
    const lines = async (format: string) =>
      (await saved(tableButton(menu, 'Save', format))).content.toString().split('\n').length;
    expect(await lines('LaTeX')).toBeLessThan(20);
    expect(await lines('Markdown')).toBeLessThan(12);
    expect(await lines('CSV')).toBeGreaterThan(50);
  });

  test('follows what is typed while its menu is open', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const menu = await openMenu(page, 'data');
    await page.getByRole('textbox', { name: /^Row 5, gain/ }).fill('9.5');
    await openMenu(page, 'data');
    const { content } = await saved(tableButton(menu, 'Save', 'CSV'));
    expect(content.toString()).toContain('8,9.5,0.6');
  });
});

describe('The Save menus', () => {
  test('fetch nothing before they are opened', async ({ visit }) => {
    const { page, requests } = visit;
    await atRest(page);
    await page.waitForLoadState('networkidle');
    const code = () => requests.filter((url) => /\/menu-[^/]*\.js$/.test(url));
    expect(code()).toEqual([]);
    await openMenu(page, 'forecast-curve');
    expect(code()).toHaveLength(1);
  });

  test('work by keyboard, and close on Escape where they were opened', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const summary = menuOf(page, 'forecast-curve').locator('summary');
    await tabTo(page, summary);
    await page.keyboard.press('Enter');
    const svg = chartButton(menuOf(page, 'forecast-curve'), 'SVG');
    await svg.waitFor();
    await page.keyboard.press('Tab');
    expect(await isFocused(svg)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await svg.isVisible()).toBe(false);
    expect(await isFocused(summary)).toBe(true);
  });
});
