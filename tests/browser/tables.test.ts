import { describe } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings as findings } from './axe';
import { atRest, cell, expect, isFocused, PAPER_FORECAST, test, verdict } from './visit';

type Flavours = { plain: string; html?: string };

const paste = (target: Locator, { plain, html }: Flavours) =>
  target.evaluate(
    (element, [plain, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain ?? '');
      if (html !== undefined) clipboardData.setData('text/html', html);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [plain, html],
  );

const drop = (page: Page, files: readonly (readonly [string, string])[]) =>
  page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, files);

const CELLS = [
  ['model', 'base', 'grpo', 'n'],
  ['Qwen3-0.6B', '34.1', '40.2', '500'],
  ['Qwen3-1.7B', '45', '52.3', '500'],
  ['Qwen3-4B', '60', '66.1', '500'],
];
const SHEET = {
  plain: CELLS.map((row) => row.join('\t')).join('\n'),
  html:
    '<meta charset="utf-8"><google-sheets-html-origin><table><tbody>' +
    CELLS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('') +
    '</tbody></table>',
};

const results = (model: string, score: number) =>
  JSON.stringify({
    results: {
      gsm8k: { alias: 'gsm8k', 'exact_match,none': score, 'exact_match_stderr,none': 0.013 },
    },
    'n-samples': { gsm8k: { original: 1319, effective: 1319 } },
    config: { model: 'hf', model_args: `pretrained=${model}` },
  });

const question = (page: Page) => page.locator('.question');
const inputs = (page: Page) => page.getByRole('complementary', { name: 'Data and options' });
const sizes = (page: Page) =>
  page
    .locator('td.cell-size input')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLInputElement).value));
const gains = (page: Page) =>
  page
    .locator('td.cell-gain input')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLInputElement).value));

