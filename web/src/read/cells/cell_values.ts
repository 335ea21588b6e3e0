/**
 * Reads one cell: a number as people print it, with what stands beside it. `5.4 ± 0.5`, `5.4 (0.5)`,
 * `5.4 [4.4, 6.4]`, `62.3 (+5.4)`, `12.3%`, `.123`, `↑ 2.1`, `45.2 → 50.1`.
 */

import { plainPower } from '../../format/other_measures';

/** Which mark stands before the decimals of a table's numbers; the other one groups thousands. */
export type DecimalMark = '.' | ',';

/** `aside`: a bare number in brackets after the value, which may be its error or something else. */
export type CellValue = {
  value: number;
  se: number | null;
  low: number | null;
  high: number | null;
  aside: number | null;
  /** A signed number in brackets: the gain, beside a score. */
  delta: number | null;
  percent: boolean;
  /** The number of questions, in "412/500"; the value is then in percent. */
  of: number | null;
  /** Written with a sign of its own. */
  signed: boolean;
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One kind of minus and of space, and no decoration: bold, links, footnote marks, pictures. */
export function cleanCell(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<su[bp]>\s*([*†‡§¶\d,a-c]{1,3})\s*<\/su[bp]>/gi, '')
    .replace(
      /<\/?(?:a|abbr|b|big|code|del|em|font|i|ins|mark|p|s|small|span|strong|su[bp]|tt|u)(?:\s[^<>]*)?>/gi,
      ' ',
    )
    .replace(/&nbsp;/gi, ' ')
    .replace(/&plusmn;/gi, '±')
    .replace(/&minus;/gi, '-')
    .replace(/&amp;/gi, '&')
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/[\u2212\u2010-\u2012\uFE63\uFF0D]/g, '-')
    .replace(/(^|[\s([~])[\u2013\u2014](?=\s?[\d.,])/g, '$1-')
    .replace(/[\u00A0\u2007\u2009\u202F\u2002\u2003]/g, ' ')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\*\*|__|`|~~/g, '')
    .replace(/(^|\s)\*(\S.*?\S|\S)\*(?=\s|$)/g, '$1$2')
    .replace(/(^|\s)_(\S.*?\S|\S)_(?=\s|$)/g, '$1$2')
    .replace(/\uFE0F/g, '')
    .replace(/[\p{Extended_Pictographic}\u2605\u2606\u2713\u2714]/gu, (mark) =>
      /[↑-⇿⬀-⯿]/.test(mark) ? mark : '',
    )
    .replace(
      /([×x·*]\s?10|^10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}$))([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
      (_, ten: string, power: string) => ten + plainPower(power),
    )
    .replace(new RegExp(`[${SUPERSCRIPTS}†‡§¶]+$`), '')
    .replace(/^[†‡§¶]+/, '')
    .replace(/([\d)\]%A-Za-z])\s?\*{1,3}$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a cell is empty or marks a missing value. */
export const isAbsent = (cell: string): boolean =>
  /^(?:|[-–—−.…/?]+|n\.?\s?\/?\s?a\.?|<na>|nan|none|null|tbd|tba|oom|missing|not (?:reported|available|applicable))$/i.test(
    cell.trim(),
  );

/** Digits with one decimal point; null where the marks contradict each other. */
function withPoint(digits: string, mark: DecimalMark): string | null {
  const other = mark === '.' ? ',' : '.';
  const [whole = '', part, ...more] = digits.split(mark);
  if (more.length > 0 || part?.includes(other)) return null;
  if (whole.includes(other)) {
    const groups = whole.split(other);
    const [first = '', ...rest] = groups;
    if (first.length < 1 || first.length > 3 || rest.some((group) => group.length !== 3)) {
      return null;
    }
    return groups.join('') + (part === undefined ? '' : `.${part}`);
  }
  return whole + (part === undefined ? '' : `.${part}`);
}

const NUMBER =
  /^([+-]?)((?:\d[\d.,]*|[.,]\d+))(?:\s?[x×·*]\s?10\^?\{?([+-]?\d+)\}?|e([+-]?\d+))?$/i;

/** A number alone, without units; null for anything else. */
export function readNumber(text: string, mark: DecimalMark): number | null {
  const compact = text
    .replace(/(\d) (?=\d{3}(?:\D|$))/g, '$1')
    .replace(/(\d)['’](?=\d{3}(?:\D|$))/g, '$1')
    .replace(/^([+-]) /, '$1');
  const [, sign = '', digits = '', power, exponent] = NUMBER.exec(compact) ?? [];
  const plain = digits === '' ? null : withPoint(digits, mark);
  if (plain === null) return null;
  const value = Number(`${sign}${plain}e${power ?? exponent ?? '0'}`);
  return Number.isFinite(value) ? value : null;
}

const UNIT = /\s*(?:%|pp\.?|p\.p\.|pct\.?|pts?\.?|points?|percent(?:age points?)?)$/i;

const bareOf = (text: string): { text: string; percent: boolean; signed: boolean } => {
  const arrow = text
    .trim()
    .replace(/^\+?\s*[↑▲⬆△]\s*\+?(?=[\d.,])/, '+')
    .replace(/^-?\s*[↓▼⬇▽]\s*-?(?=[\d.,])/, '-')
    .replace(/(^[+-]?[\d.,]+)\s*%?\s*[↑▲⬆]$/, '+$1')
    .replace(/(^[+-]?[\d.,]+)\s*%?\s*[↓▼⬇]$/, '-$1')
    .replace(/^\+\+/, '+')
    .replace(/^--/, '-');
  const bare = arrow.replace(UNIT, '').trim();
  return { text: bare, percent: /%|percent|pct/i.test(arrow), signed: /^[+-]/.test(bare) };
};

const PLUS_MINUS = /\s*(?:±|\+\/-|\+-|\\pm)\s*/;

/** The numbers of "4.4, 6.4", "4.4; 6.4", "4.4 to 6.4", "4.4–6.4"; null where there are not two. */
function readInterval(text: string, mark: DecimalMark): [number, number] | null {
  const separators =
    mark === ',' ? /\s*;\s*|\s+to\s+|\s*[–—]\s*|,\s+/ : /\s*[;,]\s*|\s+to\s+|\s*[–—]\s*|\.\.\.?/;
  const parts = text.split(separators);
  const hyphen = /^([+-]?[\d.,]+%?)\s*-\s*([+-]?[\d.,]+%?)$/.exec(text);
  const [low, high] = (parts.length === 2 ? parts : hyphen ? hyphen.slice(1) : []).map((part) =>
    readNumber(bareOf(part).text, mark),
  );
  return low !== null && high !== null && low !== undefined && high !== undefined && low <= high
    ? [low, high]
    : null;
}

const plain = (value: number, percent: boolean, signed: boolean): CellValue => ({
  value,
  se: null,
  low: null,
  high: null,
  aside: null,
  delta: null,
  of: null,
  percent,
  signed,
});

/** A value with what stands in brackets behind it. */
function withBrackets(head: string, inside: string, mark: DecimalMark): CellValue | null {
  const own = readValue(head, mark);
  if (!own || own.se !== null || own.aside !== null || own.low !== null) return null;
  const error = /^(?:±|\+\/-|\+-)\s*(.+)$/.exec(inside);
  if (error) {
    const se = readNumber(bareOf(error[1] ?? '').text, mark);
    return se === null ? null : { ...own, se };
  }
  const { text, signed } = bareOf(inside.replace(/^(?:Δ|se|s\.e\.)\s*[:=]?\s*/i, ''));
  const number = readNumber(text, mark);
  if (number !== null) {
    if (/^se|^s\.e\./i.test(inside)) return { ...own, se: number };
    return signed || /^Δ/.test(inside) ? { ...own, delta: number } : { ...own, aside: number };
  }
  const interval = readInterval(inside.replace(/^(?:95\s*%?\s*)?(?:ci)?\s*[:=]?\s*/i, ''), mark);
  return interval && { ...own, low: interval[0], high: interval[1] };
}

/** The value of a cell that has been cleaned; null where it holds none. */
export function readValue(cell: string, mark: DecimalMark): CellValue | null {
  const text = cell.trim();
  if (text === '' || text.length > 80) return null;
  const { text: bare, percent, signed } = bareOf(text);
  const number = readNumber(bare, mark);
  if (number !== null) return plain(number, percent, signed);
  const share = /^(\d{1,6})\s*(?:\/|of|out of)\s*(\d{1,6})$/.exec(text);
  if (share) {
    const [right, of] = [Number(share[1]), Number(share[2])];
    return of >= 5 && right <= of
      ? { ...plain(Number(((100 * right) / of).toPrecision(12)), true, false), of }
      : null;
  }
  const around = /^\((.+)\)\s*(?:%|pp)?$/.exec(text);
  if (around && PLUS_MINUS.test(text)) return readValue(around[1] ?? '', mark);
  const skewed = /^(.+?)\s*\+\s*([\d.,]+)\s*\/?\s*-\s*([\d.,]+)$/.exec(text);
  if (skewed) {
    const [value, up, down] = skewed.slice(1).map((part) => readNumber(bareOf(part).text, mark));
    if (value != null && up != null && down != null) {
      return { ...plain(value, percent, signed), low: value - down, high: value + up };
    }
  }
  const halves = text.split(PLUS_MINUS);
  if (halves.length === 2) {
    const [left = '', right = ''] = halves;
    const se = readNumber(bareOf(right).text, mark);
    if (left === '') return null;
    const value = readNumber(bareOf(left).text, mark);
    return value === null || se === null || se < 0
      ? null
      : { ...plain(value, percent, bareOf(left).signed), se };
  }
  const brackets = /^(.*?\S)\s*[([{]\s*([^()[\]{}]+?)\s*[)\]}]\s*(%|pp)?$/.exec(text);
  if (!brackets) return null;
  const read = withBrackets(brackets[1] ?? '', brackets[2] ?? '', mark);
  return read && { ...read, percent: read.percent || brackets[3] === '%' };
}

/** "±0.5" alone, as a column of errors may hold it, or "4.4–6.4", "[4.4, 6.4]" as a column of intervals. */
export function readError(
  cell: string,
  mark: DecimalMark,
): { half: number } | { low: number; high: number } | null {
  const text = cell.trim().replace(/^(?:±|\+\/-|\+-)\s*/, '');
  const half = readNumber(bareOf(text).text, mark);
  if (half !== null) return { half: Math.abs(half) };
  const interval = readInterval(text.replace(/^[([]\s*(.*?)\s*[)\]]$/, '$1'), mark);
  return interval && { low: interval[0], high: interval[1] };
}

/** Decimals of a number as it is written shortest. */
const decimals = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** a − b to the decimals that a and b have: 56.4 − 56 is 0.4. */
export const minus = (a: number, b: number): number =>
  Number((a - b).toFixed(Math.min(100, Math.max(decimals(a), decimals(b)))));

export const plus = (a: number, b: number): number => minus(a, -b);

/** A fraction as percent, to its own decimals. */
export const hundredfold = (value: number): number =>
  Number((value * 100).toFixed(Math.min(100, Math.max(0, decimals(value) - 2))));
