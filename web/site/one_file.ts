/**
 * `gaincast.html`: the page in one file, for a disk or a folder of slides. Nothing is fetched, so its
 * policy allows nothing to be; scripts and styles are named by their hashes.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { escaped } from '../src/exports/pictures/markup';

const NAME = 'gaincast.html';
const MAIN = /<script type="module"[^>]*><\/script>/;
const LOOK = /<script\s+src="\.\/look\.js"><\/script>/;
const STARTING = /<script\s+defer\s+src="\.\/starting\.js"><\/script>/;
const SHEETS = /<link rel="stylesheet"[^>]*>/g;
const ICON = /(<link rel="icon"[^>]*href=")[^"]*"/;
const POLICY = /(http-equiv="Content-Security-Policy"\s+content=")[^"]*"/;
const SITE_LINKS = /<nav aria-label="Site">.*?<\/nav>/s;
const OFFLINE = /<script type="module" src="\.\/src\/offline\.ts"><\/script>/;

/** What stands in a script must not end it; so written, it means the same in strings and patterns. */
const inScript = (code: string) => code.replace(/<(?=\/script|!--)/gi, '\\x3c');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** `blob:` is for the worker within, and for pictures on their way to be saved. */
const policy = (scripts: readonly string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Exactly one place for each, or the page has changed and this has not. */
function put(html: string, place: RegExp, text: string): string {
  if (!place.test(html)) throw new Error(`The page has no place for what ${String(place)} names.`);
  return html.replace(place, () => text);
}

/** What the file says of where it comes from. */
export const canonical = (site: string): string =>
  site === '' ? '' : `<link rel="canonical" href="${site}" />`;

export type Parts = {
  html: string;
  script: string;
  style: string;
  /** The two short scripts that come first and last before the page's own; empty where it has none. */
  look: string;
  starting: string;
  icon: string;
  /** Of all that is in the file. */
  licences: string;
};

/** Unfolds at the file's foot, because there is no other file to link to. */
const licencesFold = (text: string): string =>
  `<details class="licences"><summary>Licences</summary><pre>${escaped(text)}</pre></details>`;

/** `site`: where the whole of it is, for the links to its other pages; empty where that is not known. */
export function joined(parts: Parts, site: string): string {
  const { html, style, look, starting, icon, licences } = parts;
  const [main, first, second] = [parts.script, look, starting].map(inScript) as [
    string,
    string,
    string,
  ];
  const links = SITE_LINKS.exec(html)?.[0] ?? '';
  let page = html
    .replace(SHEETS, '')
    .replace(SITE_LINKS, () => (site === '' ? '' : links.replaceAll('href="./', `href="${site}`)));
  page = put(page, /<\/footer>/, `${licencesFold(licences)}\n    </footer>`);
  const sheet = `<style>${style}</style>`;
  page = put(page, MAIN, '');
  if (look !== '') page = put(page, LOOK, `<script>${first}</script>`);
  page = put(page, /<\/head>/, `${sheet}\n  </head>`);
  if (starting !== '') page = put(page, STARTING, '');
  const last = starting === '' ? '' : `<script>${second}</script>\n    `;
  page = put(page, /<\/body>/, `${last}<script type="module">${main}</script>\n  </body>`);
  page = page.replace(
    ICON,
    (_all, before: string) => `${before}data:image/svg+xml;base64,${btoa(icon)}"`,
  );
  return page.replace(
    POLICY,
    (_all, before: string) =>
      `${before}${policy(
        [first, second, main].filter((one) => one !== ''),
        style,
      )}"`,
  );
}

export function oneFile(root: string, site: string, licences: () => string): Plugin {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return {
    name: 'one-file',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => put(html, OFFLINE, ''), // it is kept already
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const texts = (ending: string) =>
          files
            .filter(({ fileName }) => fileName.endsWith(ending))
            .map((file) => (file.type === 'chunk' ? file.code : String(file.source)));
        const [html = ''] = texts('.html');
        const scripts = texts('.js');
        if (scripts.length !== 1)
          throw new Error(`One script was expected, not ${scripts.length}.`);
        const parts = {
          html,
          script: scripts.join(''),
          style: texts('.css').join('\n'),
          look: html.includes('look.js') ? read('public/look.js') : '',
          starting: html.includes('starting.js') ? read('public/starting.js') : '',
          icon: read('public/favicon.svg'),
          licences: licences(),
        };
        for (const { fileName } of files) Reflect.deleteProperty(bundle, fileName);
        this.emitFile({ type: 'asset', fileName: NAME, source: joined(parts, site) });
      },
    },
  };
}
