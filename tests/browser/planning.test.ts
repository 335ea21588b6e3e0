import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atRest, cell, expect, isFocused, tabTo, test, verdict } from './visit';

const fold = (page: Page, title: string) =>
  page.locator('details').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const line = (page: Page, title: string) => fold(page, title).locator('.fold-summary').innerText();
const finding = (page: Page, title: string) => fold(page, title).locator('.finding').innerText();

async function unfold(page: Page, title: string): Promise<void> {
  await atRest(page);
  await fold(page, title).locator('> summary').click();
  await fold(page, title).locator('.finding').waitFor();
}

/** All digits of a table's cells, as copying takes them. */
const figures = (page: Page, table: string) =>
  page
    .getByRole('region', { name: table })
    .locator('td[title]')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLElement).title));

describe('The panels beyond the forecast', () => {
  test('are not paid for by who does not open them', async ({ visit: { page, requests } }) => {
    await atRest(page);
    await page.waitForLoadState('networkidle');
    const planning = () =>
      requests.filter((url) => /planning|design|validation|decompos/.test(url));
    expect(planning()).toEqual([]);
    expect(await line(page, 'Next experiment')).toContain(
      'Which run would reduce the uncertainty most',
    );
    await unfold(page, 'Next experiment');
    expect(planning().some((url) => url.endsWith('.wasm'))).toBe(true);
  });

  test('keep their line when folded, and lose it with the data', async ({ visit: { page } }) => {
    await unfold(page, 'Next experiment');
    expect(await line(page, 'Next experiment')).toMatch(
      /^For \$20,000: a run at \d+B, from ± 11\.3/,
    );
    await fold(page, 'Next experiment').locator('> summary').click();
    expect(await line(page, 'Next experiment')).toMatch(/^For \$20,000/);
    await cell(page, 5, /gain/).fill('7.5');
    await expect.poll(() => line(page, 'Next experiment')).toMatch(/^Which run/);
  });
});

describe('With several benchmarks', () => {
  test('every panel says which one it speaks of', async ({ visit: { page } }) => {
    const rows = '0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6';
    await page.goto(`${inject('site')}#v=1&d=GSM8K_${rows}_MATH_${rows.replace('8.0', '7.0')}`);
    await expect.poll(() => verdict(page)).toContain('On average over 2 benchmarks');
    for (const [choice, name] of [
      ['the mean of 2 benchmarks', 'Mean of 2 benchmarks · '],
      ['MATH', 'MATH · '],
    ] as const) {
      await page.getByRole('combobox', { name: 'Forecast of' }).selectOption(choice);
      for (const title of ['Back-test', 'Next experiment', 'Validation', 'Decomposition']) {
        const panel = fold(page, title);
        if ((await panel.getAttribute('open')) === null) await panel.locator('> summary').click();
        await expect.poll(() => finding(page, title)).toContain(name);
        expect(await line(page, title)).toContain(name);
      }
    }
  });
});

