import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { OLDEST_BROWSERS } from '../../../web/src/engine/liveness/oldest_browsers';
import { withStarting } from '../../../web/site/starting';

const web = new URL('../../../web/', import.meta.url);
type Token = { type: { label: string }; value?: unknown };

/** Every regular expression of a script, and every text in it that could become one or be a script. */
function texts(code: string): string[] {
  const found: string[] = [];
  const onToken = ({ type, value }: Token) => {
    if (type.label === 'regexp') found.push((value as { pattern: string }).pattern);
    if (type.label === 'string' || type.label === 'template') found.push(String(value));
  };
  parse(code, { ecmaVersion: 2022, sourceType: 'module', onToken });
  return found;
}

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
  // The command runs in Node alone.
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.js') && !/(?:^|\/)cli[.-]/.test(name),
  );
  const one = /<script type="module">(.*)<\/script>/s.exec(read('dist/gaincast.html'))?.[1] ?? '';
  const sources = [
    ...scripts.map((name) => [name, readFileSync(new URL(name, dist), 'utf8')] as const),
    ['gaincast.html', one] as const,
  ];

  it('are there', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(one.length).toBeGreaterThan(100_000);
  });

  it.each(sources)('%s is JavaScript of 2022, without lookbehind', (_, code) => {
    expect(texts(code).filter((text) => /\(\?<[=!]/.test(text))).toEqual([]);
  });
});

describe('Lookbehind', () => {
  it('would be found, in an expression and in a text', () => {
    expect(texts('const a = /(?<!b)c/; const d = "(?<=e)";')).toEqual(['(?<!b)c', '(?<=e)']);
  });
});
