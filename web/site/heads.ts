/** What the first page tells other sites of itself, with the picture of what it shows a new visitor. */
import type { Plugin } from 'vite';
import { DEFAULT_STATE } from '../src/state/examples';
import { pictureOf } from './paths';
import { socialTags } from './social_tags';

const PLACE = '<!-- what other sites are told, from site/social_tags.ts -->';

export function indexPage(site: string): Plugin {
  return {
    name: 'index-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(PLACE, () => {
          const [, title = ''] = /<title>(.*?)<\/title>/.exec(html) ?? [];
          const [, description = ''] = /name="description"\s+content="(.*?)"/.exec(html) ?? [];
          const picture = pictureOf({ id: DEFAULT_STATE.example ?? '' });
          const alt =
            'Gains at five model sizes, five scaling laws through them, and their average at larger sizes';
          return socialTags({ title, description, path: '', picture, alt }, site, './');
        }),
    },
  };
}
