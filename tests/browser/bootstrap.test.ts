import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { atRest, cell, expect, test, verdict } from './visit';

const folded = (page: Page) =>
  page.locator('summary').filter({ hasText: 'Bootstrap' }).locator('.fold-summary');

async function unfold(page: Page): Promise<void> {
  await atRest(page);
  await page.getByRole('heading', { name: 'Bootstrap' }).click();
}

const chance = (page: Page) => page.locator('.chance strong').innerText();
const threshold = (page: Page) => page.getByRole('textbox', { name: /^Threshold/ });
const status = (page: Page) => page.locator('.run').innerText();
const resamples = (page: Page) => page.getByRole('combobox', { name: 'Resamples' });

/** All digits of every interval, as copying takes them. */
const intervals = (page: Page) =>
  page
    .getByRole('region', { name: 'Bootstrap intervals table' })
    .locator('td.bar-cell[title]')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLElement).title));

const SPAN = /\+(\d+\.\d) to \+(\d+\.\d) pp/;

describe('The bootstrap', () => {
  test('says its interval in the verdict and in the folded panel', async ({ visit: { page } }) => {
    await atRest(page);
    const [, low, high] = SPAN.exec(await folded(page).innerText()) ?? [];
    // 20,000 resamples give 10.3 to 34.4; 1,000 scatter around that (METHOD, section 7).
    expect(Math.abs(Number(low) - 10.3)).toBeLessThan(0.6);
    expect(Math.abs(Number(high) - 34.4)).toBeLessThan(2.5);
    expect(await verdict(page)).toContain(
      `Refit noise: in 95% of 1,000 resamples the forecast lies between +${low} and +${high} pp.`,
    );
    expect(await folded(page).innerText()).toContain('Refit noise at 70B, 95% of resamples');
  });

  test('asks what the chance is to reach a threshold', async ({ visit: { page } }) => {
    await unfold(page);
    // The same as beside the headline.
    await expect.poll(() => chance(page)).toBe('= 0.72');
    expect(await verdict(page)).toContain('A gain of +10.0 pp or more has probability 0.72.');
    await threshold(page).fill('25');
    await expect.poll(() => chance(page)).toMatch(/^= 0\.[1-4]\d*$/);
    await threshold(page).fill('-100');
    await expect.poll(() => chance(page)).toBe('> 0.999');
    await threshold(page).fill('lots');
    expect(await threshold(page).getAttribute('aria-invalid')).toBe('true');
    await threshold(page).blur();
    expect(await threshold(page).inputValue()).toBe('-100');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => threshold(page).inputValue()).toBe('10');
  });

  test('follows seed and level, and undo', async ({ visit: { page } }) => {
    await unfold(page);
    await expect.poll(async () => (await intervals(page)).length).toBe(6);
    const first = await intervals(page);
    const seed = page.getByRole('textbox', { name: /^Seed/ });
    await page.getByRole('button', { name: 'Next seed' }).click();
    await expect.poll(() => intervals(page)).not.toEqual(first);
    expect(await seed.inputValue()).toBe('2');
    await seed.fill('1');
    await expect.poll(() => intervals(page)).toEqual(first);
    await page.getByRole('combobox', { name: 'Interval' }).selectOption('50%');
    await expect.poll(() => folded(page).innerText()).toContain('50% of resamples');
    await expect.poll(() => verdict(page)).toContain('in 50% of 1,000 resamples');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => intervals(page)).toEqual(first);
  });

  test('draws the band, which can be ± 2 sd instead', async ({ visit: { page } }) => {
    await atRest(page);
    const picture = () =>
      page.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const before = await picture();
    const band = page.getByRole('combobox', {
      name: 'Band around the average',
    });
    await band.selectOption('± 2 sd');
    await expect.poll(picture).not.toBe(before);
    await band.selectOption('refit noise (95% of resamples)');
    await expect.poll(picture).toBe(before);
  });

  test('speaks of the chosen size', async ({ visit: { page } }) => {
    await unfold(page);
    await page.getByRole('button', { name: '14B', exact: true }).click();
    await expect.poll(() => folded(page).innerText()).toContain('Refit noise at 14B');
    expect(await page.locator('.chance').innerText()).toContain('pp at 14B');
  });
});

