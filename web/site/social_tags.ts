/** Writes the tags by which chats, feeds and search engines describe a page: Open Graph, and one of Twitter's. */
import { escaped } from '../src/exports/pictures/markup';

export const PREVIEW = { width: 1200, height: 630 };

export type Told = {
  title: string;
  description: string;
  /** Of the page and its picture, from the site's top. */
  path: string;
  picture: string;
  /** What is to be seen in the picture. */
  alt: string;
};

/** `site` as `siteAddress` gives it; `up` leads from the page to the site's top where it is unknown. */
export function socialTags(told: Told, site: string, up: string): string {
  const { title, description, path, picture, alt } = told;
  const properties = [
    ['og:type', 'website'],
    ['og:site_name', 'Gaincast'],
    ['og:title', title],
    ['og:description', description],
    ...(site === '' ? [] : [['og:url', site + path]]),
    ['og:image', (site === '' ? up : site) + picture],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(PREVIEW.width)],
    ['og:image:height', String(PREVIEW.height)],
    ['og:image:alt', alt],
  ].map(([name = '', content = '']) => {
    const built = name === 'og:image' ? ' vite-ignore' : ''; // no file of the sources
    return `<meta property="${name}" content="${escaped(content)}"${built} />`;
  });
  const canonical = site === '' ? [] : [`<link rel="canonical" href="${escaped(site + path)}" />`];
  return [
    ...canonical,
    ...properties,
    '<meta name="twitter:card" content="summary_large_image" />',
  ].join('\n    ');
}
