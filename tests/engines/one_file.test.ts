import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { openAtRest, verdict } from './visit';

const FILE = pathToFileURL(
  fileURLToPath(new URL('../../web/dist/gaincast.html', import.meta.url)),
).href;

describe.each(ENGINES)('The page as one file, opened from a disk in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it('opens a packed link', async () => {
    await openAtRest(reader, FILE);
    const packed =
      '#v=1&z=Rc-7DcRQCAXRjp74Y1fjTqb2DdaGDF3NCVD0iCAn5DH0WP5vR0--e6Cn3z2x6QubvrHpL2z6G59eBR-gio9Qw4eoE2uCWJPEmiLWNLnmItfc5BgTcowptb8bNcacWhPUmqTXFP2ZHw';
    await reader.open('about:blank');
    await reader.open(FILE + packed);
    await expect.poll(() => verdict(reader), { timeout: 30_000 }).toMatch(/At [\d.]+[BMT]/);
    expect(await verdict(reader)).not.toContain('could not');
  });

  it('answers by either method', async () => {
    await openAtRest(reader, FILE);
    await reader.run(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.answer button, .answer label')];
      buttons.find(({ innerText }) => innerText.trim() === 'Calibrated')?.click();
    });
    await expect.poll(() => verdict(reader), { timeout: 30_000 }).toContain('+11.0');
  });
});
