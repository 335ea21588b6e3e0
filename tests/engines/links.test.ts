/** A link holds what was done, in every engine: over a reload, packed, and without a network. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serve } from '../../web/serve.mjs';
import { ENGINES } from './engines';
import type { Reader } from './reader';
import { cell, openAtRest, PAPER_FORECAST, paste, says, verdict } from './visit';

const OFFLINE_PORT = 4291;

const address = (reader: Reader): Promise<string> => reader.run(() => location.href);

/** Thirty rows: more than stand in an address one by one. */
const LONG = Array.from({ length: 30 }, (_, at) => {
  const size = (0.3 * 1.2 ** at).toPrecision(6);
  return `${size}\t${(2 + 0.9123 * Math.log(1 + at)).toFixed(5)}\t${(0.3 + 0.01 * at).toFixed(3)}`;
}).join('\n');

describe.each(ENGINES)('A link in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  const settled = async () => {
    let before = '';
    await expect
      .poll(async () => {
        const [last, now] = [before, `${await address(reader)} ${await verdict(reader)}`];
        before = now;
        return last === now && now.includes('#');
      })
      .toBe(true);
  };

  it('holds an edited table over a reload', async () => {
    await openAtRest(reader, inject('site'));
    await paste(reader, '0.5\t2.2\t0.4\n1\t3.1\t0.3\n2\t4.5\t0.4\n4\t6.4\t0.5\n');
    await expect.poll(() => verdict(reader)).not.toContain(PAPER_FORECAST);
    await settled();
    const said = await verdict(reader);
    await reader.reload();
    await expect.poll(() => verdict(reader), { timeout: 30_000 }).toBe(said);
    expect(await cell(reader, 1, 'gain')).toBe('2.2');
  });

  it('holds thirty rows, packed', async () => {
    await openAtRest(reader, inject('site'));
    await paste(reader, LONG);
    await expect.poll(() => cell(reader, 30, 'size')).not.toBeNull();
    await expect.poll(() => verdict(reader)).not.toContain(PAPER_FORECAST);
    await settled();
    const [link, said] = [await address(reader), await verdict(reader)];
    expect(link).toContain('z=');
    await reader.open('about:blank');
    await reader.open(link);
    await expect.poll(() => verdict(reader), { timeout: 30_000 }).toBe(said);
  });

  it('opens every panel below the chart', async () => {
    await openAtRest(reader, inject('site'));
    await reader.run(() => {
      for (const summary of document.querySelectorAll<HTMLElement>('.fold:not([open]) > summary'))
        summary.click();
    });
    const empty = () =>
      reader.run(() =>
        [...document.querySelectorAll<HTMLElement>('.fold')]
          .filter((fold) => {
            const { innerText } = fold;
            return (
              !(fold as HTMLDetailsElement).open ||
              innerText.length < 150 ||
              innerText.includes('NaN')
            );
          })
          .map((fold) => fold.querySelector('summary')?.innerText ?? ''),
      );
    await expect.poll(empty, { timeout: 60_000 }).toEqual([]);
    const drawn = () => reader.run(() => document.querySelectorAll('.parts svg, .columns').length);
    await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(1);
  });

  it('opens without a network, after a first visit', async () => {
    const site = await serve({ base: '/some/where/', port: OFFLINE_PORT });
    await openAtRest(reader, site.url);
    await reader.run(() => navigator.serviceWorker.ready.then(() => true));
    await site.close();
    await reader.open('about:blank');
    await reader.open(`${site.url}#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5&x=70`);
    await says(reader, '17.5 times');
  });
});
