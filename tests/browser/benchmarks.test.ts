import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import type { Engine } from '../../web/src/engine/contract';
import { atRest, cell, expect, isFocused, PAPER_FORECAST, tabTo, test, verdict } from './visit';

// One benchmark is the paper's rows; the mean of the two is the paper's gains with other errors.
const TWO = `| size | GSM8K gain | MATH gain |
|---|---|---|
| 0.5B | 1.2 ± 0.4 | 1,2 ± 0,4 |
| 1B | 2.1 ± 0.3 | 2,1 ± 0,3 |
| 2B | 3.5 ± 0.4 | 3,5 ± 0,4 |
| 4B | 5.4 ± 0.5 | 5,4 ± 0,5 |
| 8B | 8.0 ± 0.6 | 8,0 ± 0,6 |
| 14B | – | 10.1 ± 0.8 |`;

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await cell(page, 1, /size/).click();
  await page.keyboard.press('Control+V');
}

async function withTwo(page: Page): Promise<void> {
  await atRest(page);
  await paste(page, TWO);
  await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks at 70B');
}

const fold = (page: Page) => page.locator('summary').filter({ hasText: 'Benchmarks' });
async function unfold(page: Page): Promise<void> {
  await fold(page).click();
  await table(page).waitFor(); // its code is fetched when there are several benchmarks
}

const table = (page: Page) => page.getByRole('region', { name: 'Benchmarks table' });
const choice = (page: Page) => page.getByRole('combobox', { name: 'Forecast of' });
const inputs = (page: Page) => page.getByRole('complementary', { name: 'Data and options' });
const mathGain = (page: Page, row: number) =>
  page.getByRole('textbox', { name: new RegExp(`^MATH, row ${row}, gain`) });

describe('With a single series', () => {
  test('nothing speaks of benchmarks but the hint on pasting', async ({ visit: { page } }) => {
    await atRest(page);
    expect(await fold(page).count()).toBe(0);
    expect(await choice(page).count()).toBe(0);
    expect(await page.locator('.series-head').count()).toBe(0);
    expect(await page.getByRole('button', { name: '+ Benchmark' }).count()).toBe(0);
  });
});

describe('Several benchmarks, pasted', () => {
  test('come with their mean, which says what it leaves out', async ({ visit: { page } }) => {
    await withTwo(page);
    expect(await verdict(page)).toContain('(14B is left out)');
    expect(await verdict(page)).toContain('independent between benchmarks');
    expect(await inputs(page).innerText()).toContain('There are 2 benchmarks: GSM8K and MATH.');
    expect(await fold(page).innerText()).toContain(`GSM8K ${PAPER_FORECAST.replace(' pp', '')}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
    expect(await fold(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks');
  });

  test('the mean is the engine’s forecast of the mean rows', async ({ visit: { page } }) => {
    await withTwo(page);
    await unfold(page);
    await page.evaluate(`import(${JSON.stringify(new URL('engine.js', page.url()).href)})
      .then(({ loadEngine }) => loadEngine())
      .then((engine) => { window.engine = engine; })`);
    const expected = await page.evaluate(() => {
      const rows = [
        [0.5, 1.2, 0.4],
        [1, 2.1, 0.3],
        [2, 3.5, 0.4],
        [4, 5.4, 0.5],
        [8, 8, 0.6],
      ].map(([size = 0, gain = 0, se = 0]) => ({
        size,
        gain,
        se: se / Math.SQRT2,
      }));
      const outcome = window.engine?.forecast(rows, { sizes: [70] });
      return outcome?.ok ? [outcome.value.mean[0], outcome.value.sd[0]] : [];
    });
    const titles = await table(page)
      .locator('tr.average td[title]')
      .evaluateAll((cells) => cells.map((one) => (one as HTMLElement).title));
    const found = (titles[0] ?? '').split(' ± ').map(Number);
    expect(found).toHaveLength(2);
    found.forEach((value, at) => expect(value / (expected[at] ?? 0)).toBeCloseTo(1, 9));
  });

  test('are walked through and chosen by keyboard alone', async ({ visit: { page } }) => {
    await withTwo(page);
    await tabTo(page, fold(page));
    await page.keyboard.press('Enter');
    await table(page).waitFor();
    const card = (name: string) => page.getByRole('button', { name, exact: true });
    await tabTo(page, card('GSM8K'));
    expect(await card('GSM8K').getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Enter');
    await expect.poll(() => verdict(page)).toContain('On GSM8K at 70B');
    await expect.poll(() => verdict(page)).toContain(PAPER_FORECAST);
    expect(await card('GSM8K').getAttribute('aria-pressed')).toBe('true');
    expect(await isFocused(card('GSM8K'))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => verdict(page)).toContain('On MATH at 70B');
    await page.keyboard.press('Tab');
    expect(await isFocused(card('Mean of 2'))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(page.locator('.multiples + .save > summary'))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(table(page))).toBe(true);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks');

    await choice(page).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => verdict(page)).toContain('On GSM8K at 70B');
  });

  test('have charts that say in words what they show', async ({ visit: { page } }) => {
    await withTwo(page);
    await unfold(page);
    const charts = page.locator('.multiples .small-chart[role="img"]');
    expect(await charts.count()).toBe(3);
    const words = await charts.evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label')),
    );
    expect(words[0]).toContain(`Average of the laws at 70B: ${PAPER_FORECAST}`);
    expect(words[1]).toContain('14B +10.1 ± 0.8 pp');
    expect(words[2]).toContain('Mean gain on 2 benchmarks');
    const curves = page.locator('.small-chart .average');
    for (const path of await curves.evaluateAll((all) => all.map((one) => one.getAttribute('d')))) {
      expect(path?.length).toBeGreaterThan(200);
      expect(path).not.toContain('NaN');
    }
  });

  test('follow the target, and are chosen by a click on their chart', async ({
    visit: { page },
  }) => {
    await withTwo(page);
    await unfold(page);
    await page.getByRole('button', { name: '14B', exact: true }).click();
    await expect.poll(() => fold(page).innerText()).toContain('At 14B: GSM8K');
    expect(await table(page).innerText()).toContain('at 14B');
    await page.locator('.small-chart').nth(1).click();
    await expect.poll(() => verdict(page)).toContain('On MATH at 14B');
  });
});

describe('The panel’s code', () => {
  const chunk = /benchmarks-[\w-]+\.js$/;

  test('is fetched when there are several benchmarks, not before', async ({ visit }) => {
    const { page, requests } = visit;
    await atRest(page);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => chunk.test(url))).toEqual([]);
    await withTwo(page);
    await unfold(page);
    expect(requests.filter((url) => chunk.test(url))).toHaveLength(1);
  });

  test('says so when it cannot be had, and the rest goes on', async ({ visit }) => {
    const { page, complaints } = visit;
    await page.route(chunk, (route) => route.abort());
    await withTwo(page);
    await fold(page).click();
    await page.getByText('This part could not be loaded.').waitFor();
    await choice(page).selectOption('GSM8K');
    await expect.poll(() => verdict(page)).toContain('On GSM8K at 70B');
    expect(complaints.join()).toMatch(/no answer: .*benchmarks-/);
    complaints.length = 0; // these were asked for
  });
});

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
