/** From a forecast to a decision: how large it must be, which of two is better, how it turned out; by keyboard. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, expect, test } from './visit';

const METHODS =
  '#v=1&d=GRPO_1~4~1~~~40_3~6~1~~~50_8~8~1~~~60_DPO_1~3~1~~~40_3~4.5~1~~~50_8~5~1~~~60' +
  '&subject=GRPO&seriesAre=methods&method=post-training&bounded=yes';
const MEASURED = '#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6_70~9.5~1~~h';

/** Unfolds a part by the keyboard. */
async function unfold(page: Page, title: string) {
  const fold = page.locator('details', {
    has: page.getByRole('heading', { name: title, exact: true }),
  });
  await fold.locator('summary').focus();
  await page.keyboard.press('Enter');
  await fold.locator('.planning').waitFor();
  return fold;
}

test('how large it must be follows the gain and the probability that are asked for', async ({
  visit,
}) => {
  const { page } = visit;
  await atRest(page);
  const fold = await unfold(page, 'How large must it be?');
  const finding = fold.locator('.finding');
  await expect.poll(() => finding.innerText()).toMatch(/^From about 13B on, a gain of \+10 pp/);
  await fold.getByLabel('Probability with which').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('90%');
  await expect.poll(() => finding.innerText()).toMatch(/^Not within 1T/);
  await expect.poll(() => page.url()).toContain('probability=0.9');
  expect(await seriousFindings(page)).toEqual([]);
});

test('two methods are compared, and can be changed', async ({ visit }) => {
  const { page } = visit;
  await page.goto(`${inject('site')}${METHODS}`);
  await page.reload();
  await page.getByRole('heading', { name: /^With GRPO at 70B, expect/ }).waitFor();
  const fold = await unfold(page, 'Compare');
  const finding = fold.locator('.finding');
  await expect.poll(() => finding.innerText()).toMatch(/^At 70B, GRPO beats DPO by [\d.]+ pp, 95%/);
  await fold.getByRole('combobox').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.url()).toContain('subject=DPO');
  await expect.poll(() => finding.innerText()).toMatch(/^At 70B, GRPO beats DPO/);
  await fold.getByRole('radio', { name: 'Methods' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect
    .poll(() => finding.innerText())
    .toMatch(/^At 70B, the gain on GRPO is larger than on DPO/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a dated forecast is scored once a size is measured', async ({ visit }) => {
  const { page } = visit;
  await page.goto(`${inject('site')}${MEASURED.replace('_70~9.5~1~~h', '')}&made=2026-03-01`);
  await page.reload();
  await atRest(page);
  const fold = await unfold(page, 'How it turned out');
  expect(await fold.innerText()).toContain('Made on 2026-03-01. Nothing was measured since');
  const form = fold.locator('form');
  await form.getByLabel('gain').focus();
  await page.keyboard.type('nine');
  await page.keyboard.press('Enter');
  expect(await form.getByLabel('gain').getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('9.5');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => fold.locator('.finding').innerText())
    .toMatch(/At 70B, \+9\.50 pp was measured: inside the 80% interval/);
  await expect.poll(() => page.url()).toMatch(/_70B~9\.5~~~h/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('many links are scored on a page of their own', async ({ visit }) => {
  const { page } = visit;
  await page.goto(`${inject('site')}scored.html`);
  const links = `${inject('site')}${MEASURED}&method=calibrated\nnothing\n${MEASURED}&method=paper\n`;
  await page.getByLabel('Links to forecasts').fill(links);
  await page.getByRole('button', { name: 'Score' }).focus();
  await page.keyboard.press('Enter');
  const status = page.getByRole('status');
  await expect
    .poll(() => status.innerText())
    .toBe('2 links read; 2 have measurements to score. No link in line 2.');
  const row = page.getByRole('row', { name: /^the calibrated method/ });
  expect(await row.innerText()).toMatch(/\b2\b.*\b1\.45\b/s);
  expect(await seriousFindings(page)).toEqual([]);
  const path = join(tmpdir(), 'gaincast-links.txt');
  writeFileSync(path, `${MEASURED}&method=calibrated\n`);
  await page.getByLabel('or a file of them').setInputFiles(path);
  await expect.poll(() => status.innerText()).toBe('1 link read; 1 has measurements to score.');
});
