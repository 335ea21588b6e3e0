import { describe } from 'vitest';
import { atRest, expect, test, verdict } from './visit';

describe('Opening the page from a sub-path of a static host', () => {
  test('shows the paper’s forecast at 70B in words', async ({ visit: { page } }) => {
    await atRest(page);
    expect(await verdict(page)).toContain('At 70B');
    expect(await verdict(page)).toContain('power law (34% of the weight)');
    expect(await verdict(page)).toContain('8.75 times your largest size (8B)');
  });

  test('says that the paper’s standard errors are recovered', async ({ visit: { page } }) => {
    await atRest(page);
    const inputs = page.getByRole('complementary', {
      name: 'Data and options',
    });
    expect(await inputs.innerText()).toContain('recovered');
  });

  test('unfolds the forecasts of every law, as published', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('heading', { name: 'Forecasts' }).click();
    const table = page.getByRole('region', { name: 'Forecast table' });
    const published = {
      'power law': 32.9,
      'logarithmic law': 12.2,
      'saturating law': 9.1,
      sigmoid: 15.7,
      'square-root-log law': 17.2,
    };
    await table.waitFor(); // it is fetched
    const heads = await table.getByRole('columnheader').allInnerTexts();
    const column = heads.findIndex((head) => head.trim() === '70B');
    for (const [law, gain] of Object.entries(published)) {
      const row = table.getByRole('row').filter({
        has: page.getByRole('rowheader', { name: law, exact: true }),
      });
      const text = await row
        .getByRole('cell')
        .nth(column - 1)
        .innerText();
      const value = Number(/[\d.]+/.exec(text)?.[0]);
      expect(Math.round(value * 10) / 10, law).toBe(gain);
    }
  });

  test('draws the chart', async ({ visit: { page } }) => {
    await atRest(page);
    const colours = () =>
      page.locator('canvas').evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const context = (canvas as HTMLCanvasElement).getContext('2d');
        const pixels = new Uint32Array(
          context?.getImageData(0, 0, width, height).data.buffer ?? [],
        );
        return new Set(pixels).size;
      });
    await expect.poll(colours).toBeGreaterThan(20);
  });

  test('runs under a policy that refuses foreign and inline scripts', async ({ visit }) => {
    await atRest(visit.page);
    const refused = await visit.page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'document.title = "taken over"';
        document.body.append(script);
        return false;
      } catch {
        return true; // no text may become a script here
      }
    });
    expect(refused).toBe(true);
    expect(await visit.page.title()).not.toBe('taken over');
    await expect.poll(() => visit.complaints.join()).toContain('policy breach: require-trusted-');
    visit.complaints.length = 0; // these were asked for
  });

  test('computes in a worker, so that the page stays free', async ({ visit: { page } }) => {
    await atRest(page);
    expect(page.workers()).toHaveLength(1);
  });
});