describe('A hundred thousand resamples', () => {
  test('come to the same figures as fewer do, only finer, and can be asked anew', async ({
    visit: { page },
  }) => {
    await unfold(page);
    await resamples(page).selectOption('100,000');
    await expect.poll(() => status(page), { timeout: 60_000 }).toContain('All 100,000 resamples');
    const [, low, high] = SPAN.exec(await folded(page).innerText()) ?? [];
    expect(Math.abs(Number(low) - 10.3)).toBeLessThan(0.11);
    expect(Math.abs(Number(high) - 34.4)).toBeLessThan(0.31);
    await expect.poll(() => chance(page)).toBe('= 0.72'); // it needs no resamples
    await threshold(page).fill('12');
    await expect.poll(() => chance(page)).not.toBe('= 0.72');
    expect(await status(page)).toContain('All 100,000 resamples'); // summed up anew, not run anew
  });
});

describe('A million resamples', () => {
  test('show how far they are, and are cancelled at once', async ({ visit: { page } }) => {
    await unfold(page);
    await expect.poll(() => intervals(page)).toHaveLength(6); // the panel is fetched
    const live = await intervals(page);
    await page.evaluate(cancelSoon);
    await resamples(page).selectOption('1,000,000');
    await expect.poll(() => status(page)).toMatch(/^Cancelled after [\d,]+ of 1,000,000/);
    const { took, progress } = await page.evaluate(() => window.cancelled ?? NOT_CANCELLED);
    console.log(`cancelled at “${progress}”, said so after ${took.toFixed(1)} ms`);
    expect(progress).toMatch(/^\s*[1-9][\d,]* of 1,000,000/);
    expect(await intervals(page)).toEqual(live);

    // The page and its engine are free: the next question is answered.
    await cell(page, 5, /gain/).fill('9.0');
    await expect.poll(() => intervals(page)).not.toEqual(live);
    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
  });

  test('or fewer are the same for 1, 2 and 4 workers', async ({ visit: { page } }) => {
    const answers: string[][] = [];
    for (const workers of [1, 2, 4]) {
      await page.addInitScript((processors) => {
        Object.defineProperty(navigator, 'hardwareConcurrency', {
          configurable: true,
          get: () => processors,
        });
      }, workers + 1);
      await atRest(page);
      await page.waitForLoadState('networkidle');
      await page.reload();
      await unfold(page);
      await resamples(page).selectOption('100,000');
      await expect.poll(() => status(page), { timeout: 60_000 }).toContain('All 100,000 resamples');
      await expect.poll(() => page.workers().length).toBe(workers);
      answers.push(await intervals(page));
    }
    const numbers = answers.map((answer) => answer.flatMap((one) => one.match(/-?[\d.]+/g) ?? []));
    const [alone = [], ...shared] = numbers.map((texts) => texts.map(Number));
    expect(alone.length).toBe(12);
    for (const many of shared) {
      many.forEach((value, at) => expect(value / (alone[at] ?? 0)).toBeCloseTo(1, 9));
    }
  });
});

describe('Where module workers are refused, as in sandboxed frames', () => {
  test('the page computes by itself, and long runs leave it time to breathe', async ({
    visit: { page },
  }) => {
    await atRest(page);
    await page.waitForLoadState('networkidle');
    await page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    await page.reload();
    await unfold(page);
    expect(page.workers()).toHaveLength(0);
    await page.evaluate(cancelSoon);
    await resamples(page).selectOption('1,000,000');
    await expect.poll(() => status(page)).toMatch(/^Cancelled after [\d,]+ of 1,000,000/);
    await resamples(page).selectOption('10,000');
    await expect.poll(() => status(page), { timeout: 30_000 }).toContain('All 10,000 resamples');
  });
});

declare global {
  interface Window {
    cancelled?: { took: number; progress: string };
  }
}
const NOT_CANCELLED = { took: Number.NaN, progress: '' };

/** In the page: presses Cancel once there is progress, and times how long the page takes to say so. */
function cancelSoon(): void {
  let began: number | null = null;
  let progress = '';
  const observer = new MutationObserver(() => {
    const text = document.querySelector('.run-text')?.textContent ?? '';
    if (began === null && /^\s*[1-9][\d,]* of 1,000,000/.test(text)) {
      progress = text;
      began = performance.now();
      document.querySelector<HTMLElement>('.run button')?.click();
    } else if (began !== null && text.startsWith('Cancelled')) {
      window.cancelled = { took: performance.now() - began, progress };
      observer.disconnect();
    }
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}
