/** What `show(rows)` puts under a notebook's cell: the one file in a frame, with no network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, onTestFinished } from 'vitest';
import { openHost } from '../engines/host';
import { expect, listen, test } from './visit';

const python = spawnSync('python3', ['--version']).status === 0;
const folder = fileURLToPath(new URL('../../web/site/engine/', import.meta.url));
const file = fileURLToPath(new URL('../../web/dist/gaincast.html', import.meta.url));

const ROWS =
  '[(0.5, 1.2, 0.4), (1, 2.1, 0.3), (2, 3.5, 0.4), (4, 5.4, 0.5), (8, 8.0, 0.6, "a \\"b\\" & <c>")]';

const shown = (call: string): string =>
  execFileSync('python3', ['-c', `from gaincast_link import show; print(${call}._repr_html_())`], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });

describe.skipIf(!python)('A notebook (skipped where there is no python3)', () => {
  for (const [name, call, part] of [
    ['shows the forecast of its rows', `show(${ROWS}, ${JSON.stringify(file)}, x=70)`, '.embed'],
    [
      'shows all of the calculator, and leads to the site that it is told',
      `show(${ROWS}, ${JSON.stringify(file)}, site="https://example.org/", view="page")`,
      'input[name="target"]',
    ],
  ] as const) {
    test(name, async ({ browser }) => {
      const host = await openHost();
      const page = await browser.newPage();
      onTestFinished(async () => {
        await page.close();
        host.close();
      });
      const { requests, complaints } = listen(page);
      const address = host.put(`<div class="output">${shown(call)}</div>`);
      await page.goto(address);
      const frame = page.frameLocator('iframe');
      await frame.locator(part).waitFor({ timeout: 20_000 });
      const answer = frame.locator('.verdict-value').first();
      await answer.waitFor({ timeout: 20_000 });
      expect(await answer.innerText()).toContain('19.6');
      const asked = requests.filter((url) => /^https?:/.test(url) && url !== address);
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      if (part === '.embed') return;
      await frame.getByText('Share', { exact: true }).first().click();
      await expect
        .poll(() => frame.getByLabel('Link', { exact: true }).inputValue())
        .toMatch(/^https:\/\/example\.org\/#v=1&/);
    });
  }
});
