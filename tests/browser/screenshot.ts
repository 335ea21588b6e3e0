/** `npm run screenshot -- path.png`: the README's picture, taken by the project from the built page. */
import { resolve } from 'node:path';
import { serve } from '../../web/serve.mjs';
import { launchChromium } from './chromium';

const [, , target] = process.argv;
if (!target) throw new Error('Where to? npm run screenshot -- path.png');

const site = await serve({ port: 4373 });
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 940 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(site.url);
  await page.getByText('+19.6 ± 11.3 pp').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({
    path: resolve(process.env['INIT_CWD'] ?? '.', target),
  });
} finally {
  await browser.close();
  await site.close();
}
