import { describe } from 'vitest';
import { LAW_IDS, styleOf } from '../../web/src/engine/law_ids';
import { atRest, expect, test } from './visit';

describe('The colours of the laws', () => {
  test('are those of the table, in light, in dark, and on paper', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const seen = () =>
      page.evaluate((laws) => {
        const style = getComputedStyle(document.documentElement);
        return laws.map((law) => ({
          line: style.getPropertyValue(`--law-${law}`),
          text: style.getPropertyValue(`--law-${law}-text`),
        }));
      }, LAW_IDS);
    const table = (look: 'light' | 'dark') => LAW_IDS.map((law) => styleOf(law)[look]);
    const short = (colours: readonly { line: string; text: string }[]) =>
      colours.map(({ line, text }) =>
        [line, text].map((one) => one.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3')),
      );
    expect(short(await seen())).toEqual(short(table('light')));
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(short(await seen())).toEqual(short(table('dark')));
    await page.emulateMedia({ media: 'print' });
    expect(short(await seen())).toEqual(short(table('light')));
    const swatches = await page
      .locator('.legend .swatch')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    expect(new Set(swatches).size).toBe(LAW_IDS.length);
  });
});
