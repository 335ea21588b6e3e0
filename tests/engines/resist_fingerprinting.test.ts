import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FIREFOX, openFirefox } from './firefox';
import type { Reader } from './reader';
import { click, openAtRest } from './visit';

const MENU = '.save[data-name="forecast-curve"]';

const said = (menu: string) => document.querySelector(`${menu} .save-said`)?.textContent ?? '';

const press = (menu: string, label: string) => {
  const buttons = [...document.querySelectorAll<HTMLElement>(`${menu} button`)];
  const found = buttons.find((one) => (one.ariaLabel ?? one.textContent).trim() === label);
  if (!found) throw new Error(`There is no button ${label}.`);
  found.click();
};

/** `what` that the menu says after a button was pressed, without line ends. */
async function after(reader: Reader, label: string): Promise<string> {
  await reader.run(press, MENU, label);
  const text = async () => (await reader.run(said, MENU)).replace(/\s+/g, ' ').trim();
  await expect.poll(text, { timeout: 20_000 }).not.toBe('');
  return text();
}

describe.skipIf(FIREFOX === null)('Firefox that resists fingerprinting', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openFirefox({ 'privacy.resistFingerprinting': true });
  });
  afterAll(() => reader.close());

  it('opens the page and its menu', async () => {
    await openAtRest(reader, inject('site'));
    await click(reader, `${MENU} summary`);
    const there = (menu: string) => document.querySelector(`${menu} .save-said`) !== null;
    await expect.poll(() => reader.run(there, MENU), { timeout: 20_000 }).toBe(true);
  });

  it('does give other pixels than those drawn', async () => {
    const same = await reader.run(() => {
      const context = document.createElement('canvas').getContext('2d');
      if (!context) return null;
      context.fillStyle = '#123456';
      context.fillRect(0, 0, 9, 9);
      return [...context.getImageData(0, 0, 9, 9).data].every(
        (value, at) => value === [18, 52, 86, 255][at % 4],
      );
    });
    expect(same).toBe(false);
  });

  it('is told that a PNG would be wrong, and offered an SVG, which is saved', async () => {
    expect(await after(reader, 'PNG')).toMatch(
      /alters the pixels.*An SVG is not affected\..*Save as SVG/,
    );
    expect(await after(reader, 'Save as SVG')).toMatch(/Saved as gaincast-forecast\.svg/);
  });
});
