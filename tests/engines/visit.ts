/** What the tests of every engine do with the page. */
import { expect } from 'vitest';
import type { Reader } from './reader';

export const PAPER_FORECAST = '+19.6 ± 11.3 pp';

const textOf = (selector: string): string =>
  document.querySelector<HTMLElement>(selector)?.innerText ?? '';

/** What stands on top of the page: the answer in words. */
export const verdict = (reader: Reader): Promise<string> => reader.run(textOf, '.answer');

export const says = (reader: Reader, text: string) =>
  expect.poll(() => verdict(reader), { timeout: 30_000 }).toContain(text);

export async function openAtRest(reader: Reader, url: string): Promise<void> {
  await reader.resize(1280, 900);
  await reader.open(url);
  await says(reader, PAPER_FORECAST);
}

/** The text of a cell of the data table; rows count from 1. */
export const cell = (reader: Reader, row: number, column: 'size' | 'gain' | 'se') =>
  reader.run(
    (row: number, column: string) =>
      [...document.querySelectorAll<HTMLInputElement>('input[aria-label]')].find((input) =>
        new RegExp(`^Row ${row}, .*${column === 'se' ? 'standard error|se' : column}`).test(
          input.getAttribute('aria-label') ?? '',
        ),
      )?.value ?? null,
    row,
    column,
  );

/** Presses the button with this name. */
export const click = (reader: Reader, selector: string): Promise<void> =>
  reader.run((selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    found.click();
  }, selector);

export const paste = (reader: Reader, text: string): Promise<void> =>
  reader.run((text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event of a script no data otherwise.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
