/** The method learned from post-training: new rows begin with it, and the baseline at the target sharpens it. */
import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, expect, tabTo, test, verdict } from './visit';

const ROWS = 'size,base,grpo,n\n1B,20,35,500\n3B,35,52,500\n8B,50,67,500\n';
const LINK = '#v=1&d=1~15~2~~~20_3~17~2~~~35_8~17~2~~~50&method=post-training&bounded=yes';

/** As a reader to whom the link was sent: opened afresh. */
async function openLink(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(inject('site') + LINK);
}

describe('The method learned from post-training', () => {
  test('is what newly pasted rows begin with, and undo goes back to the example’s', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const learned = page.getByRole('radio', { name: 'Learned from post-training' });
    expect(await learned.isChecked()).toBe(false);
    await page.evaluate((text) => navigator.clipboard.writeText(text), ROWS);
    await page.getByRole('heading', { name: 'Share' }).focus();
    await page.keyboard.press('Control+V');
    await expect.poll(() => learned.isChecked()).toBe(true);
    await expect.poll(() => verdict(page)).toMatch(/At 70B, expect a gain of \+1\d\.\d pp, 95%/);
    await expect.poll(() => page.url()).toContain('method=post-training');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => learned.isChecked()).toBe(false);
  });

  test('rests on the baseline’s score at the size once that is typed, and the link holds it', async ({
    visit: { page },
  }) => {
    await openLink(page);
    await expect.poll(() => verdict(page)).toContain('+11.9 pp, 95% between +4.0 and +18.9 pp');
    const sentences = page.locator('.carried');
    expect(await sentences.innerText()).toContain(
      'The baseline there, forecast from yours, is 70.5%.',
    );
    const field = page.getByLabel('The baseline’s score at 70B, percent');
    await tabTo(page, field);
    await page.keyboard.type('105\n');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await verdict(page)).toContain('+11.9 pp');
    await field.fill('65');
    await page.keyboard.press('Enter');
    await expect.poll(() => verdict(page)).toContain('+14.5 pp, 95% between +7.8 and +19.9 pp');
    expect(await sentences.innerText()).toContain('The baseline there, as you gave it, is 65.0%.');
    await expect.poll(() => page.url()).toContain('bases=70~65');
    await page.reload();
    await expect.poll(() => verdict(page)).toContain('+14.5 pp');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('The baseline’s score at 70B, percent').fill('');
    await page.keyboard.press('Enter');
    await expect.poll(() => verdict(page)).toContain('+11.9 pp');
  });

  test('says how it did on curves of post-training', async ({ visit: { page } }) => {
    await openLink(page);
    await expect
      .poll(() => page.locator('.track-record').innerText())
      .toMatch(/^Tested on 353 curves of post-training that it had not learned from/);
  });
});

describe('Parts of the page that reason with another method', () => {
  test('say so', async ({ visit: { page } }) => {
    await openLink(page);
    await expect.poll(() => verdict(page)).toContain('+11.9 pp');
    for (const [title, text] of [
      ['Next experiment', 'counts on the method learned from post-training being right'],
      ['Validation', 'reasons with the paper’s laws, not with the method learned'],
      ['Back-test', 'asks the calibrated method and the paper’s'],
    ] as const) {
      await page.getByRole('heading', { name: title, exact: true }).click();
      await page.getByText(text).first().waitFor();
    }
  });
});
