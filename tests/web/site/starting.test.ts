import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { OLDEST_BROWSERS } from '../../../web/src/engine/liveness/oldest_browsers';
import { withStarting } from '../../../web/site/starting';

const web = new URL('../../../web/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, web), 'utf8');

describe('What stands in a page until its script runs', () => {
  it.each(['index.html', 'ledger.html'])('is in %s, and names the least browsers', (name) => {
    const html = withStarting(read(name));
    expect(html).toContain('<div id="starting">');
    expect(html.replace(/\s+/g, ' ')).toContain(`it has to be ${OLDEST_BROWSERS}, or later.`);
    expect(html).toContain('src="./starting.js"');
  });

  it('names those that the README names', () => {
    expect(read('../README.md').replace(/\s+/g, ' ')).toContain(OLDEST_BROWSERS);
  });

  it('is helped by a script that the oldest browsers can read', () => {
    expect(() => parse(read('public/starting.js'), { ecmaVersion: 5 })).not.toThrow();
  });
});

describe('The built scripts', () => {
  const dist = new URL('dist/', web);
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const one = /<script type="module">(.*)<\/script>/s.exec(read('dist/gaincast.html'))?.[1] ?? '';
  const sources = [
    ...scripts.map((name) => [name, readFileSync(new URL(name, dist), 'utf8')] as const),
    ['gaincast.html', one] as const,
  ];

  /** Every regular expression of a script, and every text in it that could become one or be a script. */
  function texts(code: string): string[] {
    const found: string[] = [];
    parse(code, {
      ecmaVersion: 2022,
      sourceType: 'module',
      onToken: ({ type, value }) => {
        if (type.label === 'regexp') found.push((value as { pattern: string }).pattern);
        if (type.label === 'string' || type.label === 'template') found.push(String(value));
      },
    });
    return found;
  }

  it('are there', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(one.length).toBeGreaterThan(100_000);
  });

  it.each(sources)('%s is JavaScript of 2022, without lookbehind', (_, code) => {
    expect(texts(code).filter((text) => /\(\?<[=!]/.test(text))).toEqual([]);
  });
});

describe('Lookbehind', () => {
  it('would be found', () => {
    const found: unknown[] = [];
    parse('const a = /(?<!b)c/;', {
      ecmaVersion: 2022,
      onToken: ({ type, value }) => {
        if (type.label === 'regexp') found.push((value as { pattern: string }).pattern);
      },
    });
    expect(found).toEqual(['(?<!b)c']);
  });
});