describe('A table of scores', () => {
  test('pasted from a spreadsheet becomes gains, with errors from its questions', async ({
    visit: { page },
    browser,
  }) => {
    await atRest(page);
    await paste(cell(page, 1, /size/), SHEET);
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3', '6.1']);
    expect(await sizes(page)).toEqual(['0.6', '1.7', '4']);
    // 100·sqrt(0.341·0.659/500 + 0.402·0.598/500), the binomial error of the difference
    expect(await cell(page, 1, /standard error/).inputValue()).toBe('3.05');
    await expect.poll(() => inputs(page).innerText()).toContain('undo brings them back');
    expect(await inputs(page).innerText()).toContain('500 questions');
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);

    // The same numbers elsewhere.
    await expect.poll(() => page.url()).toContain('Qwen3');
    const answer = await verdict(page);
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(page.url());
    await expect.poll(() => verdict(other)).toBe(answer);
    expect(await gains(other)).toEqual(['6.1', '7.3', '6.1']);
    await elsewhere.close();

    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
    await expect.poll(() => page.locator('.column-menu').count()).toBe(0);
  });

  test('changes its reading when a column gets another role', async ({ visit: { page } }) => {
    await atRest(page);
    await paste(page.locator('body'), {
      plain:
        'model,base,SFT,GRPO,n\nQwen3-0.6B,34.1,40.2,44,500\nQwen3-1.7B,45,52.3,58,500\nQwen3-4B,60,66,70,500\n',
    });
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3', '6', '9.9', '13', '10']);
    await page.getByRole('combobox', { name: 'SFT', exact: true }).selectOption('ignored');
    await expect.poll(() => gains(page)).toEqual(['9.9', '13', '10']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3', '6', '9.9', '13', '10']);
  });

  test('that may mean two things asks, by keyboard, and the old rows stay until then', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await paste(cell(page, 1, /size/), {
      plain:
        'model,base,tuned,n\nQwen3-0.6B,.341,.402,500\nQwen3-1.7B,.45,.523,500\nQwen3-4B,.6,.661,500',
    });
    await question(page).waitFor();
    expect(await question(page).innerText()).toContain('Are they fractions?');
    // Of the table there is no forecast yet, and the old one is not its.
    expect(await page.locator('.verdict-value').count()).toBe(0);
    expect(await page.locator('.answer .question').count()).toBe(1);
    expect(await gains(page)).toEqual(['1.2', '2.1', '3.5', '5.4', '8.0']);
    const first = question(page).getByRole('button', { name: 'fractions: 0.5 is 50%' });
    await expect.poll(() => isFocused(first)).toBe(true);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3', '6.1']);
    expect(await question(page).count()).toBe(0);
    await expect.poll(() => verdict(page)).not.toContain(PAPER_FORECAST);
    expect(await findings(page)).toEqual([]);
  });

  test('without errors or questions is forecast, and says that errors are assumed', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await paste(cell(page, 1, /size/), {
      plain: 'model,base,tuned\nQwen3-0.6B,34.1,40.2\nQwen3-1.7B,45,52.3\nQwen3-4B,60,66.1',
    });
    await expect.poll(() => verdict(page)).toContain('standard errors assumed');
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3', '6.1']);
    expect(await question(page).count()).toBe(0);
    expect(await cell(page, 3, /standard error/).inputValue()).toBe('');
  });

  test('can be left', async ({ visit: { page } }) => {
    await atRest(page);
    await paste(cell(page, 1, /size/), { plain: '0.6B;5,6\n1,7B;8,1\n4B;9,9' });
    await question(page).getByRole('button', { name: 'Leave the table' }).click();
    await expect.poll(() => question(page).count()).toBe(0);
    await atRest(page);
    expect(await verdict(page)).toContain(PAPER_FORECAST);
  });

  test('takes the place of the sample, even as one column', async ({ visit: { page } }) => {
    await atRest(page);
    await paste(cell(page, 1, /gain/), { plain: '1.5\n2.5\n3.5' });
    await expect.poll(() => gains(page)).toEqual(['1.5', '2.5', '3.5']);
    expect(await sizes(page)).toEqual(['', '', '']);
  });

  test('that is none changes nothing, and it is said why', async ({ visit: { page } }) => {
    await atRest(page);
    await paste(cell(page, 1, /size/), {
      plain: 'Dear all,\nthe results, as promised,\nare below.',
    });
    await expect.poll(() => inputs(page).innerText()).toContain('Nothing was pasted.');
    await atRest(page);
  });
});

describe('Results of lm-evaluation-harness', () => {
  test('dropped at once are paired by size, and a strange file is named', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await drop(page, [
      ['a.json', results('Qwen/Qwen3-0.6B-Base', 0.341)],
      ['b.json', results('Qwen/Qwen3-0.6B', 0.402)],
      ['c.json', results('Qwen/Qwen3-1.7B-Base', 0.45)],
      ['d.json', results('Qwen/Qwen3-1.7B', 0.523)],
      ['package.json', '{"name": "app"}'],
    ]);
    await expect.poll(() => gains(page)).toEqual(['6.1', '7.3']);
    expect(await cell(page, 1, /standard error/).inputValue()).toBe('1.83847763109');
    expect(await inputs(page).innerText()).toContain('“package.json”');
  });

  test('that hold nothing change nothing', async ({ visit: { page } }) => {
    await atRest(page);
    await drop(page, [
      ['one.json', '{"name": "app"}'],
      ['two.json', '{"a": 1}'],
    ]);
    await expect.poll(() => verdict(page)).toContain('could not be opened');
    expect(await gains(page)).toEqual(['1.2', '2.1', '3.5', '5.4', '8.0']);
  });
});

describe('On a phone', () => {
  test('the question and the menus stay within the page', async ({ visit: { page } }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await atRest(page);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await paste(cell(page, 1, /size/), {
      plain:
        'model,a rather long name of a column,another long name\nQwen3-0.6B,34.1,40.2\nQwen3-1.7B,45,52.3',
    });
    await question(page).waitFor();
    expect(await wide()).toBeLessThanOrEqual(390);
    expect(await findings(page)).toEqual([]);
  });
});
