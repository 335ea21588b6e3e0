import { describe, inject } from 'vitest';
import { seriousFindings } from './axe';
import { atRest, expect, test } from './visit';

const PAGES = ['engine.html', 'examples/', 'examples/simplerl-avg4-per-benchmark/'];

describe('Everybody can read the pages that are written as the site is built', () => {
  for (const path of PAGES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${path} in ${colorScheme}, and on a phone`, async ({ visit: { page } }) => {
        await atRest(page);
        await page.waitForLoadState('networkidle');
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 360, height: 800 });
        await page.goto(inject('site') + path);
        expect(await seriousFindings(page)).toEqual([]);
        const overhang = () =>
          page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(await overhang()).toBeLessThanOrEqual(0);
      });
    }
  }
});
