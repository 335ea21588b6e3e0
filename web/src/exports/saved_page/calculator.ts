/**
 * The calculator as one file, with a forecast in it: it opens with these rows where its address asks for
 * none. The site fetches it from beside itself; the file itself, which may fetch nothing, is its own copy.
 */
import { escapeHtml } from '../../words/share';
import { LINK_WITHIN } from '../../browser/link_within';
import { FILES } from './page_text';

export type Calculator = { readonly html: string; readonly licences: string };

const CHARSET = /<meta charset="utf-8"\s*\/?>/i;
const WITHIN = new RegExp(`<meta name="${LINK_WITHIN}"[^>]*>`, 'g');

/** Throws where the text is not the calculator's page. */
export function calculatorWith(html: string, fragment: string): string {
  const bare = html.replace(WITHIN, '');
  const [place] = CHARSET.exec(bare) ?? [];
  if (place === undefined || !bare.includes('id="app"')) {
    throw new Error('what is served as gaincast.html is not the calculator.');
  }
  const meta = `<meta name="${LINK_WITHIN}" content="${escapeHtml(fragment)}">`;
  return bare.replace(place, () => `${place}\n    ${meta}`);
}

async function fetched(name: string, site: string): Promise<string> {
  const answer = await fetch(new URL(name, site));
  if (!answer.ok) throw new Error(`${name} could not be fetched (${answer.status}).`);
  return answer.text();
}

/** What was drawn into the document since it was opened is drawn again when the copy is. */
function ownCopy(): Calculator {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  for (const name of copy.getAttributeNames()) if (name !== 'lang') copy.removeAttribute(name);
  copy.querySelector('#app')?.replaceChildren();
  copy.querySelector('.printed-address')?.replaceChildren();
  copy.querySelector('details.licences')?.removeAttribute('open');
  return {
    html: `<!doctype html>\n${copy.outerHTML}\n`,
    licences: document.querySelector('details.licences pre')?.textContent ?? '',
  };
}

/** Whether this page is the one file: it holds the licences itself. */
const isOneFile = (): boolean => document.querySelector('details.licences') !== null;

export async function fetchCalculator(site: string): Promise<Calculator> {
  if (isOneFile()) return ownCopy();
  const [html, licences] = await Promise.all([
    fetched(FILES.calculator, site),
    fetched(FILES.licences, site),
  ]);
  return { html, licences };
}
