/** Every example's page and picture, and the page that lists them: all that is computed as the site is built. */
import { encode } from '../../src/link/link';
import { EXAMPLES } from '../../src/state/examples';
import { exampleList } from './example_list';
import { examplePage } from './example_page';
import { showExample } from './example_view';
import { folderOf, pictureOf } from './paths';
import { preview } from './preview';

export type Made = { pages: Map<string, string>; pictures: Map<string, Uint8Array> };

/** By their paths in the site. `sheet` is the style sheet that has the page's colours. */
export async function exampleSite(site: string, sheet: string): Promise<Made> {
  const all = await Promise.all(
    EXAMPLES.map(async (example) => {
      const shown = await showExample(example);
      const fragment = await encode(shown.state);
      if (fragment === null) throw new Error(`No link holds the example ${example.id}.`);
      const origin = { source: example.source, site, link: `${site}#${fragment}` };
      const picture = await preview(shown, example.name, origin, sheet);
      return { example, shown, fragment, picture };
    }),
  );
  const pages = all.map(
    ({ example, shown, fragment }) =>
      [`${folderOf(example)}index.html`, examplePage(example, shown, fragment, site)] as const,
  );
  return {
    pages: new Map([...pages, ['examples/index.html', exampleList(all, site)]]),
    pictures: new Map(all.map(({ example, picture }) => [pictureOf(example), picture])),
  };
}
