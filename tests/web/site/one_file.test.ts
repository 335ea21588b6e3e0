import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withHead } from '../../../web/site/head';
import { joined } from '../../../web/site/one_file';

const source = withHead(
  readFileSync(new URL('../../../web/index.html', import.meta.url), 'utf8'),
  () => '',
);
/** As a build leaves it: one script, one style sheet. */
const html = source
  .replace(/<script type="module" src="\.\/src\/(unfold|offline)\.ts"><\/script>/g, '')
  .replaceAll('vite-ignore ', '')
  .replace('./src/main.ts', './page.js');

const parts = {
  html,
  script: 'document.title = "</script><!--<script>";',
  style: 'p { color: red }',
  look: source.includes('look.js') ? 'const look = 1;' : '',
  starting: source.includes('starting.js') ? 'var starting = 1;' : '',
  icon: '<svg/>',
  licences: 'Copyright <someone> & others',
};

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe('One file of a page', () => {
  const page = joined(parts, '');

  it('names every script and style by its hash, and lets nothing be fetched', () => {
    const [, policy = ''] = /content="(default-src[^"]*)"/.exec(page) ?? [];
    const within = [...page.matchAll(/<(?:script|style)[^>]*>(.*?)<\/(?:script|style)>/gs)];
    expect(within.length).toBeGreaterThanOrEqual(2);
    for (const [, text = ''] of within) expect(policy).toContain(`'sha256-${hashOf(text)}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'self'|connect-src/);
    expect(page).not.toMatch(/ (src|href)="\.\//);
  });

  it('lets nothing in a script end it', () => {
    expect(page).toContain('"\\x3c/script>\\x3c!--<script>"');
  });

  it('holds the licences of what is in it, folded at its foot', () => {
    expect(page).toMatch(
      /<pre>Copyright &lt;someone&gt; &amp; others<\/pre><\/details>\s*<\/footer>/,
    );
  });

  it('leads to the site’s other pages where it knows where they are', () => {
    expect(page).not.toMatch(/ledger\.html|canonical/);
    expect(joined(parts, 'https://example.org/g/')).toContain(
      'href="https://example.org/g/ledger.html"',
    );
  });

  it('is refused when the page has no place for what goes in', () => {
    expect(() => joined({ ...parts, html: '<html></html>' }, '')).toThrow('no place');
  });
});
