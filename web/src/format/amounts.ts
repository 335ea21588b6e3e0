/**
 * Reads counts and sums of money as people write them: `30,000`, `30 000`, `$30k`, `1.5M`, `1'319`.
 * Beside gains and errors, which parsePoints reads, these are large: three digits after a comma are
 * thousands here.
 */
import { parsePoints } from './numbers';

const POWERS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** Marks between thousands; a decimal comma, "1,60", stays. */
function withoutGroups(text: string, pointGroups: boolean): string {
  const marks = pointGroups ? "[,.'’ \u00A0\u2009\u202F]" : "[,'’ \u00A0\u2009\u202F]";
  const grouped = new RegExp(`^\\d{1,3}(?:(${marks})\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,2})?$`);
  const mark = grouped.exec(text)?.[1];
  if (mark === undefined) return text;
  const [whole = '', part] = text.split(/[.,](?=\d{1,2}$)/);
  return whole.split(mark).join('') + (part === undefined ? '' : `.${part}`);
}

function read(text: string, pointGroups: boolean): number | null {
  const bare = text
    .trim()
    .replace(/^(?:\$|usd|us\$|€|£)\s*/i, '')
    .replace(/\s*(?:\$|usd|€|dollars?)$/i, '')
    .trim();
  const [, digits = bare, power = ''] = /^(.*\d)\s*([kmb])$/i.exec(bare) ?? [];
  const value = parsePoints(withoutGroups(digits, pointGroups && power === ''));
  const scale = POWERS[power.toLowerCase()] ?? 1;
  return value === null ? null : value * scale;
}

/** A sum or another large amount; null where the text is none. A point is the decimal mark: "$1.600". */
export const parseAmount = (text: string): number | null => read(text, false);

/** A whole number of things, or a sum without fractions; a point groups thousands too: "1.319". */
export const parseCount = (text: string): number | null => read(text, true);
