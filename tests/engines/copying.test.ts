import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { click, openAtRest } from './visit';

const MENUS = {
  picture: '.save[data-name="forecast-curve"][data-has*="picture"]',
  table: '.save[data-name="forecasts"]',
} as const;

/** A press by hand, which is what browsers allow copying for. */
async function pressButton(reader: Reader, menu: string, group: string, name: string) {
  const place = () =>
    reader.run(
      (menu: string, group: string, name: string) => {
        const button = [
          ...document.querySelectorAll(`${menu} [role="group"][aria-label="${group}"] button`),
        ].find((one) => one.textContent?.trim() === name);
        button?.scrollIntoView({ block: 'center' });
        const box = button?.getBoundingClientRect();
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
      },
      menu,
      group,
      name,
    );
  await expect.poll(place, { timeout: 30_000 }).not.toBeNull();
  let at = await place();
  for (let before = null; JSON.stringify(at) !== JSON.stringify(before);) {
    await new Promise((resolve) => setTimeout(resolve, 200)); // until nothing on the page moves
    [before, at] = [at, await place()];
  }
  await reader.moveTo(at?.x ?? 0, at?.y ?? 0);
  await reader.press();
  await reader.release();
}

const said = (reader: Reader, menu: string) =>
  expect.poll(
    () =>
      reader.run(
        (menu: string) =>
          document.querySelector<HTMLElement>(`${menu} [role="status"]`)?.innerText ?? '',
        menu,
      ),
    { timeout: 30_000 },
  );

describe.each(ENGINES)('Copying in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it('puts the chart on the clipboard as an image', async () => {
    await openAtRest(reader, inject('site'));
    await click(reader, `${MENUS.picture} summary`);
    await pressButton(reader, MENUS.picture, 'Copy chart', 'Image');
    await said(reader, MENUS.picture).toBe('Copied as an image.');
  });

  it('puts the table on it, as a table and as letters', async () => {
    await openAtRest(reader, inject('site'));
    await click(reader, '#forecasts > summary');
    await expect
      .poll(() => reader.run((menu: string) => !!document.querySelector(menu), MENUS.table))
      .toBe(true);
    await click(reader, `${MENUS.table} summary`);
    await pressButton(reader, MENUS.table, 'Copy table', 'Table');
    await said(reader, MENUS.table).toBe('Copied as a table.');
    await pressButton(reader, MENUS.table, 'Copy table', 'TSV');
    await said(reader, MENUS.table).toBe('Copied as TSV.');
  });
});
