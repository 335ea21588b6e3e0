/** A forecast as a page of its own, in a zip: put its files on any host, and a link to them shows the forecast. */
import { strToU8, zipSync } from 'fflate';
import { version } from '../../../package.json';
import type { Derived } from '../../analysis/derived';
import { home } from '../../browser/home';
import { encode } from '../../link/link';
import { VIEWS } from '../../state/look';
import { predictiveSentences } from '../../words/exceedance';
import { verdict, verdictLine } from '../../words/verdict';
import { headline } from '../../analysis/query';
import { originOf } from '../origin';
import { makeForecast } from '../pictures/pictures';
import { AlteredPixels } from '../pictures/pixels';
import { toPng } from '../pictures/png';
import { richTable } from '../tables/rich_table';
import { TABLES } from '../tables/tables';
import { calculatorWith, fetchCalculator } from './calculator';
import { CARD, FILES, indexPage, oembedText, type Page } from './page_text';

export const ZIP = 'gaincast-page.zip';

export type SavedPage = { readonly zip: Blob; readonly pictured: boolean };

/** The chart as large as a card, with letters that can be read when it is shown small. */
const SCALE = 1.5;

async function pictureOf(derived: Derived, link: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const origin = { ...(await originOf(derived.state)), link };
  const made = makeForecast(derived, origin, CARD.height / SCALE, CARD.width / CARD.height);
  if (!made) return null;
  try {
    const texts = { Title: made.title, Source: link };
    const png = await toPng(made, CARD, made.paper, texts);
    return new Uint8Array(await png.arrayBuffer());
  } catch (reason) {
    if (reason instanceof AlteredPixels) return null; // the page says so, and goes without
    throw reason;
  }
}

/** `address`: where the files will be, as `addressOf` gives it. Throws a sentence where it cannot be made. */
export async function savePage(derived: Derived, address: string, today: Date): Promise<SavedPage> {
  const { shown } = derived;
  if (!shown) throw new Error('there is no forecast yet.');
  const { state } = shown;
  const fragment = await encode({ ...state, view: VIEWS[0] });
  if (fragment === null) throw new Error('the rows are too many for a link, which the page needs.');
  const { html, licences } = await fetchCalculator(home());
  const link = `${address === '' ? home() : `${address}${FILES.calculator}`}#${fragment}`;
  const picture = await pictureOf(derived, link);
  const { carriedBy, grave, cautions } = verdict(shown);
  const { source } = await originOf(state);
  const page: Page = {
    title: verdictLine(shown),
    sentences: [
      ...grave,
      predictiveSentences(headline(shown.results).targets, state),
      ...(carriedBy === null ? [] : [carriedBy]),
      ...cautions,
    ].filter((text) => text !== ''),
    source,
    table: richTable(TABLES.forecasts(derived) ?? { name: '', title: '', columns: [], rows: [] }),
    fragment,
    address,
    pictured: picture !== null,
    made: `Made with Gaincast ${version} on ${today.toISOString().slice(0, 10)}.`,
  };
  const zip = zipSync(
    {
      [FILES.page]: strToU8(indexPage(page)),
      [FILES.oembed]: strToU8(oembedText(page)),
      [FILES.calculator]: strToU8(calculatorWith(html, fragment)),
      [FILES.licences]: strToU8(licences),
      ...(picture ? { [FILES.picture]: [picture, { level: 0 }] } : {}), // packed already
    },
    { mtime: today },
  );
  return { zip: new Blob([zip], { type: 'application/zip' }), pictured: picture !== null };
}
