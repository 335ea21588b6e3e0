/** Firefox as the system has it, over WebDriver BiDi: Playwright brings no Firefox of its own. */
import { firefox } from 'playwright-core';
import { programOf } from './programs';
import { KEYS, type Reader } from './reader';

const NAMES: Readonly<Record<string, string>> = {
  [KEYS.tab]: 'Tab',
  [KEYS.enter]: 'Enter',
};

export const FIREFOX = programOf('firefox-esr', 'firefox');

/** `preferences` as about:config names them. */
export async function openFirefox(
  preferences: Readonly<Record<string, boolean | string | number>> = {},
): Promise<Reader> {
  if (FIREFOX === null) throw new Error('This machine has no Firefox.');
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: FIREFOX,
    firefoxUserPrefs: preferences,
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
  });
  /** A function with its arguments, as text: what is given and what comes back are JSON values. */
  const call = (script: (...given: never[]) => unknown, given: readonly unknown[]) =>
    `(${String(script)})(...${JSON.stringify(given)})`;
  return {
    name: 'Firefox',
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    resize: (width, height) => page.setViewportSize({ width, height }),
    run: (script, ...given) => page.evaluate(call(script, given)),
    runInFrame(script, ...given) {
      const frame = page.frames()[1];
      if (!frame) throw new Error('The page has no frame.');
      return frame.evaluate(call(script, given));
    },
    moveTo: (x, y) => page.mouse.move(x, y),
    press: () => page.mouse.down(),
    release: () => page.mouse.up(),
    async type(text) {
      for (const key of text) await page.keyboard.press(NAMES[key] ?? key);
    },
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}
