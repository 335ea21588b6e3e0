import { describe, expect, it } from 'vitest';
import { forecastEntry, methodEntry } from '../../../web/src/exports/citation';
import { framed, frameHeight, type Origin } from '../../../web/src/exports/pictures/picture';
import { crc32, withTexts } from '../../../web/src/exports/pictures/png_text';
import { wrapped } from '../../../web/src/exports/pictures/wrap';
import { printedAddress } from '../../../web/src/browser/printing';

const bytes = (text: string) => new TextEncoder().encode(text);
const site = 'https://example.org/';
const origin: Origin = { source: '', site, link: `${site}#v=1` };

describe('Texts in a PNG', () => {
  it('have the check sum of the standard', () => {
    expect(crc32(bytes('IEND'))).toBe(0xae426082); // as every PNG ends
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926); // the algorithm's published check value
  });

  it('stand after the header, in UTF-8, and leave the rest as it was', () => {
    const png = Uint8Array.from({ length: 50 }, (_, at) => at);
    const written = withTexts(png, { Title: 'χ² ± 1' });
    const data = bytes('Title\0\0\0\0\0χ² ± 1');
    const view = new DataView(written.buffer);
    expect([...written.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
    expect(view.getUint32(33)).toBe(data.length);
    expect(new TextDecoder().decode(written.subarray(37, 41))).toBe('iTXt');
    expect([...written.subarray(41, 41 + data.length)]).toEqual([...data]);
    expect(view.getUint32(41 + data.length)).toBe(crc32(written.subarray(37, 41 + data.length)));
    expect([...written.subarray(45 + data.length)]).toEqual([...png.subarray(33)]);
  });
});

describe('Lines', () => {
  const lines = (text: string, width: number) => wrapped(text, width, (one) => one.length);

  it('are as long as fits, and break between words', () => {
    expect(lines('one two  three', 7)).toEqual(['one two', 'three']);
    expect(lines('', 7)).toEqual([]);
  });

  it('cut a word that fits into none, and lose nothing', () => {
    expect(lines('ab abcdefghij k', 4)).toEqual(['ab', 'abcd', 'efgh', 'ij k']);
    expect(lines('abc', 0).join('')).toBe('abc');
  });
});

describe('A picture', () => {
  const colours = {
    paper: '#fff',
    ink: '#000',
    muted: '#777',
    font: 'sans-serif',
  };
  const wrap = (text: string, width: number, size: number) =>
    wrapped(text, width, (one) => (one.length * size) / 2);
  const picture = {
    name: 'chart',
    title: 'Gains & <losses>',
    note: 'A note.',
    width: 400,
    height: 200,
    body: '<path d="M0 0"/>',
  };

  it('carries its title, source and link', () => {
    const { svg } = framed(picture, { ...origin, source: 'a paper' }, colours, wrap);
    expect(svg).toContain('<title>Gains &amp; &lt;losses&gt;</title>');
    expect(svg).toContain('Data: a paper</text>');
    expect(svg).toContain(`gaincast · ${site}#v=1</text>`);
    expect(svg).toContain(`<a href="${site}#v=1">`);
  });

  it('prints a long link as the site, but leads to all of it', () => {
    const link = `${site}#v=1&d=${'1~2~0.5_'.repeat(30)}3~4~0.5`;
    const { svg } = framed(picture, { ...origin, link }, colours, wrap);
    expect(svg).toContain(`gaincast · ${site}</text>`);
    expect(svg).toContain(`<a href="${link.replaceAll('&', '&amp;')}">`);
  });

  it('is as much higher than its chart as the frame is high', () => {
    const { height } = framed(picture, origin, colours, wrap);
    expect(height).toBe(Math.ceil(200 + frameHeight(picture, origin, wrap)));
  });
});

describe('A citation', () => {
  it('holds the answer, the day and the link', () => {
    const entry = forecastEntry('+19.6 ± 11.3 pp (50%)', origin, new Date('2026-03-04T12:00:00Z'));
    expect(entry).toMatch(/^@misc\{gaincast,\n(?: {2}\w+ = \{.*\},\n)+\}\n$/);
    expect(entry).toContain('title = {{Gaincast: +19.6 $\\pm$ 11.3 pp (50\\%)}}');
    expect(entry).toContain('year = {2026}');
    expect(entry).toContain('2026-03-04');
    expect(entry).toContain(`url = {${site}#v=1}`);
  });

  it('cites the site where the link is too long for a bibliography', () => {
    const link = `${site}#${'a'.repeat(3000)}`;
    expect(forecastEntry('', { ...origin, link }, new Date())).toContain(`url = {${site}}`);
    expect(forecastEntry('', { ...origin, link: null }, new Date())).toContain(`url = {${site}}`);
  });

  it('of the paper names what is known of it', () => {
    expect(methodEntry).toContain('On-Policy Self-Distillation Gains Beyond 8 Billion Parameters');
    expect(methodEntry).toContain('Anonymous');
  });
});

describe('The address on paper', () => {
  it('is whole where it is short, and the site where not', () => {
    expect(printedAddress(`${site}#v=1`)).toBe(`${site}#v=1`);
    expect(printedAddress(`${site}#${'a'.repeat(600)}`)).toBe(site);
  });
});
