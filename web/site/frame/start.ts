/**
 * Lets the page begin with a script of its own text: the built page names its policy, its modules and
 * their preloads in one place, and the script (first_script.js) puts in what the frame around it allows.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { classicScripts } from './classic_scripts';
import { filled } from './filled_script';

const PAGE = 'index.html';
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/;
const LOOK = /\s*<script\s+src="\.\/look\.js"><\/script>/;
const MODULE = /\s*<script type="module"[^>]*\ssrc="\.\/([^"]+)"[^>]*><\/script>/g;
const PRELOAD = /\s*<link rel="modulepreload"[^>]*\shref="\.\/([^"]+)"[^>]*>/g;

type Page = {
  policy: string;
  preloads: readonly string[];
  modules: readonly string[];
  framed: readonly string[];
};

/** Written into a page, it must not end there. */
const startScript = (template: string, page: Page, look: string): string =>
  filled('first_script.js', template, {
    __PAGE__: JSON.stringify(page),
    '__LOOK__;': look,
  }).replace(/<(?=\/script|!--)/gi, '\\x3c');

const pathsOf = (html: string, each: RegExp) =>
  [...html.matchAll(each)].map(([, path = '']) => path);

/** The built page, and the script that begins it; `framed` are the classic scripts that open it. */
export function started(
  html: string,
  framed: readonly string[],
  template: string,
  look: string,
): { html: string; script: string } {
  const [place, policy] = POLICY.exec(html) ?? [];
  const modules = pathsOf(html, MODULE);
  if (!place || !policy || modules.length === 0 || !LOOK.test(html)) {
    throw new Error('The page has no place for the script that begins it.');
  }
  const preloads = [...modules, ...pathsOf(html, PRELOAD)];
  const script = startScript(template, { policy, preloads, modules, framed }, look);
  const page = html
    .replace(LOOK, '')
    .replace(MODULE, '')
    .replace(PRELOAD, '')
    // A style sheet that asks for an origin would reach no frame without one.
    .replace(/(<link rel="stylesheet") crossorigin/g, '$1')
    .replace(place, () => `<script>${script}</script>\n    <noscript>${place}</noscript>`)
    .replace(/(\s*)<\/body>/, '$1  <script src="./start.js" defer></script>$1</body>');
  return { html: page, script };
}

export function start(root: string, lookFile: string): Plugin {
  return {
    name: 'start',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle[PAGE];
        if (page?.type !== 'asset') throw new Error('There is no page to begin.');
        const { opening, files } = await classicScripts(root);
        for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source });
        const template = readFileSync(
          fileURLToPath(new URL('first_script.js', import.meta.url)),
          'utf8',
        );
        const { html, script } = started(
          String(page.source),
          opening,
          template,
          readFileSync(lookFile, 'utf8'),
        );
        page.source = html;
        this.emitFile({ type: 'asset', fileName: 'start.js', source: `${script}\n` });
      },
    },
  };
}
