/** Writes each page's tags for other sites, with a picture that shows no forecast but of the paper's page. */
import type { Plugin } from 'vite';
import { DEFAULT_STATE } from '../src/state/examples';
import { PARENT } from '../src/browser/tell_parent';
import { withHead } from './head';
import { CARD, pictureOf } from './examples/paths';
import { socialTags } from './social_tags';

/** A link to Gaincast is about Gaincast: whose forecast it leads to is behind `#`, which nobody is told. */
const NEUTRAL = {
  picture: CARD,
  alt: 'Gaincast: what will it gain at sizes nobody has trained yet, and how sure is that?',
};

/** The page that computes the paper's figures again. */
const PAPER = {
  picture: pictureOf({ id: DEFAULT_STATE.example ?? '' }),
  alt: `Gains at five model sizes, five scaling laws through them, and their average at larger sizes`,
};

/** The tags of a page at the site's top; `path` is its own, empty for the first page. */
export const headTags = (title: string, description: string, path: string, site: string): string =>
  socialTags(
    {
      title: title.replace(/ · Gaincast$/, ''), // the name of the site is told beside it
      description,
      path,
      ...(path === 'ledger.html' ? PAPER : NEUTRAL),
    },
    site,
    './',
  );

/** Names the origin that the calculator tells of changed links; empty where there is none, and on other pages. */
export const parentTag = (path: string, parent: string): string =>
  path === '' && parent !== '' ? `\n    <meta name="${PARENT}" content="${parent}" />` : '';

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
