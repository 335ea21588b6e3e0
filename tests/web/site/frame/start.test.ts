import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { started } from '../../../../web/site/frame/start';

const source = (path: string) =>
  readFileSync(new URL(`../../../../web/${path}`, import.meta.url), 'utf8');

const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self' blob:";
const BUILT = `<head>
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <script  src="./look.js"></script>
    <script type="module" crossorigin src="./assets/page-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared-2.js">
    <link rel="stylesheet" crossorigin href="./assets/main-3.css">
  </head>
  <body>
  </body>`;
const framed = ['frame/frame-4.js', 'frame/shared-5.js'];

const begun = (html = BUILT) =>
  started(html, framed, source('site/frame/first_script.js'), source('public/look.js'));

type Added = Record<string, unknown>;

/** Runs the script as a page at this address does: what it adds to the head, and to the root's data. */
function run(script: string, href: string, origin: string) {
  const head: Added[] = [];
  const dataset: Record<string, string> = {};
  const self: Record<string, unknown> = { origin };
  const document = {
    readyState: 'complete',
    head: { append: (element: Added) => head.push(element) },
    createElement: (name: string) => ({ name }),
    documentElement: { dataset },
  };
  const location = { href, hash: new URL(href).hash };
  const context = { self, document, location, URL, Object, RegExp, encodeURIComponent };
  runInNewContext(script, context);
  runInNewContext(script, context); // it lies beside the page as well
  return { head, dataset };
}

describe('The beginning of the page', () => {
  it('is the first script, and the policy stands for readers without scripts too', () => {
    const { html, script } = begun();
    expect(html.indexOf('<script>')).toBeLessThan(html.indexOf('<link'));
    expect(html).toContain(`<script>${script}</script>`);
    expect(html).toContain(
      `<noscript><meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
    );
    expect(html.replace(script, '')).not.toMatch(
      /type="module"|modulepreload|crossorigin|look\.js/,
    );
  });

  it('writes the policy before anything else, and loads the modules', () => {
    const { head, dataset } = run(
      begun().script,
      'https://a.org/b/#v=1&theme=dark',
      'https://a.org',
    );
    expect(head.map(({ name }) => name)).toEqual(['meta', 'link', 'link', 'script']);
    expect(head[0]).toMatchObject({ httpEquiv: 'Content-Security-Policy', content: POLICY });
    expect(head[3]).toMatchObject({ type: 'module', src: 'https://a.org/b/assets/page-1.js' });
    expect(dataset).toEqual({ theme: 'dark' });
  });

  it('names the folder and loads classic scripts where the frame has no origin', () => {
    const { head } = run(begun().script, 'https://a.org/b;c/index.html?x=/y#v=1', 'null');
    expect(head.map(({ name }) => name)).toEqual(['meta', 'link', 'script']);
    expect(head[0]?.['content']).toBe(POLICY.replaceAll("'self'", "'self' https://a.org/b%3Bc/"));
    expect(head[1]).toMatchObject({ rel: 'preload', href: 'https://a.org/b;c/frame/shared-5.js' });
    expect(head[2]).toMatchObject({ src: 'https://a.org/b;c/frame/frame-4.js' });
    expect(head[2]).not.toHaveProperty('crossOrigin');
  });

  it('is refused where the page has no place for it', () => {
    expect(() => begun('<head></head>')).toThrow('no place');
    expect(() => begun(BUILT.replace('look.js', 'other.js'))).toThrow('no place');
  });
});
