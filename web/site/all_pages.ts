/** All that is computed as the site is built. */
import { exampleSite, type Made } from './examples/example_site';
import { CARD } from './examples/paths';
import { card } from './card';
import { enginePage } from './engine/engine_page';

export type { Made };

/** By their paths in the site. `folder` is that of the page's sources, `src`. */
export async function allPages(site: string, folder: string): Promise<Made> {
  const { pages, pictures } = await exampleSite(site, `${folder}/styles/tokens.css`);
  const engine = await enginePage(`${folder}/engine/contract.ts`, site);
  const own = await card(`${folder}/../public/favicon.svg`);
  return {
    pages: new Map([...pages, ['engine.html', engine]]),
    pictures: new Map([...pictures, [CARD, own]]),
  };
}
