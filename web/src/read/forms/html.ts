/**
 * Tables in HTML, as spreadsheets and pages put them on the clipboard. A browser's own parser reads
 * them; where there is none, in Node and in workers, a small one that knows only what tables need.
 */
import type { Grid } from '../reading';

type HtmlCell = { text: string; head: boolean; columns: number; rows: number };
type HtmlTable = { rows: HtmlCell[][]; caption: string; headRows: number | null };

const MOST_SPAN = 100;
const span = (text: string | null | undefined): number => {
  const value = Math.floor(Number(text ?? 1));
  return value >= 1 ? Math.min(value, MOST_SPAN) : 1;
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  plusmn: '±',
  minus: '−',
  ndash: '–',
  mdash: '—',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  times: '×',
  Delta: 'Δ',
  delta: 'δ',
  uarr: '↑',
  darr: '↓',
  rarr: '→',
  dagger: '†',
  Dagger: '‡',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  deg: '°',
  middot: '·',
  sigma: 'σ',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  sect: '§',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]\w{1,10}));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? all;
    const code = hex === undefined ? Number(decimal) : parseInt(hex as string, 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : all;
  });

/** Footnote marks in superscript say nothing about a number; other tags leave their text. */
const FOOTNOTE = /^[\s*†‡§¶#,]*$|^\s*[a-d]\s*$|^\s*\[?\d\]?\s*$/;

const TAG =
  /<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z\d]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;

function tolerant(html: string): HtmlTable[] {
  const tables: HtmlTable[] = [];
  const stack: HtmlTable[] = [];
  let cell: HtmlCell | null = null;
  let sup: number | null = null; // where the superscript begins in the cell's text
  let inCaption = false;
  let place = 0;
  const add = (text: string) => {
    const plain = decoded(text.replace(/\s+/g, ' '));
    if (cell) cell.text += plain;
    else if (inCaption && stack.length > 0) (stack.at(-1) as HtmlTable).caption += plain;
  };
  for (const match of html.matchAll(TAG)) {
    add(html.slice(place, match.index));
    place = match.index + match[0].length;
    const [, , closing, tag = '', attributes = ''] = match;
    const name = tag.toLowerCase();
    const table = stack.at(-1);
    if (name === 'table') {
      if (closing) {
        stack.pop();
      } else {
        const next: HtmlTable = { rows: [], caption: '', headRows: null };
        tables.push(next);
        stack.push(next);
      }
      cell = null;
    } else if (name === 'caption') inCaption = !closing;
    else if (name === 'tr' && table) {
      cell = null;
      if (!closing) table.rows.push([]);
    } else if (name === 'thead' && table && closing) table.headRows = table.rows.length;
    else if ((name === 'td' || name === 'th') && table) {
      cell = null;
      if (closing) continue;
      const attribute = (key: string) =>
        new RegExp(`${key}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1];
      if (table.rows.length === 0) table.rows.push([]);
      cell = {
        text: '',
        head: name === 'th',
        columns: span(attribute('colspan')),
        rows: span(attribute('rowspan')),
      };
      table.rows.at(-1)?.push(cell);
    } else if (name === 'br' || name === 'p' || name === 'div') add(' ');
    else if (name === 'sup' && cell) {
      const own: HtmlCell = cell;
      if (!closing) sup = own.text.length;
      else if (sup !== null && FOOTNOTE.test(own.text.slice(sup)))
        own.text = own.text.slice(0, sup);
      if (closing) sup = null;
    }
  }
  return tables;
}

type Policy = { createHTML: (html: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

/**
 * A page that requires trusted types names this policy for the parser; null where a page that uses the
 * engine does not. What is parsed is only looked at, and never becomes a part of the page.
 */
let policy: Policy | null | undefined;

function policyOfPage(): Policy | null {
  const identity: Policy = { createHTML: (html) => html };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    return trustedTypes ? trustedTypes.createPolicy('gaincast-table', identity) : identity;
  } catch {
    return null;
  }
}

/** The page of a browser's parser, which runs no script and fetches nothing; null where there is none. */
function parsed(html: string): Document | null {
  if (typeof DOMParser === 'undefined') return null;
  policy ??= policyOfPage();
  return policy && new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}

function byBrowser(page: Document): HtmlTable[] {
  for (const mark of page.querySelectorAll('sup')) {
    if (FOOTNOTE.test(mark.textContent)) mark.remove();
  }
  for (const away of page.querySelectorAll('script, style, template')) away.remove();
  for (const line of page.querySelectorAll('br')) line.replaceWith(' ');
  return [...page.querySelectorAll('table')].map((table) => ({
    rows: [...table.rows].map((row) =>
      [...row.cells].map((cell) => ({
        text: cell.textContent,
        head: cell.tagName === 'TH',
        columns: span(cell.getAttribute('colspan')),
        rows: span(cell.getAttribute('rowspan')),
      })),
    ),
    caption: table.caption?.textContent ?? '',
    headRows: table.tHead ? table.tHead.rows.length : null,
  }));
}

/** Cells that span several places stand in each of them. */
function spread(table: HtmlTable): Grid | null {
  const cells: string[][] = table.rows.map(() => []);
  let heads = 0;
  table.rows.forEach((row, at) => {
    let column = 0;
    if (row.length > 0 && heads === at && row.every(({ head }) => head)) heads += 1;
    for (const cell of row) {
      while (cells[at]?.[column] !== undefined) column += 1;
      const text = cell.text.replace(/\s+/g, ' ').trim();
      for (let down = 0; down < cell.rows; down += 1) {
        const below = cells[at + down];
        if (!below) break;
        for (let right = 0; right < cell.columns; right += 1) below[column + right] = text;
      }
      column += cell.columns;
    }
  });
  const full = cells.map((row) => Array.from(row, (text?: string) => text ?? ''));
  const filled = full.filter((row) => row.some((text) => text !== ''));
  if (filled.length === 0 || Math.max(...filled.map(({ length }) => length)) < 2) return null;
  const said = table.headRows ?? heads;
  return {
    cells: filled,
    caption: table.caption.trim(),
    headRows: said > 0 && said < filled.length ? said : null,
  };
}

export const isHtml = (text: string): boolean =>
  /<table[\s>]/i.test(text) || /<tr[\s>][\s\S]*<td[\s>]/i.test(text);

export function readHtml(html: string): Grid[] {
  const whole = /<table[\s>]/i.test(html) ? html : `<table>${html}</table>`;
  const page = parsed(whole);
  const tables = page ? byBrowser(page) : tolerant(whole);
  return tables.flatMap((table) => spread(table) ?? []);
}
