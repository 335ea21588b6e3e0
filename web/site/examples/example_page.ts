/** Writes the page of a built-in example, which needs no script: picture, forecast, tables, source. */
import { benchmarksTable } from '../../src/exports/tables/bootstrap_tables';

import { forecastsTable, rowsTable } from '../../src/exports/tables/forecast_tables';
import { escaped } from '../../src/exports/pictures/markup';
import { lawCount } from '../../src/format/law_names';
import * as format from '../../src/format/figures';
import { verdict, verdictLine } from '../../src/words/verdict';
import type { Example } from '../../src/state/examples';
import type { Shown } from './example_view';
import { htmlTable } from '../html_table';
import { folderOf, pictureOf } from './paths';
import { PREVIEW, socialTags } from '../social_tags';
import { staticPage } from '../static_page';

/** "+19.6 ± 11.3 pp at 70B", or why there is no such figure. */
export function answerOf(shown: Shown): string {
  const { value, lead } = verdict(shown);
  return value === null ? lead : `${value} at ${format.size(shown.state.chosen)}`;
}

export function describe({ name }: Example, shown: Shown): string {
  const sizes = [...new Set(shown.rows.fitted.map(({ size }) => size))].sort((a, b) => a - b);
  const [smallest = 0, largest = 0] = [sizes[0], sizes.at(-1)];
  return (
    `${name}. ${verdictLine(shown)}: ${lawCount(shown.results.curve.laws.length)} scaling laws fitted to ${sizes.length} sizes, ` +
    `${format.size(smallest)} to ${format.size(largest)}, and averaged by their weights.`
  );
}

/** `fragment` brings the calculator to the same data. */
export function examplePage(
  example: Example,
  shown: Shown,
  fragment: string,
  site: string,
): string {
  const { carriedBy, cautions } = verdict(shown);
  const title = `${example.name}: ${answerOf(shown)} · Gaincast`;
  const description = describe(example, shown);
  const alt = `${verdictLine(shown)}: the forecast as a chart, its figures in the table below`;
  const told = {
    title: `${example.name}: ${answerOf(shown)}`,
    description,
    path: folderOf(example),
    picture: pictureOf(example),
    alt,
  };
  const benchmarks = benchmarksTable(shown);
  const tables = [
    ...(benchmarks ? [benchmarks] : []),
    forecastsTable(shown),
    rowsTable({ state: shown.state, rows: shown.table }),
  ];
  const words = [carriedBy ?? '', ...cautions].filter((text) => text !== '');
  const main = `<h2>${escaped(verdictLine(shown))}</h2>
<p><a href="../../#${escaped(fragment)}">Open it in the calculator</a> to change any number and see
how the forecast responds. <a href="../">More examples</a></p>
<img src="forecast.png" vite-ignore width="${PREVIEW.width}" height="${PREVIEW.height}"
  alt="${escaped(alt)}" />
${words.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
${tables.map(htmlTable).join('\n')}
<h2>Where the data come from</h2>
<p>${escaped(example.source)}. Gains: ${escaped(example.confidence)}. Standard errors:
${escaped(example.se_method)}.</p>`;
  const tags = socialTags(told, site, '../../');
  return staticPage({ title, description, lead: example.name, up: '../../', told: tags, main });
}
