/** Writes the page that links to every example's page. */
import { escaped } from '../../src/exports/pictures/markup';
import type { Example } from '../../src/state/examples';
import { answerOf } from './example_page';
import type { Shown } from './example_view';
import { pictureOf } from './paths';
import { socialTags } from '../social_tags';
import { staticPage } from '../static_page';

export type Seen = { example: Example; shown: Shown };

export function exampleList(all: readonly Seen[], site: string): string {
  const title = 'Examples · Gaincast';
  const description =
    'Published gains of post-training methods by model size, each with the average forecast of ' +
    'five scaling laws.';
  const [first] = all;
  const told = { title, description, path: 'examples/', alt: 'The forecast of the first example' };
  const tags = first ? socialTags({ ...told, picture: pictureOf(first.example) }, site, '../') : '';
  const rows = all.map(
    ({ example, shown }) =>
      `<tr><th scope="row"><a href="./${example.id}/">${escaped(example.name)}</a></th>` +
      `<td class="number">${escaped(answerOf(shown))}</td><td>${escaped(example.source)}</td></tr>`,
  );
  const main = `<p>Published gains, each with the average forecast of five scaling laws. You can open every example in
the calculator and change it there.</p>
<div class="wide" tabindex="0" role="region" aria-label="Examples">
  <table class="results listing">
    <thead>
      <tr><th scope="col">Data</th><th scope="col" class="number">Forecast</th><th scope="col">Source</th></tr>
    </thead>
    <tbody>
${rows.join('\n')}
    </tbody>
  </table>
</div>`;
  return staticPage({ title, description, lead: 'Examples', up: '../', told: tags, main });
}
