import { describe, inject } from 'vitest';
import { choice, fold, table, unfold, withTwo } from './two_benchmarks';
import { atRest, expect, isFocused, listen, PAPER_FORECAST, tabTo, test, verdict } from './visit';

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
    expect(await fold(page).innerText()).toContain(`GSM8K ${PAPER_FORECAST.replace(' pp', '')}`);
    await page.getByRole('button', { name: 'Undo' }).click(); // the method
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

  test('says so when it cannot be had, and the rest goes on', async ({ browser }) => {
    // The service worker would have it.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const { page, complaints } = listen(await context.newPage());
    await page.route(chunk, (route) => route.abort());
    await page.goto(inject('site'));
    await withTwo(page);
    await fold(page).click();
    await page.getByText('This part could not be loaded.').waitFor();
    await choice(page).selectOption('GSM8K');
    await expect.poll(() => verdict(page)).toContain('On GSM8K at 70B');
    expect(complaints.join()).toMatch(/no answer: .*benchmarks-/);
    await context.close();
  });
});
