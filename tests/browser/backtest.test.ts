import { describe } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, cell, expect, test } from './visit';

describe('The back-test', () => {
  test('scores the reader’s rows, the built-in curves and the recorded ones', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.getByRole('heading', { name: 'Back-test', exact: true }).click();
    const panel = page.locator('#back-test');
    await panel.getByText(/^Over 3 held-back measurements/).waitFor();
    expect(await panel.locator('> summary').innerText()).toContain('Off by 2.44 pp (calibrated)');
    const truths = panel.getByRole('region', {
      name: 'Held-back measurements',
    });
    expect(await truths.getByRole('img').count()).toBe(3);
    expect(await truths.getByRole('img').first().getAttribute('aria-label')).toMatch(
      /^calibrated \+\d.* to \+\d.*, the paper’s method \+\d/,
    );
    const builtIn = panel.getByRole('region', {
      name: 'Back-test of the built-in examples',
    });
    expect(await builtIn.innerText()).toMatch(/\d+ of 11/);
    const recorded = panel.getByRole('region', { name: 'Recorded back-test' });
    expect(await recorded.getByRole('rowheader').first().innerText()).toBe('all');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('follows the rows, and says when nothing can be kept back', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('heading', { name: 'Back-test', exact: true }).click();
    const finding = page.locator('#back-test .finding');
    await expect.poll(() => finding.innerText()).toContain('off by 2.44 pp');
    await cell(page, 5, /gain/).fill('6.5');
    await expect.poll(() => finding.innerText()).not.toContain('off by 2.44 pp');
    for (const row of [5, 4]) {
      await page.getByRole('button', { name: `Remove row ${row}` }).click();
    }
    await expect.poll(() => finding.innerText()).not.toContain('off by');
    expect(await finding.innerText()).toMatch(/sizes/);
  });
});
