import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { cell, click, openAtRest, PAPER_FORECAST, paste, says, verdict } from './visit';

it('there is an engine beside Chromium to test in', () => {
  expect(ENGINES.length).toBeGreaterThan(0);
});

describe.each(ENGINES)('The page in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it('answers about the paper’s data', async () => {
    await openAtRest(reader, inject('site'));
    expect(await cell(reader, 5, 'gain')).toBe('8.0');
  });

  it.each([1280, 1024, 390])('does not scroll sideways at %d pixels', async (width) => {
    await openAtRest(reader, inject('site'));
    await reader.resize(width, 900);
    const overhang = () =>
      reader.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overhang).toBe(0);
  });

  it('takes a pasted table, and gives the old one back', async () => {
    await openAtRest(reader, inject('site'));
    await paste(reader, '0.5\t2.2\t0.4\n1\t3.1\t0.3\n2\t4.5\t0.4\n4\t6.4\t0.5\n');
    await expect.poll(() => cell(reader, 1, 'gain')).toBe('2.2');
    await expect.poll(() => verdict(reader)).not.toContain(PAPER_FORECAST);
    await click(reader, 'button[title^="Undo"], button[aria-label^="Undo"]');
    await says(reader, PAPER_FORECAST);
  });
});
