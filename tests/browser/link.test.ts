import type { Browser, Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import {
  atRest,
  cell,
  expect,
  PAPER_FORECAST,
  strangers,
  test,
  verdict,
  type Visit,
} from './visit';

const fragment = (page: Page) => page.evaluate(() => location.hash.slice(1));
const entries = (page: Page) => page.evaluate(() => history.length);

/** Opens a link as one does who comes from elsewhere: no page of ours was there before. */
async function open(page: Page, link: string): Promise<void> {
  await expect.poll(() => verdict(page)).toContain('expect a gain of');
  await page.waitForLoadState('networkidle'); // what is left while it loads would be complained of
  await page.goto('about:blank');
  await page.goto(`${inject('site')}#${link}`);
}

const notice = (page: Page) => page.locator('.load-notice');

/** Every figure on the page with all its digits. */
async function figures(page: Page): Promise<string[]> {
  for (const title of ['Bootstrap', 'Forecasts', 'Model selection']) {
    const heading = page.getByRole('heading', { name: title, exact: true });
    const fold = page.locator('details.fold', { has: heading });
    if ((await fold.getAttribute('open')) === null) await heading.click();
    await fold.locator('td[title]').first().waitFor(); // some panels are fetched when they are opened
  }
  return page
    .locator('.folds td[title]')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLElement).title));
}

async function elsewhere<T>(
  browser: Browser,
  link: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(link);
  const seen = await look(page);
  await context.close();
  return seen;
}

describe('A link', () => {
  test('shows the same numbers and view to somebody else', async ({ browser, visit: { page } }) => {
    await atRest(page);
    await cell(page, 5, /gain/).fill('8.4');
    await page.getByRole('radio', { name: 'BIC', exact: true }).check({ force: true });
    await page.getByRole('button', { name: '140B', exact: true }).click();
    await page
      .getByRole('group', { name: /Laws shown/ })
      .getByRole('button', { name: /sigmoid/i })
      .click();
    await expect.poll(() => fragment(page)).toContain('hiddenLaws=sigmoid');
    await expect.poll(() => verdict(page)).toContain('At 140B');
    await page.waitForTimeout(300); // the last of the answers
    const own = await figures(page);
    expect(own.length).toBeGreaterThan(50);
    await elsewhere(browser, page.url(), async (other) => {
      await expect.poll(() => verdict(other)).toContain('At 140B');
      await expect.poll(() => figures(other)).toEqual(own);
      expect(await verdict(other)).toBe(await verdict(page));
      expect(await cell(other, 5, /gain/).inputValue()).toBe('8.4');
      expect(await other.getByRole('radio', { name: 'BIC', exact: true }).isChecked()).toBe(true);
      const law = other
        .getByRole('group', { name: /Laws shown/ })
        .getByRole('button', { name: /sigmoid/i });
      expect(await law.getAttribute('aria-pressed')).toBe('false');
    });
  });

  test('may hold many rows, packed', async ({ visit: { page } }) => {
    await atRest(page);
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${(0.5 + at / 4).toFixed(2)}\t${(2 + at / 10).toFixed(2)}\t0.50`,
    );
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'));
    await cell(page, 1, /size/).click();
    await page.keyboard.press('Control+V');
    await expect.poll(() => fragment(page)).toMatch(/^v=1&z=|&v=1$/);
    const link = await fragment(page);
    await open(page, link);
    await expect.poll(() => cell(page, 60, /gain/).inputValue()).toBe('7.90');
    expect(await notice(page).count()).toBe(0);
  });

  test('that is damaged gives what is good in it and names what is bad', async ({
    visit: { page },
  }) => {
    await open(
      page,
      'v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6&criterion=dic&seed=-3&nonsense=1&threshold=12',
    );
    await atRest(page);
    const said = await notice(page).innerText();
    expect(said).toContain('criterion: “dic” is not one of aic, aicc, bic.');
    expect(said).toContain('seed: “-3” is not in the range 0');
    expect(said).toContain('“nonsense” is not a field of a link.');
    await page.getByRole('button', { name: 'Dismiss this notice' }).click();
    expect(await notice(page).count()).toBe(0);
  });

  test('brings no script: what it says stays text', async ({ visit }) => {
    const { page } = visit;
    const attack = '<img src=x onerror=document.title=1><script>document.title=1</script>';
    const coded = [...attack]
      .map((char) => `.-${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
    const raw = encodeURIComponent(attack);
    await open(
      page,
      `d=${coded}_1~2~1~${coded}_2~${raw}~${raw}_4~5~1_b${coded}_1~2~1_2~4~1_4~7~1&subject=${coded}&seed=${raw}&${raw}=1&theme=${raw}`,
    );
    await expect.poll(() => verdict(page)).toContain('expect a gain of');
    await page.getByRole('heading', { name: 'Share', exact: true }).click();
    await page.getByRole('textbox', { name: 'Link' }).waitFor();
    for (const title of ['Benchmarks', 'Forecasts']) {
      await page.getByRole('heading', { name: title, exact: true }).click();
    }
    expect(await page.locator('#app').innerText()).toContain('<img src=x onerror=');
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(await page.title()).toContain('Gaincast:');
    expect(strangers(visit)).toEqual([]);
    expect(visit.requests.filter((url) => url.endsWith('/x'))).toEqual([]);
  });

  test('asks before it makes many resamples', async ({ visit: { page } }) => {
    await open(page, 'v=1&replicates=20000');
    await atRest(page);
    expect(await notice(page).innerText()).toContain('The link asks for 20,000 resamples');
    await page.getByRole('heading', { name: 'Bootstrap', exact: true }).click();
    const resamples = page.getByRole('combobox', { name: 'Resamples' });
    expect(await resamples.inputValue()).toBe('1000');
    await page.getByRole('button', { name: 'Compute 20,000' }).click();
    await expect.poll(() => resamples.inputValue()).toBe('20000');
    expect(await notice(page).count()).toBe(0);
    await expect.poll(() => fragment(page)).toBe('v=1&replicates=20000');
  });

  test('may ask for the dark or the light', async ({ visit: { page } }) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await open(page, 'v=1&theme=dark');
    await atRest(page);
    const dark = await paper();
    await open(page, 'v=1&theme=light');
    await atRest(page);
    expect(await paper()).not.toBe(dark);
  });
});

