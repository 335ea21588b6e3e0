/** Writes each page's tags for other sites, with the picture of the default forecast. */
import type { Plugin } from 'vite';
import { DEFAULT_STATE } from '../src/state/examples';
import { pictureOf } from './paths';
import { socialTags } from './social_tags';

const PLACE = '<!-- what other sites are told, from site/social_tags.ts -->';

/** The tags of a page at the site's top; `path` is its own, empty for the first page. */
export const headTags = (title: string, description: string, path: string, site: string): string =>
  socialTags(
    {
      title: title.replace(/ · Gaincast$/, ''), // the name of the site is told beside it
      description,
      path,
      picture: pictureOf({ id: DEFAULT_STATE.example ?? '' }),
      alt: 'Gains at five model sizes, five scaling laws through them, and their average at larger sizes',
    },
    site,
    './',
  );

export function heads(site: string): Plugin {
  return {
    name: 'heads',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) =>
        html.replace(PLACE, () => {
          const [, title = ''] = /<title>(.*?)<\/title>/.exec(html) ?? [];
          const [, description = ''] = /name="description"\s+content="(.*?)"/.exec(html) ?? [];
          const own = path.replace(/^\/(index\.html$)?/, '');
          return headTags(title, description, own, site);
        }),
    },
  };
}
