import { describe } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, cell, expect, tabTo, test, verdict } from './visit';

const CALIBRATED = '+11.0 pp, 95% between +3.5 and +20.0 pp';

describe('The calibrated method', () => {
  test('is a switch beside the verdict, for the keyboard too, and stands in the link', async ({
    visit: { page, requests },
  }) => {
    await atRest(page);
    const planning = () => requests.filter((url) => /planning-.*\.wasm$/.test(url));
    expect(planning()).toEqual([]); // a first visit does not pay for it
    const paper = page.getByRole('radio', { name: 'The paper’s method' });
    await tabTo(page, paper);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => verdict(page)).toContain(CALIBRATED);
    expect(planning()).not.toEqual([]);
    await expect.poll(() => page.url()).toContain('method=calibrated');
    await page.reload();
    await expect.poll(() => verdict(page)).toContain(CALIBRATED);
    await page.getByRole('button', { name: 'Remove target 70B' }).waitFor();
    await page.getByRole('radio', { name: 'The paper’s method' }).check({ force: true });
    await atRest(page);
    await expect.poll(() => page.url()).not.toContain('method');
  });

  test('says under either method how it did on real curves', async ({ visit: { page } }) => {
    await atRest(page);
    const record = page.locator('.track-record');
    const papers = await record.innerText();
    expect(papers).toMatch(
      /^On \d+ real curves, this method .* intervals contained [\d.]+% of the measurements/,
    );
    await page.getByRole('radio', { name: 'Calibrated' }).check({ force: true });
    await expect.poll(() => record.innerText()).not.toBe(papers);
    expect(await record.innerText()).toContain('Its constants were learned from these curves');
  });

  test('stays live while a point is dragged', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('radio', { name: 'Calibrated' }).check({ force: true });
    await expect.poll(() => verdict(page)).toContain(CALIBRATED);
    const area = page.getByRole('slider', { name: /^Gain at 8B,/ }).locator('.handle-area');
    await area.scrollIntoViewIfNeeded();
    const box = await area.boundingBox();
    if (!box) throw new Error('There is no handle.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (const up of [20, 40, 60]) {
      await page.mouse.move(x, y - up, { steps: 3 });
      await expect.poll(async () => seen.has(await verdict(page))).toBe(false);
      seen.add(await verdict(page));
    }
    await page.mouse.up();
    expect(Number(await cell(page, 5, /gain/).inputValue())).toBeGreaterThan(9);
    expect([...seen].every((text) => text.includes('95% between'))).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => verdict(page)).toContain(CALIBRATED);
  });

  test('is explained and compared, with figures about these rows', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByText('What is the difference?').click();
    const compared = page.locator('.compared').first();
    await expect
      .poll(() => compared.innerText())
      .toContain(
        '+19.6 ± 11.3 pp and the calibrated method +11.0 pp (95% interval: +3.5 to +20.0)',
      );
    await page.getByRole('button', { name: '14B', exact: true }).click();
    await expect.poll(() => compared.innerText()).toContain('At 14B');
    const sources = page.getByRole('table', { name: /^Sources of the sd of/ });
    expect(await sources.getByRole('row').count()).toBe(3);
    expect(await page.locator('.explanation').innerText()).toContain('learned by forecasting');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('leaves the laws to the paper’s method, and says that it needs no resamples', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.getByRole('radio', { name: 'Calibrated' }).check({ force: true });
    await expect.poll(() => verdict(page)).toContain(CALIBRATED);
    await page.getByRole('heading', { name: 'Bootstrap', exact: true }).click();
    await page.getByText('computes its intervals itself').waitFor();
    await page.getByRole('heading', { name: 'Forecasts', exact: true }).click();
    const rows = page.getByRole('region', { name: 'Forecast table' }).getByRole('rowheader');
    expect((await rows.allInnerTexts()).map((text) => text.trim())).toEqual([
      'calibrated',
      '95% interval',
      'paper’s average',
      'sd within laws',
      'sd between laws',
      'power law',
      'logarithmic law',
      'saturating law',
      'sigmoid',
      'square-root-log law',
    ]);
    const band = page.getByRole('combobox', {
      name: 'Band around the forecast',
    });
    await band.selectOption('80% of further measurements');
    await expect.poll(() => page.url()).toContain('level=0.8');
    await expect.poll(() => verdict(page)).toContain('80% between'); // one level everywhere
    expect(await seriousFindings(page)).toEqual([]);
  });
});
