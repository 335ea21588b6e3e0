import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { siteAddress } from '../../../web/site/address';
import { socialTags } from '../../../web/site/social_tags';

const told = {
  title: 'Gains & "more"',
  description: 'At 70B, expect a gain of +19.6 ± 11.3 pp.',
  path: 'examples/one/',
  picture: 'examples/one/forecast.png',
  alt: 'A chart',
};

describe('The address of the site', () => {
  it('ends with one slash, and is empty where nobody said it', () => {
    expect(siteAddress('https://example.org/gaincast')).toBe('https://example.org/gaincast/');
    expect(siteAddress('https://example.org//')).toBe('https://example.org/');
    expect(siteAddress('')).toBe('');
  });

  it('is refused where it is none', () => {
    expect(() => siteAddress('gaincast')).toThrow();
    expect(() => siteAddress('file:///srv/gaincast/')).toThrow('no web address');
  });
});

describe('What other sites are told of a page', () => {
  it('holds whole addresses where the site’s is known', () => {
    const tags = socialTags(told, 'https://example.org/g/', '../../');
    expect(tags).toContain('property="og:url" content="https://example.org/g/examples/one/"');
    expect(tags).toContain('rel="canonical" href="https://example.org/g/examples/one/"');
    expect(tags).toContain('content="https://example.org/g/examples/one/forecast.png"');
  });

  it('leads to the picture from the page where it is not, and claims no address', () => {
    const tags = socialTags(told, '', '../../');
    expect(tags).toContain('content="../../examples/one/forecast.png"');
    expect(tags).not.toMatch(/og:url|canonical/);
  });

  it('lets no text end an attribute', () => {
    expect(socialTags(told, '', './')).toContain('content="Gains &amp; &quot;more&quot;"');
  });
});

describe('The head of a page as it was built', () => {
  const built = new URL('../../../web/dist/', import.meta.url);
  const [textOf, told] = [/<title>(.*?)<\/title>/, /<meta property="og:(\w+)" content="([^"]*)"/g];

  it('of the first page speaks of Gaincast, and of nobody’s forecast', () => {
    const html = readFileSync(new URL('index.html', built), 'utf8');
    const said = [
      ...html.matchAll(/(?:property="og:\w+|name="description")[^>]*content="([^"]*)"/gs),
    ];
    expect(html).toMatch(/property="og:image" content="[^"]*card\.png"/);
    expect(said.length).toBeGreaterThan(5);
    for (const [, text = ''] of said)
      expect(text).not.toMatch(/five model sizes, five|paper|\d pp/i);
    const png = readFileSync(new URL('card.png', built));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  for (const name of ['index', 'ledger', 'links', 'embed', 'engine']) {
    it(`of ${name}.html tells other sites what the page is called, says and shows`, () => {
      const html = readFileSync(new URL(`${name}.html`, built), 'utf8');
      const said = [...html.matchAll(told)].map(([, property = '', content = '']) => [
        property,
        content,
      ]);
      const { type, title = '', description, image = '' } = Object.fromEntries(said);
      expect(type).toBe('website');
      expect(title).not.toBe('');
      expect([title, `${title} · Gaincast`]).toContain(textOf.exec(html)?.[1]);
      expect(description).toBe(/name="description"\s+content="(.*?)"/.exec(html)?.[1]);
      const site = html.match(/rel="canonical" href="([^"]*\/)/)?.[1] ?? './';
      expect(existsSync(new URL(image.replace(site, './'), built)), image).toBe(true);
      expect(said.map(([property]) => property)).toEqual([...new Set(said.map(([one]) => one))]);
    });
  }
});
