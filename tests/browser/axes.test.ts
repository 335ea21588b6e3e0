import { describe } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings as findings } from './axe';
import { atRest, cell, expect, isFocused, tabTo, test, verdict } from './visit';

const COMPUTE =
  'FLOPs,base,GRPO,n\n1e21,34.1,40.2,500\n4e21,41.0,48.9,500\n1.6e22,47.9,57.3,500\n1.2e23,55.2,66.4,500\n';
const LEAD = 'At 1e24 FLOPs, expect a gain of';

async function paste(page: Page, text: string): Promise<void> {
  await atRest(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page
    .getByRole('group', { name: 'Your own data' })
    .getByRole('button', { name: 'Paste' })
    .click();
}

const axis = (page: Page) => page.getByRole('combobox', { name: 'x', exact: true });

/** The sentence with the number. */
const headline = (page: Page) => page.locator('.verdict-lead').innerText();

describe('Training compute', () => {
  test('is found from the head, and said in its unit', async ({ visit: { page } }) => {
    await paste(page, COMPUTE);
    await expect.poll(() => headline(page)).toContain(LEAD);
    expect(await axis(page).inputValue()).toBe('compute');
    expect(await cell(page, 1, /compute in FLOPs/).inputValue()).toBe('1e21');
    const said = await verdict(page);
    expect(said).toContain('8.33 times your largest compute, 1.2e23 FLOPs');
    expect(said).toContain('was not tested over training compute');
    expect(said).not.toMatch(/curves of post-training|\d B\b/);
    expect(await findings(page)).toEqual([]);
  });

  test('is shared by a link that says the same elsewhere', async ({ visit: { page } }) => {
    await paste(page, COMPUTE);
    await expect.poll(() => headline(page)).toContain(LEAD);
    await expect.poll(() => page.url()).toContain('axis=compute');
    const [link, sentence] = [page.url(), await headline(page)];
    expect(link).toContain('chosen=1e24');
    await page.goto('about:blank');
    await page.goto(link);
    await expect.poll(() => headline(page)).toBe(sentence);
  });

  test('is left by the keyboard, and undo comes back to it', async ({ visit: { page } }) => {
    await paste(page, COMPUTE);
    await expect.poll(() => headline(page)).toContain(LEAD);
    await tabTo(page, axis(page));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => headline(page)).toContain('tokens, expect a gain of');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => headline(page)).toContain('steps, expect a gain of');
    expect(await isFocused(axis(page))).toBe(true);
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    await undo.click();
    await expect.poll(() => headline(page)).toContain(LEAD);
  });
});

describe('Rows that are typed', () => {
  test('are on the axis that is chosen, and targets follow them', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('button', { name: 'Type' }).click();
    await axis(page).selectOption('steps');
    for (const [row, [size, gain]] of [
      ['100', '2.1'],
      ['300', '3.8'],
      ['1,200', '6.4'],
    ].entries()) {
      await cell(page, row + 1, /steps/).fill(size ?? '');
      await cell(page, row + 1, /gain/).fill(gain ?? '');
      await cell(page, row + 1, /standard error/).fill('0.5');
    }
    await expect.poll(() => headline(page)).toContain('At 10,000 steps, expect a gain of');
    const field = page.getByRole('textbox', { name: /^Add a target size/ });
    await field.fill('300k');
    await field.press('Enter');
    await expect.poll(() => headline(page)).toContain('At 300,000 steps');
  });
});

describe('A quantity that is no score', () => {
  test('has no pp, no gain and no bounds', async ({ visit: { page } }) => {
    await paste(
      page,
      'step,mean reward,se\n100,0.31,0.02\n200,0.42,0.02\n400,0.5,0.02\n800,0.61,0.03\n',
    );
    await expect
      .poll(() => headline(page))
      .toMatch(/^At 5,000 steps, expect a mean reward of \d\.\d+ ± \d\.\d+$/);
    expect(await verdict(page)).not.toMatch(/\bpp\b|\ba gain\b|your gains|headroom|percent/);
    expect(await page.getByRole('textbox', { name: 'y', exact: true }).inputValue()).toBe(
      'mean reward',
    );
    await expect.poll(() => page.url()).toContain('quantity=mean');
    expect(await findings(page)).toEqual([]);
  });
});
