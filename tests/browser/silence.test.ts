/** Workers that die, stall or never answer. The page's clock is wound on by hand where it would be long. */
import type { Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { atRest, cell, expect, PAPER_FORECAST, test, verdict } from './visit';

declare global {
  interface Window {
    workers: Worker[];
    /** Whether workers that start from now on die at once. */
    deadly: boolean;
  }
}

/** Opens the page so that its workers can be ended behind its back, as a system short of memory does. */
async function open(page: Page, deadly = false): Promise<void> {
  await page.clock.install();
  await page.addInitScript((dead) => {
    window.workers = [];
    window.deadly = dead;
    const Usual = window.Worker;
    window.Worker = class extends Usual {
      constructor(...how: ConstructorParameters<typeof Worker>) {
        super(...how);
        window.workers.push(this);
        if (window.deadly) this.terminate();
      }
    };
  }, deadly);
  await page.goto('about:blank');
  await page.goto(inject('site'));
}

const endAll = (page: Page) =>
  page.evaluate(() => window.workers.forEach((one) => one.terminate()));
const isLate = (page: Page) =>
  page.evaluate(() => {
    const opacity = (where: string) => {
      const found = document.querySelector(where);
      return found && getComputedStyle(found).opacity;
    };
    return {
      busy: document.querySelector('#app')?.ariaBusy,
      seen: ['.answer', '.canvas-box', '.folds'].map(opacity),
    };
  });

const LATE = { busy: 'true', seen: ['0.4', '0.4', '0.4'] };
const IN_TIME = { busy: 'false', seen: ['1', '1', '1'] };

/** Time passes, so much at a look, until the page says that the engine does not answer. */
const saysNoAnswer = (page: Page, tick: number) =>
  expect
    .poll(
      async () => {
        await page.clock.runFor(tick);
        return verdict(page);
      },
      { timeout: 100_000 },
    )
    .toContain('does not answer');

describe('A worker that dies', () => {
  test('is replaced, and the page shows that its answer is late until then', async ({
    visit: { page, complaints },
  }) => {
    await atRest(page);
    await open(page);
    await atRest(page);
    expect(await isLate(page)).toEqual(IN_TIME);
    await endAll(page);
    await cell(page, 5, /gain/).fill('8.4');
    await page.clock.runFor(250);
    expect(await isLate(page)).toEqual(LATE);
    expect(await verdict(page)).toContain('Until then, this is the answer before.');
    await page.clock.runFor(11_000);
    await expect.poll(() => verdict(page)).toMatch(/At 70B, expect a gain of \+(?!19\.6)/);
    expect(await isLate(page)).toEqual(IN_TIME);
    complaints.length = 0; // the page was left while it loaded
  });

  test('again and again is said, and what comes next is tried anew', async ({
    visit: { page, complaints },
  }) => {
    await atRest(page);
    await open(page);
    await atRest(page);
    await page.evaluate(() => (window.deadly = true));
    await endAll(page);
    await cell(page, 5, /gain/).fill('8.4');
    await page.clock.runFor(11_000);
    await expect
      .poll(
        async () => {
          await page.clock.runFor(30_000); // starting may take what the network took
          return verdict(page);
        },
        { timeout: 60_000 },
      )
      .toContain('does not answer');
    expect(await verdict(page)).not.toContain(PAPER_FORECAST);
    expect((await isLate(page)).seen).toEqual(['1', '0.4', '0.4']);
    await page.evaluate(() => (window.deadly = false));
    await cell(page, 5, /gain/).fill('8.0');
    await atRest(page);
    expect(await isLate(page)).toEqual(IN_TIME);
    complaints.length = 0;
  });

  test('before it ever answers is said, and a reload tries again', async ({
    visit: { page, complaints },
  }) => {
    await atRest(page);
    await open(page, true);
    await expect.poll(() => verdict(page)).toContain('Computing');
    await saysNoAnswer(page, 60_000);
    expect(await page.evaluate(() => window.workers.length)).toBe(2);
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
    complaints.length = 0;
  });
});

describe('An engine that hangs', () => {
  test('in a loop without end is stopped, and the page says so and can be used', async ({
    browser,
  }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    // Its worker's script is the usual one, but its fits never come to an end.
    await page.route('**/assets/worker-*.js', async (route) => {
      const answer = await route.fetch();
      const code = await answer.text();
      const hanging = code.replace(/(fit:\([\w,]+\)=>)/, '$1{for(;;);},no:(e,t)=>');
      expect(hanging).not.toBe(code);
      await route.fulfill({ response: answer, body: hanging });
    });
    await open(page);
    await expect.poll(() => page.evaluate(() => window.workers.length)).toBe(1);
    await saysNoAnswer(page, 5000);
    await page.getByRole('heading', { name: 'Share', exact: true }).click();
    await page.getByRole('textbox', { name: 'Link' }).waitFor();
    await context.close();
  });
});