describe('The address', () => {
  test('stays as it was until something is changed, and nothing about links is fetched', async ({
    visit,
  }) => {
    await atRest(visit.page);
    expect(await fragment(visit.page)).toBe('');
    expect(visit.requests.filter((url) => /\/(link|share|framed)-/.test(url))).toEqual([]);
  });

  test('goes back and forward over examples and targets, not over typing', async ({
    visit: { page },
  }) => {
    await atRest(page);
    const before = await entries(page);
    await page.getByRole('combobox', { name: 'Data' }).selectOption('opsd-v1-over-sft');
    await expect.poll(() => fragment(page)).toBe('v=1&example=opsd-v1-over-sft');
    expect(await entries(page)).toBe(before + 1);
    const gain = cell(page, 1, /gain/);
    await gain.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3.25');
    await expect.poll(() => fragment(page)).toContain('d=1.7~3.25~');
    expect(await entries(page)).toBe(before + 1);
    await page.getByRole('button', { name: '32B', exact: true }).click();
    await expect.poll(() => fragment(page)).toContain('chosen=32');
    expect(await entries(page)).toBe(before + 2);

    await page.goBack();
    await expect.poll(() => verdict(page)).toContain('At 70B');
    expect(await gain.inputValue()).toBe('3.25');
    await page.goBack();
    await atRest(page);
    expect(await fragment(page)).toBe('');
    await page.goForward();
    await expect.poll(() => gain.inputValue()).toBe('3.25');
    await page.goForward();
    await expect.poll(() => verdict(page)).toContain('At 32B');
    expect(await entries(page)).toBe(before + 2);
  });

  test('is followed when it is written by hand, and undo goes back', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.evaluate(() => {
      location.hash = '#d=0.5~2.4~0.8_1~4.2~0.6_2~7~0.8_4~10.8~1_8~16~1.2&x=70';
    });
    await expect.poll(() => verdict(page)).toContain('+39.2 ± 22.6 pp');
    await cell(page, 5, /gain/).fill('15');
    await expect.poll(() => verdict(page)).not.toContain('+39.2');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => verdict(page)).toContain('+39.2 ± 22.6 pp');
    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
  });

  test('of a link that was opened changes with the first edit, which can be undone', async ({
    visit: { page },
  }) => {
    await open(page, 'd=0.5~2.4~0.8_1~4.2~0.6_2~7~0.8_4~10.8~1_8~16~1.2&x=70');
    await expect.poll(() => verdict(page)).toContain('+39.2 ± 22.6 pp');
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    expect(await fragment(page)).toMatch(/^d=/);
    await cell(page, 5, /gain/).fill('15');
    await expect
      .poll(() => fragment(page))
      .toBe('v=1&d=0.5~2.4~0.8_1~4.2~0.6_2~7~0.8_4~10.8~1_8~15~1.2&x=70');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => verdict(page)).toContain('+39.2 ± 22.6 pp');
    await expect.poll(() => fragment(page)).toContain('8~16~1.2');
  });
});

describe('Sharing', () => {
  const copied = ({ page }: Visit) => page.evaluate(() => navigator.clipboard.readText());

  test('copies the link, bare, as Markdown and as HTML', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await page.getByRole('heading', { name: 'Share', exact: true }).click();
    const link = `${inject('site')}#v=1`;
    await expect.poll(() => page.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(link);
    await page.getByText('A link of 3 characters holds all of this page').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied (link).').waitFor();
    expect(await copied(visit)).toBe(link);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Copied (Markdown).').waitFor();
    expect(await copied(visit)).toBe(
      `[At 70B, expect a gain of ${PAPER_FORECAST} (Gaincast)](${link})`,
    );
    await page.getByRole('button', { name: 'Copy as HTML' }).click();
    await page.getByText('Copied (HTML).').waitFor();
    expect(await copied(visit)).toBe(
      `<a href="${link}">At 70B, expect a gain of ${PAPER_FORECAST} (Gaincast)</a>`,
    );
    await cell(page, 5, /gain/).fill('8.4');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Link' }).inputValue())
      .toContain('8~8.4~0.6');
  });

  test('says on a page of its own what a link can say', async ({ visit: { page } }) => {
    await atRest(page);
    await page.getByRole('heading', { name: 'Share', exact: true }).click();
    await page.getByRole('link', { name: 'What a link can say' }).click();
    await page.getByRole('heading', { name: 'Gaincast' }).waitFor();
    const rows = page.getByRole('table').getByRole('row');
    expect(await rows.count()).toBeGreaterThan(25);
    expect(
      await rows.filter({ hasText: 'number of bootstrap resamples. More than' }).innerText(),
    ).toMatch(/^replicates\s.*1 to 1000000\s+1000$/s);
    await page.getByRole('link', { name: /#v=1&d=/ }).click();
    await atRest(page);
  });
});
