import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ENGINES } from './engines';
import { openHost } from './host';
import type { Reader } from './reader';
import { openStaticHost } from './static_host';
import { PAPER_FORECAST, says } from './visit';

type Headers = Record<string, string>;
type Kind = {
  /** Of the site's host. */
  readonly site?: Headers;
  /** Of the page around the frame. */
  readonly around?: (site: string) => Headers;
};

/** What `_headers` asks of hosts that read it. */
const ASKED: Headers = Object.fromEntries(
  [
    ...readFileSync(new URL('../../web/dist/_headers', import.meta.url), 'utf8').matchAll(
      /^ +([\w-]+): (.*)$/gm,
    ),
  ].map(([, name = '', value = '']) => [name, value]),
);
const ISOLATED: Headers = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const frame = (site: string) =>
  `<iframe sandbox="allow-scripts" width="900" height="600" src="${site}#v=1&amp;view=embed"></iframe>`;
const element = (site: string) =>
  `<script src="${site}embed.js" async></script>
   <gaincast-forecast data="v=1"><a href="${site}#v=1">At 70B</a></gaincast-forecast>`;

const inFrame = (reader: Reader) =>
  expect.poll(() => reader.runInFrame(() => document.body.innerText).catch(() => ''), {
    timeout: 30_000,
  });

// Hosts that send no header that was not asked for, and WebAssembly as application/octet-stream.
describe.each(ENGINES)('On hosts of every kind, in $name,', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
    await reader.resize(1280, 900);
  });
  afterAll(() => reader.close());

  async function show(kind: Kind, body: (site: string) => string): Promise<void> {
    const [home, host] = [await openStaticHost(kind.site ?? {}, '/some/where/'), await openHost()];
    onTestFinished(() => {
      home.close();
      host.close();
    });
    await reader.open(host.put(body(home.url), '', kind.around?.(home.url) ?? {}));
  }

  it('the page opens', async () => {
    const home = await openStaticHost({}, '/some/where/');
    onTestFinished(home.close);
    await reader.open(home.url);
    await says(reader, PAPER_FORECAST);
  });

  const strict = (site: string): Headers => ({
    'Content-Security-Policy': `default-src 'none'; script-src ${site}; frame-src ${site}`,
  });
  const works: [string, Kind, (site: string) => string][] = [
    ['a sandboxed frame on a plain host', {}, frame],
    ['the element within the strict policy of a page', { around: strict }, element],
    ['the element in an isolated page', { site: ASKED, around: () => ISOLATED }, element],
    ['a frame of an isolated site', { site: { ...ISOLATED, ...ASKED } }, frame],
  ];
  it.each(works)('%s works', async (_, kind, body) => {
    await show(kind, body);
    await inFrame(reader).toContain(PAPER_FORECAST);
  });

  const forbidden: [string, Kind][] = [
    ['X-Frame-Options on the site', { site: { 'X-Frame-Options': 'DENY' } }],
    [
      'frame-ancestors on the site',
      { site: { 'Content-Security-Policy': "frame-ancestors 'self'" } },
    ],
    [
      'no frame-src on the page',
      {
        around: (site) => ({ 'Content-Security-Policy': `default-src 'none'; script-src ${site}` }),
      },
    ],
  ];
  it.each(forbidden)('%s: the element says why and shows its link', async (_, kind) => {
    await show(kind, element);
    await expect
      .poll(() => reader.run(() => document.querySelector('a')?.checkVisibility()), {
        timeout: 30_000,
      })
      .toBe(true);
    expect(
      await reader.run(
        () => document.querySelector('gaincast-forecast')?.shadowRoot?.textContent ?? '',
      ),
    ).toContain('The forecast cannot be shown here');
  });
});
