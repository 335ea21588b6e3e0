/** With a contrast theme in force: what the page says by colour is still told apart. */
import type { Locator } from 'playwright-core';
import { describe } from 'vitest';
import { atRest, expect, test } from './visit';

const ground = (locator: Locator) =>
  locator.evaluate((element) => getComputedStyle(element).backgroundColor);

describe('With forced colours', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`chosen and not chosen, fitted and held out differ in ${colorScheme}`, async ({
      visit,
    }) => {
      const { page } = visit;
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await atRest(page);
      const groups = [
        ['.answer .segment input:checked + span', '.answer .segment input:not(:checked) + span'],
        ['.criterion .segment input:checked + span', '.criterion input:not(:checked) + span'],
        ['.chip.chosen', '.chip:not(.chosen)'],
      ] as const;
      for (const [chosen, other] of groups) {
        expect(await ground(page.locator(chosen).first())).not.toBe(
          await ground(page.locator(other).first()),
        );
      }
      await page.getByRole('button', { name: 'Hold out row 1' }).click();
      const dots = page.locator('.dot-button .key-dot');
      await expect.poll(() => dots.first().getAttribute('class')).toContain('hollow');
      expect(await ground(dots.first())).not.toBe(await ground(dots.nth(1)));
    });
  }
});
