import { readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { atRest, expect, test, verdict } from './visit';

type Golden = {
  fits: { law: string; chi2: string; k: number }[];
  forecast: { size: number; laws: Record<string, { value: string }> }[];
};
const golden = JSON.parse(
  readFileSync(new URL('../data/paper_golden.json', import.meta.url), 'utf8'),
) as Golden;
const ROWS = 5;
const CORRECTED = {
  aicc: (k: number) => 2 * k + (2 * k * (k + 1)) / (ROWS - k - 1),
  bic: (k: number) => k * Math.log(ROWS),
};

/** The averaged gain at 70B by METHOD's formulas for the weights, from the golden fits. */
function averageAt70(penalty: (k: number) => number): string {
  const laws = golden.forecast.find(({ size }) => size === 70)?.laws ?? {};
  const criteria = golden.fits.map(({ chi2, k }) => Number(chi2) + penalty(k));
  const best = Math.min(...criteria);
  const weights = criteria.map((value) => Math.exp(-(value - best) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = golden.fits.reduce(
    (sum, { law }, at) => sum + ((weights[at] ?? 0) / total) * Number(laws[law]?.value),
    0,
  );
  return `+${mean.toFixed(1)} ± `;
}

describe('Options', () => {
  for (const [name, penalty] of [
    ['BIC', CORRECTED.bic],
    ['AICc', CORRECTED.aicc],
  ] as const) {
    test(`weighing by ${name} changes the forecast to its own`, async ({ visit: { page } }) => {
      await atRest(page);
      await page.getByRole('radio', { name, exact: true }).check({ force: true });
      await expect.poll(() => verdict(page)).toContain(averageAt70(penalty));
      await page.getByRole('radio', { name: 'AIC', exact: true }).check({ force: true });
      await atRest(page);
    });
  }

  test('a law is hidden from the chart and shown again by keyboard alone', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const law = page
      .getByRole('group', { name: /Laws shown/ })
      .getByRole('button', { name: /power/i });
    const picture = () =>
      page.locator('canvas').evaluate((c) => (c as HTMLCanvasElement).toDataURL());
    const focused = () => law.evaluate((button) => button === document.activeElement);
    const before = await picture();
    for (let presses = 0; presses < 100 && !(await focused()); presses += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe(true);
    expect(await law.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Space');
    await expect.poll(() => law.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(picture).not.toBe(before);
    expect(await verdict(page)).toContain('+19.6'); // hiding is for the eye only
    await page.keyboard.press('Enter');
    await expect.poll(() => law.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(picture).toBe(before);
  });

  test('a target is added, chosen and removed', async ({ visit: { page } }) => {
    await atRest(page);
    const added = page.getByRole('textbox', { name: /Add a target size/ });
    await added.fill('30B');
    await added.press('Enter');
    await expect.poll(() => verdict(page)).toContain('At 30B, expect a gain of +');
    await page.getByRole('button', { name: '70B', exact: true }).click();
    await atRest(page);
    await page.getByRole('button', { name: 'Remove target 30B' }).click();
    await expect.poll(() => page.getByRole('button', { name: '30B', exact: true }).count()).toBe(0);
    await atRest(page);
  });

  test('several targets are typed at once, with commas', async ({ visit: { page } }) => {
    await atRest(page);
    const added = page.getByRole('textbox', { name: /Add a target size/ });
    await added.fill('10B, 12B, 16B');
    await added.press('Enter');
    await expect.poll(() => verdict(page)).toContain('At 16B, expect a gain of +');
    expect(await page.getByRole('button', { name: '12B', exact: true }).count()).toBe(1);
    await added.fill('7,5');
    await added.press('Enter');
    await expect.poll(() => verdict(page)).toContain('At 7.5B, expect a gain of +');
    await added.fill('1,700');
    await added.press('Enter');
    await page.getByText('“1,700” is not a size').waitFor();
  });

  test('what is not a size is refused with a sentence, and stays to be mended', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const added = page.getByRole('textbox', { name: /Add a target size/ });
    await added.fill('big');
    await added.press('Enter');
    await page.getByText('“big” is not a size').waitFor();
    expect(await added.inputValue()).toBe('big');
  });
});
