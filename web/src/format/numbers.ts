/**
 * Reads numbers as people write them: `5,4`, `−0.3 %`, `+2.1 pp`, `1.7B`, `350M`, `8e9`, `Qwen3-8B`.
 * Every function returns null for a text that it cannot read; nothing throws.
 */
import { axisOf, type AxisId } from './measures';

/** The same text with one kind of minus, one kind of space and no decoration around a number. */
function plain(text: string): string {
  return text
    .replace(/[\u2212\u2012\u2013\uFE63\uFF0D]/g, '-')
    .replace(/[\u00A0\u2007\u2009\u202F]/g, ' ')
    .replace(/\*\*|__|`/g, '')
    .trim();
}

const GROUPED = {
  ',': /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
  '.': /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$/,
};

/**
 * The digits with a decimal point and no thousands marks; null when the marks contradict each other.
 * A single comma or point is always the decimal mark: gains in the thousands are rarer than commas.
 */
function withDecimalPoint(digits: string): string | null {
  const marks = digits.replace(/\d/g, '');
  if (marks.length <= 1) return digits.replace(',', '.');
  if (GROUPED[','].test(digits)) return digits.replaceAll(',', '');
  if (GROUPED['.'].test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  return null;
}

const NUMBER = /^([+-]?)(\d[\d.,]*|[.,]\d+)(e[+-]?\d+)?$/i;

function toNumber(text: string): number | null {
  const compact = text.replace(/(\d) (?=\d{3}(?:\D|$))/g, '$1').replace(/^([+-]) /, '$1');
  const [, sign = '', digits = '', exponent = ''] = NUMBER.exec(compact) ?? [];
  const decimal = digits === '' ? null : withDecimalPoint(digits);
  const value = decimal === null ? Number.NaN : Number(sign + decimal + exponent);
  return Number.isFinite(value) ? value : null;
}

/** A number alone. */
export const parseNumber = (text: string): number | null => toNumber(plain(text));

/** A gain or a standard error in pp; `%`, `pp`, `pts` and a leading `±` are read past. */
export function parsePoints(text: string): number | null {
  const bare = plain(text)
    .replace(/^(?:±|\+\/-|\+-)\s*/, '')
    .replace(/\s*(?:%|pp|p\.p\.|pts?|points?)\s*(?:pp)?\.?$/i, '');
  return toNumber(bare);
}

/** "5.4 ± 0.5" (also +/-, +-, a suffix on either side) as its two halves, or null. */
export function splitPlusMinus(text: string): { gain: string; se: string } | null {
  const parts = plain(text)
    .replace(/^\((.*)\)\s*(%|pp)?$/, '$1')
    .split(/\s*(?:±|\+\/-|\+-)\s*/);
  const [gain, se] = parts;
  if (parts.length !== 2 || !gain || !se) return null;
  return parsePoints(gain) === null || parsePoints(se) === null ? null : { gain, se };
}

const SCALE: Record<string, number> = { k: 1e-6, m: 1e-3, b: 1, g: 1, t: 1e3 };

/** `inParameters`: a bare number of a million or more, read as a count of parameters. */
export type Size = { billions: number; inParameters: boolean };

/** On another axis than parameters, `billions` is what the engine counts in. */
export function parseSize(text: string, axis: AxisId = 'parameters'): Size | null {
  const { read } = axisOf(axis);
  if (read) {
    const billions = read(text);
    return billions === null ? null : { billions, inParameters: false };
  }
  const bare = plain(text).replace(/\s*(?:params?|parameters)\.?$/i, '');
  const suffixed = /^(.*?\d\.?)\s*(?:([kmbgt])|(million|billion|trillion))$/i.exec(bare);
  if (suffixed) {
    const number = toNumber(suffixed[1] ?? '');
    const unit = (suffixed[2] ?? suffixed[3] ?? '').charAt(0).toLowerCase();
    return number === null ? null : { billions: scaled(number, unit), inParameters: false };
  }
  const number = toNumber(bare);
  if (number === null) return null;
  return number >= 1e6
    ? { billions: number / 1e9, inParameters: true }
    : { billions: number, inParameters: false };
}

/** 350 million is 0.35 billion, exactly: divide by a power of ten rather than multiply by 0.001. */
function scaled(number: number, unit: string): number {
  const factor = SCALE[unit] ?? 1;
  return factor < 1 ? number / Math.round(1 / factor) : number * factor;
}

/** The size in a model's name: "Qwen3-8B" gives "8B", "Qwen3-30B-A3B" its total; "8x7B" none. */
export function sizeInName(name: string): string | null {
  const found = /(?:^|[^\d.,x×A-Za-z])(\d+(?:[.,]\d+)?)\s?([bmt])(?![A-Za-z])/i.exec(plain(name));
  return found ? `${found[1] ?? ''}${(found[2] ?? '').toUpperCase()}` : null;
}