describe('The next experiment', () => {
  const table = 'Next experiment table';
  const measure = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
  const bars = (page: Page) => page.locator('.columns').getAttribute('aria-label');

  test('advises a run for the money', async ({ visit: { page } }) => {
    await unfold(page, 'Next experiment');
    expect(await finding(page, 'Next experiment')).toMatch(
      /^For \$20,000, the best run below 70B is one at 32B \(about \$[\d,]+\): it would cut the uncertainty at 70B from ± 11\.3 to ± \d.* A run at 70B itself/,
    );
    const colours = await page
      .locator('.columns .column')
      .evaluateAll((all) => all.map((one) => one.classList.contains('beyond')));
    expect(colours).toEqual([false, false, false, false, true, true, true]);
    expect(await bars(page)).toContain('405B 1680'); // eq. 14 from the golden file: 1683.0
  });

  test('is walked through by keyboard', async ({ visit: { page } }) => {
    await atRest(page);
    await tabTo(page, fold(page, 'Next experiment').locator('> summary'));
    await page.keyboard.press('Enter');
    await fold(page, 'Next experiment').locator('.finding').waitFor();
    const budget = page.getByRole('textbox', { name: /^Budget/ });
    await tabTo(page, budget);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('900');
    await page.keyboard.press('Enter');
    await expect.poll(() => finding(page, 'Next experiment')).toContain('For $900, the best run');
    expect(await finding(page, 'Next experiment')).toContain('one at 14B');
    const candidates = page.getByRole('textbox', { name: /^Candidate sizes/ });
    await tabTo(page, candidates);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('20B, 30B');
    await page.keyboard.press('Tab');
    await expect.poll(() => bars(page)).toMatch(/: 20B [^,]+, 30B [^,]+\.$/);
    expect(await finding(page, 'Next experiment')).toContain(
      'None of these runs costs $900 or less',
    );
    await tabTo(page, measure(page, 'Disagreement'));
    await page.keyboard.press('ArrowRight');
    expect(await isFocused(measure(page, 'Bits'))).toBe(true);
    await expect.poll(() => bars(page)).toContain('which law is right, bits');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => bars(page)).toContain('standard deviation remaining');
    await tabTo(page, page.getByRole('region', { name: table }));
    await page.keyboard.press('Control+Z');
    await expect.poll(() => bars(page)).toContain('which law is right, bits');
  });

  test('answers for a decision and for the chosen method, by keyboard', async ({
    visit: { page },
  }) => {
    await page.goto(`${inject('site')}#v=1&method=calibrated`);
    await expect.poll(() => verdict(page)).toContain('+11.0 pp');
    const panel = fold(page, 'Next experiment');
    await tabTo(page, panel.locator('> summary'));
    await page.keyboard.press('Enter');
    await panel.locator('.finding').waitFor();
    expect(await panel.locator('.planning > p').first().innerText()).toMatch(
      /^All of this counts on the calibrated method being right/,
    );
    expect(await bars(page)).toMatch(/^Expected standard deviation remaining.*405B .*beyond/);
    expect(await measure(page, 'Disagreement').count()).toBe(0);
    const worth = page.getByRole('textbox', { name: /^What a percentage point of gain is worth/ });
    await tabTo(page, worth);
    await page.keyboard.type('$1,000');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => panel.innerText())
      .toMatch(/Training at 70B pays from \+16\.0 pp.*so (do not )?train\./s);
    const from = page.getByRole('textbox', { name: /^Gain in pp from which training pays/ });
    await tabTo(page, from);
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.innerText()).toContain('Training at 70B pays from +5.00 pp');
    expect(await panel.innerText()).toContain('training is worth $1,000 × (gain − 5.00 pp)');
    await tabTo(page, measure(page, 'Uncertainty left'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => bars(page)).toContain('less the cost of the run, $: 14B −$');
    await expect.poll(() => page.url()).toMatch(/measure=net-value&worth=1000&paysFrom=5/);
    const heads = page.getByRole('region', { name: table }).getByRole('columnheader');
    expect(await heads.allInnerTexts()).toContain('worth less cost, $');
  });

  test('follows the error and the price of a run', async ({ visit: { page } }) => {
    await unfold(page, 'Next experiment');
    const before = await figures(page, table);
    await page.getByRole('textbox', { name: /^Standard error expected/ }).fill('5');
    await expect.poll(() => figures(page, table)).not.toEqual(before);
    await page.getByRole('textbox', { name: /^Price of a GPU-hour/ }).fill('3.2');
    await expect.poll(() => fold(page, 'Next experiment').innerText()).toContain('$32,000');
  });

  test('marks what it cannot read, and says what the engine refuses', async ({
    visit: { page },
  }) => {
    await unfold(page, 'Next experiment');
    const candidates = page.getByRole('textbox', { name: /^Candidate sizes/ });
    await candidates.fill('14B, many');
    await candidates.press('Enter');
    expect(await candidates.getAttribute('aria-invalid')).toBe('true');
    expect(await candidates.inputValue()).toBe('14B, many');
    await candidates.fill('14B');
    await candidates.press('Enter');
    expect(await candidates.getAttribute('aria-invalid')).toBe('false');
  });
});

