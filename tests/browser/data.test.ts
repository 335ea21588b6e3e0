import { describe } from 'vitest';
import { atRest, cell, expect, PAPER_FORECAST, test, verdict } from './visit';

// The paper's rows with gains and standard errors doubled: so must be the forecast's.
const DOUBLED =
  'Size\tGain\tSE\n0.5B\t2.4\t0.8\n1B\t4.2\t0.6\n2B\t7.0\t0.8\n4B\t10.8\t1.0\n8B\t16.0\t1.2\n';

describe('Putting in one’s own rows', () => {
  test('by pasting from a spreadsheet, and undoing it', async ({ visit: { page } }) => {
    await atRest(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), DOUBLED);
    await cell(page, 1, /size/).click();
    await page.keyboard.press('Control+V');
    await expect.poll(() => verdict(page)).toContain('+16.1 pp, 95% between +2.3 and +30.1 pp');
    expect(await cell(page, 5, /gain/).inputValue()).toBe('16.0');

    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
    expect(await cell(page, 5, /gain/).inputValue()).toBe('8.0');
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => verdict(page)).toContain('+16.1 pp, 95% between +2.3 and +30.1 pp');
  });

  test('mistyping one cell says so beside it, and the other rows go on', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const gain = cell(page, 3, /gain/);
    await gain.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3.5x');
    await expect.poll(() => gain.getAttribute('aria-invalid')).toBe('true');
    const sentence = await page.locator(`#${await gain.getAttribute('aria-describedby')}`);
    expect(await sentence.innerText()).toContain('“3.5x” is not a number');
    await expect.poll(() => verdict(page)).toMatch(/At 70B, expect a gain of \+\d/);
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    expect(await gain.inputValue()).toBe('3.5x');

    await page.keyboard.press('Control+Z');
    await atRest(page);
    expect(await gain.inputValue()).toBe('3.5');
    expect(await gain.getAttribute('aria-invalid')).toBe('false');
  });

  test('Escape brings back what stood in a cell', async ({ visit: { page } }) => {
    await atRest(page);
    const gain = cell(page, 3, /gain/);
    await gain.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('9');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    await page.keyboard.press('Escape');
    expect(await gain.inputValue()).toBe('3.5');
    await atRest(page);
  });

  test('adding a row by keyboard, filling it, sorting and removing it', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await cell(page, 5, /size/).click();
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 6, /size/).count()).toBe(1);
    await page.keyboard.type('350M');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0.9');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0.4');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    await page.getByRole('button', { name: 'Sort by size' }).click();
    await expect.poll(() => cell(page, 1, /size/).inputValue()).toBe('350M');
    await page.getByRole('button', { name: 'Remove row 1', exact: true }).click();
    await atRest(page);
  });

  test('an emptied table says what is missing, and undo brings the rows back', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => verdict(page)).toContain('two or more model sizes');
    await page.keyboard.press('Control+Z');
    await atRest(page);
  });
});

describe('Picking an example with held-out rows', () => {
  test('keeps them out of the fit and says so', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('combobox', { name: 'Data' }).selectOption({
      label: 'Post-training gain (Instruct over base), MATH, Qwen2.5',
    });
    const inputs = page.getByRole('complementary', {
      name: 'Data and options',
    });
    await expect.poll(() => inputs.innerText()).toContain('held out: drawn, but not fitted');
    const held = page.getByRole('button', {
      name: /^Hold out row/,
      pressed: true,
    });
    expect(await held.count()).toBe(3);
    await page.getByRole('heading', { name: 'Model selection' }).click();
    const folds = page.getByRole('region', { name: 'Tables' });
    await expect.poll(() => folds.innerText()).toContain('4 rows, 4 sizes');

    await held.first().click();
    await expect.poll(() => folds.innerText()).toContain('5 rows, 5 sizes');
  });
});
