import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { openAtRest } from './visit';

/** What the event of printing leaves in the page when it returns: browsers print at once. */
const printed = (event: string) => {
  window.dispatchEvent(new Event(event));
  const box = document.querySelector('.canvas-box');
  const picture = box?.querySelector('.printed-chart svg');
  const canvas = box?.querySelector('canvas');
  const histogram = document.querySelector('.histogram .bins');
  return {
    paths: picture?.querySelectorAll('path').length ?? 0,
    texts: [...(picture?.querySelectorAll('text') ?? [])].map((text) => text.textContent),
    width: Math.round(picture?.getBoundingClientRect().width ?? 0),
    canvas: canvas ? getComputedStyle(canvas).visibility : '',
    histogram: Math.round(histogram?.getBoundingClientRect().width ?? 0),
  };
};

describe.each(ENGINES)('On paper from $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it('the chart is a picture of lines and letters, and the histogram is wide', async () => {
    await openAtRest(reader, inject('site'));
    await reader.run(() => window.dispatchEvent(new Event('pointerdown')));
    await expect
      .poll(() =>
        reader.run(() =>
          performance
            .getEntriesByType('resource')
            .some(({ name }) => name.includes('printed_chart')),
        ),
      )
      .toBe(true);
    await expect
      .poll(() => reader.run(printed, 'beforeprint').then(({ paths }) => paths))
      .toBeGreaterThan(30);
    const { texts, width, canvas } = await reader.run(printed, 'beforeprint');
    expect(texts).toContain('8.75× beyond your data');
    expect(width).toBe(700);
    expect(canvas).toBe('hidden');
    await expect
      .poll(() => reader.run(printed, 'beforeprint').then(({ histogram }) => histogram))
      .toBeGreaterThan(200);
    expect(await reader.run(printed, 'afterprint')).toMatchObject({ paths: 0, canvas: 'visible' });
  });
});