describe('The validation', () => {
  const averages = async (page: Page) => {
    const rows = page.getByRole('region', { name: 'Mean error table' }).locator('td.of-average');
    const titles = await rows.evaluateAll((all) => all.map((one) => (one as HTMLElement).title));
    // Slices are added up as they come, so the last digits are not always the same.
    return titles.map((title) => Number(Number(title.split(' ')[0]).toPrecision(9)));
  };
  const ran = (page: Page) => expect.poll(() => page.locator('.run').allInnerTexts());

  test('says how far off the forecast would be', async ({ visit: { page } }) => {
    await unfold(page, 'Validation');
    expect(await finding(page, 'Validation')).toMatch(
      /^If the logarithmic law were true, .* off by 1\d% on average at 14B, 32B and 70B/,
    );
    // 20.2, 13.3, 43.9, 23.3 in 2,000 trials (issue 4); 1,000 scatter a little more.
    const found = await averages(page);
    [20.2, 13.3, 43.9, 23.3].forEach((mape, at) =>
      expect(Math.abs((found[at] ?? 0) / mape - 1)).toBeLessThan(0.1),
    );
    expect(await line(page, 'Validation')).toContain('if the logarithmic law is true, up to');
  });

  test('has a figure and a colour in every cell, and a legend', async ({ visit: { page } }) => {
    await unfold(page, 'Validation');
    for (const name of ['Mean error table', 'Coverage table']) {
      const cells = page.getByRole('region', { name }).locator('td');
      expect(await cells.count()).toBe(24);
      for (const text of await cells.allInnerTexts()) expect(text).toMatch(/^[\d.]+%$/);
      const coloured = page.getByRole('region', { name }).locator('td[class*="heat-"]');
      expect(await coloured.count()).toBe(24);
    }
    expect(await page.locator('.heat-legend li').count()).toBe(10);
  });

  test('is walked through by keyboard: truths, seed, and as fitted again', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await tabTo(page, fold(page, 'Validation').locator('> summary'));
    await page.keyboard.press('Enter');
    await fold(page, 'Validation').locator('.finding').waitFor();
    const first = await averages(page);
    await tabTo(page, page.getByRole('textbox', { name: 'power law, b' }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0.3');
    await expect.poll(() => fold(page, 'Validation').innerText()).toContain('(your own)');
    await ran(page).toContainEqual(expect.stringContaining('All 1,000 trials'));
    await tabTo(page, page.getByRole('button', { name: 'use the fits' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => averages(page)).toEqual(first);
    expect(await fold(page, 'Validation').innerText()).toContain('(as fitted to these data)');
  });

  test('gives the same figures for the same seed, others for another', async ({
    visit: { page },
  }) => {
    await unfold(page, 'Validation');
    const first = await averages(page);
    const seed = page.getByRole('textbox', { name: /^Seed of the trials/ });
    await seed.fill('2');
    await expect.poll(() => averages(page)).not.toEqual(first);
    await seed.fill('1');
    await expect.poll(() => averages(page)).toEqual(first);
  });

  test('runs long in the background, can be cancelled, and goes on', async ({
    visit: { page },
  }) => {
    await unfold(page, 'Validation');
    await page.getByRole('checkbox', { name: /^with the bootstrap/ }).check();
    const panel = fold(page, 'Validation');
    await panel.getByRole('combobox').selectOption('10,000');
    await panel.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: '14B', exact: true }).click(); // the page answers meanwhile
    await expect.poll(() => verdict(page)).toContain('At 14B');
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => panel.innerText()).toMatch(/Cancelled after [\d,]+ of 10,000/);
    await panel.getByRole('combobox').selectOption('200');
    await expect
      .poll(() => finding(page, 'Validation'), { timeout: 30_000 })
      .toContain('The bootstrap’s 95% interval would contain the true gain in');
  });
});

describe('The decomposition', () => {
  test('says that five points do not determine it', async ({ visit: { page } }) => {
    await unfold(page, 'Decomposition');
    expect(await finding(page, 'Decomposition')).toContain('not determined by these data');
    expect(await line(page, 'Decomposition')).toMatch(
      /^Not determined: at 70B distribution match 0 to/,
    );
    expect(
      await page
        .getByRole('group', { name: 'Decomposition charts' })
        .locator('svg[role=img]')
        .count(),
    ).toBe(8);
  });

  test('has the paper’s sizes, each with its range', async ({ visit: { page } }) => {
    await unfold(page, 'Decomposition');
    const region = page.getByRole('region', { name: 'Decomposition table' });
    expect(await region.locator('tbody th').allInnerTexts()).toEqual([
      '8B',
      '14B',
      '32B',
      '70B',
      '140B',
      '405B',
    ]);
    for (const title of await figures(page, 'Decomposition table')) {
      expect(title).toMatch(/^[\d.e-]+ \([\d.e-]+ to [\d.e+-]+\)$/);
    }
  });

  test('is walked through by keyboard: ranges, bounds, tables', async ({ visit: { page } }) => {
    await atRest(page);
    await tabTo(page, fold(page, 'Decomposition').locator('> summary'));
    await page.keyboard.press('Space');
    await fold(page, 'Decomposition').locator('.finding').waitFor();
    const wide = await figures(page, 'Decomposition table');
    await tabTo(page, page.getByRole('combobox', { name: 'Ranges over all fits within' }));
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => finding(page, 'Decomposition')).toContain('Δχ² ≤ 1 ');
    await expect.poll(() => figures(page, 'Decomposition table')).not.toEqual(wide);
    const bound = page.getByRole('textbox', { name: 'β, at most' });
    await tabTo(page, bound);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0.5');
    await expect
      .poll(async () => (await figures(page, 'Decomposition parameters table')).join())
      .toContain('to 0.5');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0');
    expect(await bound.getAttribute('aria-invalid')).toBe('true'); // below its other end
    await page.keyboard.press('Tab');
    expect(await bound.inputValue()).toBe('0.5');
    await tabTo(page, page.getByRole('region', { name: 'Optima table' }));
  });

  test('says what the engine refuses, and the field that is typed in stays', async ({
    visit: { page },
  }) => {
    await unfold(page, 'Decomposition');
    const bound = page.getByRole('textbox', { name: 'N_char, at least' });
    await bound.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0');
    await expect
      .poll(() => fold(page, 'Decomposition').locator('p[role=status]').innerText())
      .toMatch(/bounds|Nchar/);
    expect(await isFocused(bound)).toBe(true);
    await page.keyboard.type('.5');
    await expect.poll(() => finding(page, 'Decomposition')).toContain('not determined');
    expect(await isFocused(bound)).toBe(true);
    expect(await bound.inputValue()).toBe('0.5');
  });
});
