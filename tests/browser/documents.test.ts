import type { Locator, Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { saved } from './downloads';
import { atRest, cell, expect, test, verdict } from './visit';

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('heading', { name: 'Save', exact: true }).click();
  const panel = page.locator('.save-all');
  await panel.getByRole('button', { name: 'Save as JSON' }).waitFor();
  return panel;
}

const fragment = (page: Page) => page.evaluate(() => location.hash.slice(1));
const notice = (page: Page) => page.locator('.load-notice');

/** Puts a file into the field as a reader would choose it. */
const choose = (panel: Locator, name: string, text: string) =>
  panel
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text ?? ''], name ?? ''));
      document.body.dispatchEvent(
        new DragEvent('drop', {
          dataTransfer,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    [name, text],
  );

const paste = (target: Locator, text: string) =>
  target.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, text);

/** A document of a page that is not as usual, the fragment of its address, and its answer. */
async function unusual(page: Page): Promise<{ text: string; at: string; answer: string }> {
  await atRest(page);
  await cell(page, 5, /gain/).fill('8.4');
  await cell(page, 5, /label/).fill('=1 & "mine"');
  await page.getByRole('radio', { name: 'BIC', exact: true }).check({ force: true });
  await page.getByRole('button', { name: '140B', exact: true }).click();
  await expect.poll(() => fragment(page)).toMatch(/d=.*mine.*criterion=bic/);
  await expect.poll(() => verdict(page)).toContain('At 140B, expect');
  const panel = await openPanel(page);
  const { name, content } = await saved(panel.getByRole('button', { name: 'Save as JSON' }));
  expect(name).toBe('gaincast.json');
  return {
    text: content.toString(),
    at: await fragment(page),
    answer: await verdict(page),
  };
}

async function startAnew(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(inject('site'));
  await atRest(page);
}

describe('A document of everything', () => {
  test('holds the results that the page shows, those of open panels among them', async ({
    visit,
  }) => {
    const { page } = visit;
    await atRest(page);
    await page.getByRole('heading', { name: 'Next experiment', exact: true }).click();
    await page.locator('.columns').waitFor();
    const panel = await openPanel(page);
    const { content } = await saved(panel.getByRole('button', { name: 'Save as JSON' }));
    const document = JSON.parse(content.toString()) as {
      link: string;
      observations: unknown[];
      results: {
        forecast: { sizes: number[]; mean: number[] };
        fit: { fits: unknown[] };
        bootstrap: { replicates: number };
        design: { target: number };
        decomposition: null;
      };
    };
    const { forecast, fit, bootstrap, design, decomposition } = document.results;
    expect(document.link).toBe(`${inject('site')}#v=1`);
    expect(document.observations).toHaveLength(5);
    expect(forecast.mean[forecast.sizes.indexOf(70)]).toBeCloseTo(19.6126, 3);
    expect(fit.fits).toHaveLength(5);
    expect(bootstrap.replicates).toBe(1000);
    expect(design.target).toBe(70);
    expect(decomposition).toBeNull();
  });

  test('brings the same page back: chosen, dropped or pasted, into a cell too', async ({
    visit,
  }) => {
    const { page } = visit;
    const { text, at, answer } = await unusual(page);
    const ways = [
      async () => choose(await openPanel(page), 'gaincast.json', text),
      () => drop(page, 'gaincast.json', text),
      () => paste(page.locator('body'), text),
      () => paste(cell(page, 2, /gain/), text),
    ];
    for (const way of ways) {
      await startAnew(page);
      await way();
      await expect.poll(() => fragment(page)).toBe(at);
      await expect.poll(() => verdict(page)).toBe(answer);
      expect(await cell(page, 5, /label/).inputValue()).toBe('=1 & "mine"');
      expect(await notice(page).count()).toBe(0);
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await atRest(page);
  });

  test('that cannot be read is named, and what was typed stays', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await cell(page, 5, /gain/).fill('8.4x');
    const panel = await openPanel(page);
    const bad = [
      ['broken.json', '{"gaincast": 1, "state": ', 'not valid JSON'],
      ['other.json', '{"cells": []}', 'can be read was found in “other.json”'],
      ['letter.txt', 'Dear reader', 'no table was found'],
    ] as const;
    for (const [name, text, why] of bad) {
      await choose(panel, name, text);
      await expect.poll(() => notice(page).innerText()).toContain(`“${name}” could not be opened`);
      expect(await notice(page).innerText()).toContain(why);
      expect(await cell(page, 5, /gain/).inputValue()).toBe('8.4x');
    }
    await choose(panel, 'half.json', '{"gaincast": 1, "state": {"criterion": "best"}}');
    await expect.poll(() => notice(page).innerText()).toContain('Some of “half.json”');
    expect(await notice(page).innerText()).toContain('criterion');
  });

  test('that was refused is no longer spoken of once other rows are there', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const refused = async () => {
      await drop(page, 'letter.txt', 'Dear reader');
      await expect.poll(() => notice(page).innerText()).toContain('The page has not changed');
    };
    const ways = [
      () => drop(page, 'rows.csv', 'size,gain,se\n1B,2,0.5\n2B,3,0.5\n4B,4,0.5\n'),
      () => paste(page.locator('body'), 'size,gain,se\n1B,3,0.5\n2B,4,0.5\n4B,5,0.5\n'),
      () => drop(page, 'page.json', '{"gaincast": 1, "state": {"criterion": "bic"}}'),
    ];
    for (const way of ways) {
      await refused();
      await way();
      await expect.poll(() => notice(page).count()).toBe(0);
    }
  });

  test('a table in a file is read as if it had been pasted', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    await drop(page, 'rows.csv', 'size,gain,se\n1B,2,0.5\n2B,3,0.5\n4B,4,0.5\n');
    await expect.poll(() => fragment(page)).toContain('d=1~2~0.5_2~3~0.5_4~4~0.5');
  });
});

describe('A citation', () => {
  test('is copied with the link, and so is that of the paper', async ({ visit }) => {
    const { page } = visit;
    await atRest(page);
    const panel = await openPanel(page);
    const copied = async (name: string) => {
      await panel.getByRole('button', { name }).click();
      await expect.poll(() => panel.getByRole('status').innerText()).toContain('Copied');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const entry = await copied('Copy BibTeX');
    expect(entry).toContain('expect a gain of +19.6 $\\pm$ 11.3 pp');
    expect(entry).toContain(`url = {${inject('site')}#v=1}`);
    await expect
      .poll(() => copied('Copy the method’s paper'))
      .toContain('On-Policy Self-Distillation Gains');
  });
});
