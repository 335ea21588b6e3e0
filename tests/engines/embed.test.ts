import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './engines';
import { openHost, type Host } from './host';
import type { Reader } from './reader';
import { PAPER_FORECAST } from './visit';

const SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
const STYLES =
  '<link rel="stylesheet" href="/reveal/reveal.css"><link rel="stylesheet" href="/reveal/theme/white.css">';

/** What the frame says; empty while there is none to ask. */
const said = (reader: Reader): Promise<string> =>
  reader.runInFrame(() => document.body.innerText).catch(() => '');

/** How many colours its chart has; a blank canvas has one. */
const colours = (reader: Reader): Promise<number> =>
  reader
    .runInFrame(() => {
      const canvas = document.querySelector('canvas');
      if (!canvas || canvas.width === 0 || canvas.height === 0) return 0;
      const drawn = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(drawn?.data.buffer ?? new ArrayBuffer(0))).size;
    })
    .catch(() => 0);

async function shows(reader: Reader, forecast: string): Promise<void> {
  await expect.poll(() => said(reader), { timeout: 30_000 }).toContain(forecast);
  await expect.poll(() => colours(reader)).toBeGreaterThan(20);
}

// The server sends no header that lets another origin read its files (web/serve.mjs).
describe.each(ENGINES)('In a page of another origin, in $name,', ({ open }) => {
  let reader: Reader;
  let host: Host;
  beforeAll(async () => {
    [reader, host] = [await open(), await openHost()];
    await reader.resize(1280, 900);
  });
  afterAll(async () => {
    await reader.close();
    host.close();
  });

  const frame = (fields: string) =>
    `<iframe width="900" height="600" ${SANDBOX} src="${inject('site')}#${fields}"></iframe>`;

  it('a sandboxed frame shows the forecast, in its own colours', async () => {
    await reader.open(host.put(frame('v=1&amp;view=embed&amp;theme=dark')));
    await shows(reader, PAPER_FORECAST);
    const [origin, colour, scripts = ''] = await reader.runInFrame(() => [
      self.origin,
      getComputedStyle(document.body).color,
      performance
        .getEntriesByType('resource')
        .filter((one) => 'initiatorType' in one && one.initiatorType === 'script')
        .map(({ name }) => name)
        .join(' '),
    ]);
    expect([origin, colour]).toEqual(['null', 'rgb(236, 239, 241)']);
    expect(scripts).toMatch(/frame\/frame-/);
    expect(scripts, 'the engine is in a worker').not.toMatch(/frame\/gaincast-/);
  });

  it('a sandboxed frame plans as well, and answers by the other method', async () => {
    await reader.open(host.put(frame('v=1&amp;view=embed&amp;only=design')));
    await expect.poll(() => said(reader), { timeout: 30_000 }).toContain('Which run to make next');
    await reader.open(host.put(frame('v=1&amp;view=embed&amp;method=calibrated')));
    await shows(reader, '+11.0');
  });

  it('a sandboxed frame is the whole page where its link says so', async () => {
    await reader.open(host.put(frame('v=1')));
    await shows(reader, PAPER_FORECAST);
    expect(await said(reader)).toContain('Model selection');
  });

  it.each(['', 'defer', 'async'])('the element shows the forecast, <script %s>', async (how) => {
    const element = '<gaincast-forecast data="v=1"></gaincast-forecast>';
    const script = `<script src="${inject('site')}embed.js" ${how}></script>`;
    await reader.open(host.put(script + element));
    await shows(reader, PAPER_FORECAST);
    const height = () =>
      reader.run(() => {
        const frame = document.querySelector('gaincast-forecast')?.shadowRoot;
        return frame?.querySelector('iframe')?.clientHeight ?? 0;
      });
    await expect.poll(height).toBeGreaterThan(500);
  });

  it('a slide of a reveal.js deck shows the forecast', async () => {
    const slide = `<section><iframe class="r-stretch" data-src="${inject('site')}#v=1&amp;view=slide" ${SANDBOX}></iframe></section>`;
    const deck = `<div class="reveal"><div class="slides"><section>First</section>${slide}</div></div>
      <script src="/reveal/reveal.js"></script>
      <script>Reveal.initialize({ transition: 'none' }).then(() => Reveal.next())</script>`;
    await reader.open(host.put(deck, STYLES));
    await shows(reader, PAPER_FORECAST);
    const shape = await reader.runInFrame(() => {
      const box = document.querySelector('.slide')?.getBoundingClientRect();
      return (box?.width ?? 0) / (box?.height ?? 1);
    });
    expect(shape).toBeCloseTo(16 / 9, 1);
  });

  it('the page about embedding shows its own example', async () => {
    await reader.open(`${inject('site')}embed.html`);
    await shows(reader, PAPER_FORECAST);
  });
});
