import type { Frame } from 'playwright-core';
import { describe } from 'vitest';
import { seriousFindings } from './axe';
import { expect, frameOf, hasForecast, sandboxed, test } from './host';
import { PAPER_FORECAST } from './visit';

/** Each part's own words and what shows that it is there. */
const PARTS = {
  weights: ['The weight of each law', '.weights'],
  bootstrap: ['Resampled forecasts at 70B', '.bins'],
  table: ['Forecast gains', '.results'],
  design: ['Which run to make next', '.columns'],
  validation: ['How far off such forecasts are', '.heat-table'],
  decomposition: ['Which mechanisms the gain comes from', '.small-chart'],
} as const;

const CONTROLS = 'button, input, select, textarea, summary, [role=slider]';

/** The smallest type that is seen on the slide, and the part of it that is cut off, in its own units. */
const slideOf = (frame: Frame) =>
  frame.evaluate(() => {
    const slide = document.querySelector('.slide');
    if (!slide) throw new Error('There is no slide.');
    const edge = slide.getBoundingClientRect();
    const scale = edge.height / 540;
    const seen = [...slide.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility() &&
        !element.closest('.visually-hidden') &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const size = (element: Element) => {
      const svg = element.closest('svg');
      const drawn = svg?.viewBox.baseVal.width
        ? svg.getBoundingClientRect().width / scale / svg.viewBox.baseVal.width
        : 1;
      return Number.parseFloat(getComputedStyle(element).fontSize) * drawn;
    };
    const cut = seen.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.bottom > edge.bottom + 1 || box.right > edge.right + 1;
    });
    return {
      smallest: Math.min(...seen.map(size)),
      cut: cut.map((element) => element.textContent?.trim()),
    };
  });

describe('A slide', () => {
  test('shows the forecast with no controls, in type of a 30th of its height at least', async ({
    host,
  }) => {
    await host.page.addInitScript(() => {
      const { fillText } = CanvasRenderingContext2D.prototype;
      const sizes: number[] = [];
      Object.assign(window, { sizes });
      CanvasRenderingContext2D.prototype.fillText = function (...given) {
        sizes.push(Number(/([\d.]+)px/.exec(this.font)?.[1]));
        fillText.apply(this, given);
      };
    });
    const page = await host.show(sandboxed('v=1&view=slide', 'width="480" height="270"'));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    expect(await frame.locator(CONTROLS).filter({ visible: true }).count()).toBe(0);
    const { smallest, cut } = await slideOf(frame);
    expect(smallest).toBeGreaterThanOrEqual(540 / 30);
    expect(cut).toEqual([]);
    const drawn = (await frame.evaluate('sizes')) as number[];
    expect(drawn.length).toBeGreaterThan(10);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(540 / 30);
  });

  test('is as large as its frame allows, whatever the frame’s shape', async ({ host }) => {
    for (const [width, height] of [
      [800, 300],
      [300, 800],
    ] as const) {
      const page = await host.show(
        sandboxed('v=1&view=slide', `width="${width}" height="${height}"`, 'style="border:0"'),
      );
      const slide = (await frameOf(page)).locator('.slide');
      const scale = Math.min(width / 16, height / 9);
      await expect
        .poll(async () => {
          const box = await slide.boundingBox();
          return [box?.width, box?.height].map((length) => Math.round(length ?? 0));
        })
        .toEqual([Math.round(16 * scale), Math.round(9 * scale)]);
    }
  });

  test('is drawn with as many pixels as its scaled frame may have', async ({ host }) => {
    const page = await host.show(sandboxed('v=1&view=slide', 'width="2880" height="1620"'));
    const frame = await frameOf(page);
    await hasForecast(frame, PAPER_FORECAST);
    const density = () =>
      frame.evaluate(() => {
        const canvas = document.querySelector('canvas');
        return canvas ? canvas.width / canvas.getBoundingClientRect().width : 0;
      });
    await expect.poll(density).toBeGreaterThanOrEqual(1);
  });
});

describe('One part alone', () => {
  for (const [only, [title, mark]] of Object.entries(PARTS)) {
    for (const view of ['embed', 'slide']) {
      test(`${only} on a view=${view}`, async ({ host }) => {
        const page = await host.show(
          sandboxed(
            `v=1&view=${view}&only=${only}&trials=50&x=8_14_32_70_140_405_1000`,
            'width="960" height="540"',
          ),
        );
        const frame = await frameOf(page);
        await frame.getByRole('heading', { name: title }).waitFor();
        await frame.locator(mark).first().waitFor();
        expect(await frame.locator('canvas').count()).toBe(0);
        expect(await frame.locator(CONTROLS).filter({ visible: true }).count()).toBe(0);
        expect(await frame.getByRole('link').count()).toBe(view === 'embed' ? 1 : 0);
        if (view === 'slide') {
          const { smallest, cut } = await slideOf(frame);
          expect(smallest).toBeGreaterThanOrEqual(540 / 30);
          expect(cut).toEqual([]);
        }
      });
    }
  }
});

describe('Everybody can use it', () => {
  for (const view of ['embed', 'slide']) {
    for (const theme of ['light', 'dark']) {
      test(`axe finds nothing serious on a ${theme} ${view}`, async ({ host }) => {
        const page = await host.show(sandboxed(`v=1&view=${view}&theme=${theme}`));
        const frame = await frameOf(page);
        await hasForecast(frame, PAPER_FORECAST);
        expect(await seriousFindings(frame)).toEqual([]);
      });
    }
  }
});
