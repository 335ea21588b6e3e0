import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, cell, expect, isFocused, test, verdict } from './visit';

/** With everything unfolded and one cell wrong. */
async function findings(page: Page): Promise<string[]> {
  // What is late is dimmed after 200 ms, and until its answer is there.
  await page.waitForTimeout(400);
  await expect.poll(() => page.locator('.late').count(), { timeout: 30_000 }).toBe(0);
  return seriousFindings(page);
}

async function unfoldAll(page: Page): Promise<void> {
  for (const summary of await page.locator('.fold > summary').all()) await summary.click();
  await page.getByText('What is the difference?').click();
  await page.getByText('Before the fit').click();
  await page.locator('.constants').first().waitFor();
  await page.locator('.se-helper').waitFor();
  await page.getByRole('region', { name: 'Recorded back-test' }).waitFor();
  await page.locator('.columns').waitFor(); // what is fetched and computed when it is first seen
  await page.locator('.heat-maps:not(.late)').waitFor();
  await page.locator('.parts').waitFor();
  await page.locator('.share').waitFor();
  await page.locator('.save-all .save-row').first().waitFor();
  await page.getByText('Save', { exact: true }).first().click();
  await page.locator('.save[open] .save-said').waitFor();
}

async function loadBenchmarks(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Data' }).selectOption('simplerl-avg4-per-benchmark');
  await expect.poll(() => verdict(page)).toContain('On average over 4 benchmarks');
}

describe('Everybody can use it', () => {
  test('the first stop of the keyboard leads to the table, and the answer is a heading', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('button', { name: 'Go to the table' });
    while (!(await isFocused(skip))) {
      expect(await page.evaluate(() => document.activeElement?.closest('.picture'))).toBeNull();
      await page.keyboard.press('Tab');
    }
    expect((await skip.boundingBox())?.width).toBeGreaterThan(50);
    await page.keyboard.press('Enter');
    expect(await isFocused(cell(page, 1, /size/))).toBe(true);
    expect(await page.getByRole('heading', { name: /^At 70B, expect/ }).count()).toBe(1);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test(`axe finds nothing serious in ${colorScheme} at ${width} px`, async ({ visit }) => {
        const { page } = visit;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await atRest(page);
        await unfoldAll(page);
        expect(await findings(page)).toEqual([]);
        const before = await verdict(page);
        await cell(page, 2, /gain/).fill('many');
        await page.getByText('“many” is not a number').waitFor();
        await expect.poll(() => verdict(page)).not.toBe(before);
        expect(await findings(page)).toEqual([]);
      });

      test(`nor with several benchmarks in ${colorScheme} at ${width} px`, async ({ visit }) => {
        const { page } = visit;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await atRest(page);
        await loadBenchmarks(page);
        await unfoldAll(page);
        await page.locator('.multiples').waitFor();
        expect(await findings(page)).toEqual([]);
        const before = await verdict(page);
        await page.getByRole('textbox', { name: /^MATH500, row 2, gain/ }).fill('many');
        await page.getByText('MATH500, row 2, gain: “many” is not a number').waitFor();
        await expect.poll(() => verdict(page)).not.toBe(before);
        expect(await findings(page)).toEqual([]);
      });
    }
  }

  for (const width of [320, 360, 768, 1280, 1920]) {
    test(`nothing is wider than a screen of ${width} px`, async ({ visit: { page } }) => {
      await page.setViewportSize({ width, height: 800 });
      await atRest(page);
      await unfoldAll(page);
      const overhang = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overhang).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape'); // the Save menu lies over what follows
      await loadBenchmarks(page);
      await page.locator('#benchmarks > summary').click();
      await page.locator('.multiples').waitFor();
      await expect.poll(overhang).toBeLessThanOrEqual(0);
    });
  }
});
