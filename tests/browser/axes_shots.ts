import { serve } from '../../web/serve.mjs';
import { launchChromium } from './chromium';
const site = await serve({ port: 4399 });
const browser = await launchChromium();
const T: Record<string,string> = {
  compute: 'FLOPs,base,GRPO,n\n1e21,34.1,40.2,500\n4e21,41.0,48.9,500\n1.6e22,47.9,57.3,500\n1.2e23,55.2,66.4,500\n',
  reward: 'step,mean reward,se\n100,0.31,0.02\n200,0.42,0.02\n400,0.5,0.02\n800,0.61,0.03\n',
  loss: 'tokens,val loss (nats)\n2B,3.41\n10B,3.02\n50B,2.71\n250B,2.48\n',
  hours: 'A100-hours;gain;se\n120;2,1;0,4\n480;3,9;0,4\n1.900;5,2;0,5\n',
};
try {
  for (const [name, text] of Object.entries(T)) {
    for (const [w, scheme] of [[1280, 'light'], [390, 'dark']] as const) {
      const context = await browser.newContext({ viewport: { width: w, height: 1100 }, colorScheme: scheme, reducedMotion: 'reduce' });
      await context.grantPermissions(['clipboard-read','clipboard-write']);
      const page = await context.newPage();
      page.on('pageerror', (e) => console.log('ERROR', e.message));
      await page.goto(site.url);
      await page.getByText('+19.6 ± 11.3 pp').first().waitFor();
      await page.evaluate((t) => navigator.clipboard.writeText(t), text);
      await page.getByRole('group', { name: 'Your own data' }).getByRole('button', { name: 'Paste' }).click();
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `/tmp/shots/${name}_${w}.png`, fullPage: w === 390 });
      if (w === 1280) {
        console.log('=====', name, page.url());
        for (const h of await page.locator('details summary').all()) { await h.click({timeout: 1500}).catch(() => undefined); }
        await page.waitForTimeout(6000);
        console.log((await page.locator('#app').innerText()).slice(0, 14000));
        const url = page.url();
        for (const view of ['embed','slide']) {
          const other = await context.newPage();
          await other.goto('about:blank'); await other.goto(url + '&view=' + view); await other.waitForTimeout(2500);
          await other.screenshot({ path: `/tmp/shots/${name}_${view}.png` });
          await other.close();
        }
      }
      await context.close();
    }
  }
} finally { await browser.close(); await site.close(); }
