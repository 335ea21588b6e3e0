import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import type { Engine } from '../../web/src/engine/contract';
import { choice, fold, inputs, mathGain, paste, table, unfold, withTwo } from './two_benchmarks';
import { atRest, expect, isFocused, PAPER_FORECAST, test, verdict } from './visit';

describe('The rows of several benchmarks', () => {
  test('name the benchmark in a bad cell’s sentence, and the others go on', async ({
    visit: { page },
  }) => {
    await withTwo(page);
    await mathGain(page, 2).fill('2.1x');
    await expect.poll(() => inputs(page).innerText()).toContain('MATH, row 2, gain: “2.1x”');
    await expect.poll(() => verdict(page)).toContain('(1B and 14B are left out)');
    expect(await fold(page).innerText()).toContain(`GSM8K ${PAPER_FORECAST.replace(' pp', '')}`);
  });

  test('are renamed, lengthened and removed by keyboard', async ({ visit: { page } }) => {
    await withTwo(page);
    const name = page.getByRole('textbox', { name: /^Name of the benchmark/ }).nth(1);
    await name.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('GSM8K');
    await page.keyboard.press('Enter');
    await expect.poll(() => inputs(page).innerText()).toContain('already a benchmark named GSM8K');
    expect(await name.inputValue()).toBe('MATH');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('MATH500');
    await page.keyboard.press('Enter');
    await expect.poll(() => fold(page).innerText()).toContain('MATH500 +');
    expect(await isFocused(name)).toBe(true);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // adds a row to it and stands in its size
    const added = page.getByRole('textbox', { name: /^MATH500, row 7, size/ });
    expect(await isFocused(added)).toBe(true);
    await page.keyboard.type('32');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1');
    await expect.poll(() => verdict(page)).toContain('(14B and 32B are left out)');

    await page.getByRole('button', { name: 'Remove the benchmark MATH500' }).focus();
    await page.keyboard.press('Enter');
    await atRest(page); // one series is left: the paper's rows
    expect(await fold(page).count()).toBe(0);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks');
  });

  test('are joined by another benchmark at the same sizes', async ({ visit: { page } }) => {
    await withTwo(page);
    await page.getByRole('button', { name: '+ Benchmark' }).click();
    const name = page.getByRole('textbox', {
      name: 'Name of the benchmark Benchmark 3',
    });
    expect(await isFocused(name)).toBe(true);
    const size = page.getByRole('textbox', {
      name: /^Benchmark 3, row 5, size/,
    });
    expect(await size.inputValue()).toBe('8');
    await expect
      .poll(() => inputs(page).innerText())
      .toContain('Rows 1–5 of Benchmark 3 are not used yet');
    await expect.poll(() => verdict(page)).toContain('Benchmark 3 has no usable row yet');
  });

  test('more than 24 benchmarks are bounded, and the page says so', async ({ visit: { page } }) => {
    await atRest(page);
    const names = Array.from({ length: 30 }, (_, at) => `task${at}`);
    const line = (size: number) => [size, ...names.map((_, at) => `${size + at} ± 1`)].join('\t');
    await paste(
      page,
      [['size', ...names.map((name) => `${name} gain`)].join('\t'), line(1), line(4), line(8)].join(
        '\n',
      ),
    );
    await expect.poll(() => inputs(page).innerText()).toContain('at most 24 benchmarks');
    await expect.poll(() => verdict(page)).toContain('On average over 24 benchmarks');
    await unfold(page);
    expect(await page.locator('.small-chart').count()).toBe(25);
    const button = page.getByRole('button', { name: '+ Benchmark' });
    expect(await button.isDisabled()).toBe(true);
    const began = Date.now();
    await page.getByRole('textbox', { name: /^task0, row 3, gain/ }).fill('9');
    await expect.poll(() => fold(page).innerText(), { interval: 5 }).not.toContain('task0 +70');
    console.log(`25 benchmarks answered anew within ${Date.now() - began} ms`);
  });
});

describe('Moving a point of one benchmark', () => {
  const handle = (page: Page) => page.getByRole('slider', { name: /^Gain at 8B,/ });

  test('computes that one at once, and the others when it is let go', async ({
    visit: { page },
  }) => {
    await withTwo(page);
    await unfold(page);
    expect(await page.getByRole('slider').count()).toBe(0); // a mean cannot be moved
    await choice(page).selectOption('GSM8K');
    await expect.poll(() => verdict(page)).toContain('On GSM8K');
    await expect.poll(() => page.getByRole('slider').count()).toBe(5);
    const rows = table(page).getByRole('row');
    const was = await rows.allInnerTexts();
    await handle(page).focus();
    await page.keyboard.down('Shift');
    await page.keyboard.down('ArrowUp');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    await expect.poll(async () => (await rows.allInnerTexts())[1]).not.toBe(was[1]);
    expect((await rows.allInnerTexts()).slice(2, 4)).toEqual(was.slice(2, 4));
    await page.keyboard.up('ArrowUp');
    await page.keyboard.up('Shift');
    await expect.poll(async () => (await rows.allInnerTexts())[3]).not.toBe(was[3]);
    expect((await rows.allInnerTexts())[2]).toBe(was[2]);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => verdict(page)).toContain(PAPER_FORECAST);
  });
});

describe('An example of several benchmarks', () => {
  test('is loaded from the menu, its errors marked as estimated', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('combobox', { name: 'Data' }).selectOption('simplerl-avg4-per-benchmark');
    await expect.poll(() => verdict(page)).toContain('On average over 4 benchmarks');
    expect(await inputs(page).locator('mark').innerText()).toBe('estimated');
    await unfold(page);
    expect(await table(page).getByRole('rowheader').allInnerTexts()).toEqual([
      'GSM8K',
      'MATH500',
      'Minerva',
      'Olympiad',
      'Mean of 4',
    ]);
  });
});

declare global {
  interface Window {
    engine?: Engine;
  }
}
