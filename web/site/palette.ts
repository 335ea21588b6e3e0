/**
 * The colours of the style sheets, each written once. `@palette light { … }` and `@palette dark { … }` in
 * tokens.css hold those of the page; the laws' come from the table of laws. The dark ones stand in the
 * sheet that is built twice: for a system that is dark, and for a page that is asked to be.
 */
import type { CSSOptions } from 'vite';
import { LAW_IDS, styleOf } from '../src/engine/law_ids';

export type Look = 'light' | 'dark';

const isLook = (text: string): text is Look => text === 'light' || text === 'dark';

const lawColours = (look: Look): string =>
  LAW_IDS.map((law) => {
    const { line, text } = styleOf(law)[look];
    return `--law-${law}: ${line}; --law-${law}-text: ${text};`;
  }).join(' ');

/** What is drawn for a law has its colour: lines, swatches, bars. */
const lawRules = (): string =>
  LAW_IDS.map((law) => `.law-${law}, .bar.law-${law} { color: var(--law-${law}); }`).join('\n');

/** The rules that a palette stands for; `declarations` are those written in it. */
export function paletteRules(look: Look, declarations: string): string {
  const all = `${declarations}; ${lawColours(look)}`;
  return look === 'light'
    ? `:root { ${all} }\n${lawRules()}`
    : `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${all} } }
:root[data-theme='dark'] { ${all} }`;
}

/** The colours of a look by the names of their properties, for pictures that are drawn without a page. */
export function paletteOf(look: Look, sheet: string): ReadonlyMap<string, string> {
  const [, written = ''] = new RegExp(`@palette ${look} \\{(.*?)\\}`, 's').exec(sheet) ?? [];
  const all = `${written} ${lawColours(look)}`;
  return new Map([...all.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, k = '', v = '']) => [k, v]));
}

type PostCss = Exclude<NonNullable<CSSOptions['postcss']>, string>;

/** For Vite's `css`. */
export const palettes: { postcss: PostCss } = {
  postcss: {
    plugins: [
      {
        postcssPlugin: 'palettes',
        AtRule: {
          palette(rule, { postcss }) {
            if (!isLook(rule.params)) throw rule.error('A palette is light or dark.');
            const declarations = (rule.nodes ?? [])
              .flatMap((node) => (node.type === 'decl' ? [`${node.prop}: ${node.value}`] : []))
              .join('; ');
            rule.replaceWith(postcss.parse(paletteRules(rule.params, declarations)));
          },
        },
      },
    ],
  },
};
