import { describe } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, cell, expect, test, verdict, type Visit } from './visit';

const unfold = async ({ page }: Visit) => {
  await page.getByText('Before the fit').click();
  await page.getByRole('slider', { name: /^Fit sizes up to/ }).waitFor();
};

describe('Before the fit', () => {
  test('a slider holds out the larger sizes, by keyboard, and they are scored', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    await unfold(visit);
    const slider = page.getByRole('slider', { name: /^Fit sizes up to/ });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.url()).toContain('fitUpTo=4');
    expect(await slider.getAttribute('aria-valuetext')).toBe('4B');
    await expect.poll(() => verdict(page)).toContain('your largest fitted size (4B)');
    await page.getByRole('heading', { name: 'Forecasts', exact: true }).click();
    const scored = page.getByRole('region', { name: 'Held-out rows' });
    await expect.poll(() => scored.getByRole('row').count()).toBe(2);
    expect(await scored.innerText()).toContain('+8.00 ± 0.60');
    await page.getByRole('radio', { name: 'Calibrated' }).check({ force: true });
    await expect.poll(() => scored.innerText()).toMatch(/9\d%|outside 95%/);
    await page.keyboard.press('Tab');
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.url()).not.toContain('fitUpTo');
    await expect.poll(() => scored.count()).toBe(0);
  });

  test('scatter is offered where no law fits, by one press, and a link keeps it', async ({
    visit,
  }) => {
    const { page } = visit;
    await page.goto(
      `${page.url().split('#')[0] ?? ''}#v=1&d=1~2~0.1_2~6~0.1_4~3~0.1_8~8~0.1_16~5~0.1`,
    );
    await expect.poll(() => verdict(page)).toContain('No law fits within the standard errors');
    const offer = page.getByRole('button', { name: /^Add the scatter between runs/ });
    await offer.focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/Scatter between runs of ± [\d.]+ pp, estimated from the rows, was added/)
      .waitFor();
    await expect.poll(() => page.url()).toContain('scatter=yes');
    await offer.waitFor({ state: 'hidden' });
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await page.getByText(/estimated from the rows, was added/).waitFor();
    await unfold(visit);
    const box = page.getByRole('checkbox', { name: /^Add the scatter/ });
    expect(await box.isChecked()).toBe(true);
    await box.press('Space');
    await expect.poll(() => page.url()).not.toContain('scatter');
    await offer.waitFor();
  });

  test('baselines bound the forecast, and gains can be a share of headroom', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await unfold(visit);
    await page.getByRole('button', { name: '+ Baselines' }).click();
    const fill = async (base: string) => {
      for (const row of [1, 2, 3, 4, 5]) await cell(page, row, /baseline in percent/).fill(base);
    };
    await fill('10');
    const above = page
      .locator('figcaption')
      .getByText('The headroom, 90.0 pp, lies above the chart.');
    await above.waitFor();
    await fill('88');
    await above.waitFor({ state: 'hidden' });
    await expect.poll(() => verdict(page)).not.toContain('+19.6');
    await page.getByRole('radio', { name: '% of headroom' }).check({ force: true });
    await expect.poll(() => verdict(page)).toMatch(/expect a gain of\s\+\d.* % of headroom/);
    await expect.poll(() => page.url()).toContain('unit=headroom');
    await cell(page, 3, /baseline in percent/).fill('');
    await page.getByText('a share of headroom needs the baseline').waitFor();
    expect(await cell(page, 3, /baseline in percent/).getAttribute('aria-invalid')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    const ceiling = page.getByRole('textbox', { name: /^Highest possible score/ });
    await cell(page, 3, /baseline in percent/).fill('88');
    await ceiling.fill('90');
    await expect.poll(() => page.url()).toContain('ceiling=90');
  });

  test('scatter between runs widens the forecast, and its estimate is one press away', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    await unfold(visit);
    const field = page.getByRole('textbox', {
      name: /^Scatter between runs/,
    });
    await field.fill('1.5');
    await expect.poll(() => verdict(page)).not.toContain('+19.6 ± 11.3');
    await page.getByText(/estimate from these rows is 0 pp \(95%: 0 to 2\.1 pp\)/).waitFor();
    await page.getByRole('button', { name: 'Use the estimate, 0' }).click();
    await atRest(page);
  });

  test('a standard error is worked out from how a gain was measured, and used', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    await unfold(visit);
    const form = page.getByRole('form', { name: /^Standard error/ });
    await form.getByLabel('Score before, %').fill('20');
    await form.getByLabel('after, %', { exact: true }).fill('30');
    await form.getByLabel('Questions', { exact: true }).fill('500');
    await expect
      .poll(() => form.getByRole('status').innerText())
      .toBe('± 2.72 pp (1.79 before, 2.05 after)');
    await form.getByRole('combobox').selectOption('Row 2, 1');
    await form.getByRole('button', { name: 'Use for this row' }).click();
    await expect.poll(() => cell(page, 2, /standard error/).inputValue()).toBe('2.72');
    expect(await cell(page, 2, /gain/).inputValue()).toBe('2.1'); // what was typed stays
    expect(await cell(page, 2, /baseline in percent/).inputValue()).toBe('20');
    await expect.poll(() => page.locator('.late, .dim').count()).toBe(0); // dimmed for a moment
    expect(await seriousFindings(page)).toEqual([]);
  });
});
