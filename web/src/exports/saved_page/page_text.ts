/**
 * The first page of a forecast that is put on a host of its own: the answer in words and as a picture,
 * the way to the calculator, and in its head what chats, feeds and blogs ask for before they show a link.
 * Sources: The Open Graph protocol (ogp.me); oEmbed 1.0 (oembed.com), sections 2.3.4 and 4.
 */
import { escapeHtml, oneLine } from '../../words/share';
import { snippetText } from '../../words/share_snippets';

/** The names of the files; all lie beside one another. */
export const FILES = {
  page: 'index.html',
  picture: 'forecast.png',
  oembed: 'oembed.json',
  calculator: 'gaincast.html',
  licences: 'licences.txt',
} as const;

/** Of the picture, in pixels: what cards are cut to. */
export const CARD = { width: 1200, height: 630 };

const FRAME = { width: 800, height: 560 };

export type Page = {
  /** "At 70B, expect a gain of +19.6 ± 11.3 pp". */
  readonly title: string;
  /** What the answer rests on, and what the data cannot tell: a sentence or a paragraph each. */
  readonly sentences: readonly string[];
  /** Where the data come from; empty where that is not known. */
  readonly source: string;
  /** The table of forecasts, as markup. */
  readonly table: string;
  /** What follows # in the calculator's address. */
  readonly fragment: string;
  /** Where the files will be, with a slash at its end; empty where that is not known. */
  readonly address: string;
  /** Whether there is a picture. */
  readonly pictured: boolean;
  readonly made: string;
};

/** The folder that somebody named, or why it is none; nothing named is no fault. */
export function addressOf(typed: string): { address: string } | { refused: string } {
  const text = typed.trim();
  if (text === '') return { address: '' };
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const { protocol, origin, pathname } = new URL(whole);
    if (!/^https?:$/.test(protocol)) throw new Error(protocol);
    return { address: `${origin}${pathname.replace(/[^/]*\.html?$/i, '').replace(/\/*$/, '/')}` };
  } catch {
    return {
      refused: 'The address is no web address. It looks like https://example.org/forecast/.',
    };
  }
}

const LONGEST_DESCRIPTION = 300; // longer ones are cut by whoever shows them

function descriptionOf({ sentences }: Page): string {
  let text = '';
  for (const sentence of sentences.map(oneLine)) {
    if (text !== '' && text.length + sentence.length > LONGEST_DESCRIPTION) break;
    text = text === '' ? sentence : `${text} ${sentence}`;
  }
  return text === '' ? 'A forecast by Gaincast, with its data and its calculator.' : text;
}

function head(page: Page): string {
  const { address, pictured } = page;
  const title = oneLine(page.title);
  const description = descriptionOf(page);
  const picture = `${address}${FILES.picture}`;
  const property = (name: string, content: string | number) =>
    `<meta property="${name}" content="${escapeHtml(String(content))}">`;
  const named = (name: string, content: string) =>
    `<meta name="${name}" content="${escapeHtml(content)}">`;
  return [
    '<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">",
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    named('description', description),
    ...(address === ''
      ? []
      : [`<link rel="canonical" href="${escapeHtml(address)}">`, property('og:url', address)]),
    property('og:type', 'article'),
    property('og:site_name', 'Gaincast'),
    property('og:title', title),
    property('og:description', description),
    ...(pictured
      ? [
          property('og:image', picture),
          property('og:image:type', 'image/png'),
          property('og:image:width', CARD.width),
          property('og:image:height', CARD.height),
          property('og:image:alt', title),
        ]
      : []),
    named('twitter:card', pictured ? 'summary_large_image' : 'summary'),
    named('twitter:title', title),
    named('twitter:description', description),
    ...(pictured ? [named('twitter:image', picture)] : []),
    `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(address + FILES.oembed)}" title="${escapeHtml(title)}">`,
  ].join('\n    ');
}

const STYLE = `
      body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.2rem; font: 1rem/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; line-height: 1.25; }
      img { width: 100%; height: auto; border: 1px solid #8884; }
      div { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid #8884; white-space: nowrap; }
    `;

export function indexPage(page: Page): string {
  const { title, sentences, source, table, fragment, pictured, made } = page;
  const words = escapeHtml(oneLine(title));
  const calculator = escapeHtml(`${FILES.calculator}#${fragment}`);
  const picture = pictured
    ? `<p><a href="${calculator}"><img src="${FILES.picture}" width="${CARD.width}" height="${CARD.height}" alt="The forecast as a chart"></a></p>`
    : '';
  const paragraphs = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n      ');
  return `<!doctype html>
<html lang="en">
  <head>
    ${head(page)}
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${words}</h1>
      ${picture}
      ${paragraphs}
      <div tabindex="0" role="region" aria-label="Forecasts">${table}</div>
      <p><a href="${calculator}">Open the forecast in its calculator</a>, which is beside this page, to see
        what it rests on or to change it.</p>
      ${source === '' ? '' : `<p>Data: ${escapeHtml(source)}</p>`}
      <p><small>${escapeHtml(made)} <a href="${FILES.licences}">Licences</a></small></p>
    </main>
  </body>
</html>
`;
}

/** Where the address is known, the calculator in a frame; what is not known cannot be framed. */
export function oembedText({ title, fragment, address, pictured }: Page): string {
  const name = oneLine(title);
  const url = `${address}${FILES.calculator}#${fragment}`;
  const framed = {
    type: 'rich',
    html: snippetText('iframe', url, name),
    width: FRAME.width,
    height: FRAME.height,
    ...(pictured
      ? {
          thumbnail_url: `${address}${FILES.picture}`,
          thumbnail_width: CARD.width,
          thumbnail_height: CARD.height,
        }
      : {}),
  };
  const answer = {
    version: '1.0',
    provider_name: 'Gaincast',
    title: name,
    ...(address === '' ? { type: 'link' } : framed),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}
