/** Writes each page's tags for other sites, with the picture of the default forecast. */
import type { Plugin } from 'vite';
import { lawCount } from '../src/format/law_names';
import { DEFAULT_STATE } from '../src/state/examples';
import { withHead } from './head';
import { pictureOf } from './examples/paths';
import { socialTags } from './social_tags';

/** The tags of a page at the site's top; `path` is its own, empty for the first page. */
export const headTags = (title: string, description: string, path: string, site: string): string =>
  socialTags(
    {
      title: title.replace(/ · Gaincast$/, ''), // the name of the site is told beside it
      description,
      path,
      picture: pictureOf({ id: DEFAULT_STATE.example ?? '' }),
      alt: `Gains at five model sizes, ${lawCount()} scaling laws through them, and their average at larger sizes`,
    },
    site,
    './',
  );

/** Writes the heads of the pages that are files; `told` is said in each, by the page's path. */
export function heads(told: (title: string, description: string, path: string) => string): Plugin {
  return {
    name: 'heads',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        if (!html.includes('<!-- head:')) return html; // written with its head
        const own = path.replace(/^\/(index\.html$)?/, '');
        return withHead(html, (title, description) => told(title, description, own));
      },
    },
  };
}
