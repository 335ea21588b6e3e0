/**
 * Finds the size of a model in a cell: `1.7B`, `350 million`, `6e8`, `Qwen3-1.7B`, `Qwen3-30B-A3B`,
 * `Mixtral-8x7B`, `bloom-7b1`. Mixtures of experts have a total and an active number of parameters.
 */
import { readNumber, type DecimalMark } from './cell_values';
import { notAfter, type Standing } from './standing';

/**
 * `written`: "unit" where the cell says B or M, "name" where a model's name does, "bare" for a number
 * alone, whose unit the column must tell. `billions` of a bare number is the number itself.
 */
export type ModelSize = {
  billions: number;
  active: number | null;
  written: 'unit' | 'name' | 'bare';
  /** The name without the size; '' where there is none. */
  rest: string;
  /** A product of experts, 8 × 7, whose total the name does not say. */
  experts: boolean;
};

const UNITS: Readonly<Record<string, number>> = { k: 1e-6, m: 1e-3, b: 1, g: 1, t: 1e3 };
const UNIT =
  '(?:(k|m|b|g|t|bn|mn|mio|mrd|md)|(thousand|million|billion|trillion|milliarden?|millionen|milliards?|millions?|billions?)s?)';

export function unitOf(word: string): number | null {
  const lower = word.toLowerCase();
  if (/^(?:mrd|md|milliard)/.test(lower)) return 1;
  if (lower.startsWith('thousand')) return 1e-6;
  return UNITS[lower.charAt(0)] ?? null;
}

/** 350 million is 0.35 billion, exactly: divide by a power of ten rather than multiply by 0.001. */
export const inBillions = (number: number, unit: number): number =>
  unit < 1 ? number / Math.round(1 / unit) : number * unit;

/**
 * Totals and active parameters of models whose names do not say them, in billions. Sources: the models'
 * cards and reports (Mixtral: arXiv 2401.04088; DeepSeek-V2 and V3: arXiv 2405.04434, 2412.19437;
 * Llama 4 and gpt-oss: their model cards).
 */
const KNOWN: readonly (readonly [RegExp, number, number])[] = [
  [/mixtral.?8x7b/i, 46.7, 12.9],
  [/mixtral.?8x22b/i, 141, 39],
  [/llama.?4.?scout/i, 109, 17],
  [/llama.?4.?maverick/i, 400, 17],
  [/deepseek.?v2.?lite/i, 15.7, 2.4],
  [/deepseek.?(?:v3|r1)(?![\w.-]*distill)(?:$|[^\w])/i, 671, 37],
];

const ACTIVE = notAfter(/[A-Za-z0-9]/, /A(\d+(?:\.\d+)?)\s?B(?![A-Za-z0-9])/i);
const EXPERTS = notAfter(/[A-Za-z0-9.]/, /(\d+)\s?[x×]\s?(\d+(?:\.\d+)?)\s?([bm])(?![A-Za-z0-9])/i);
const AFTER_DIGIT = notAfter(/[A-Za-z0-9]/, /(\d{1,3})b(\d)(?![A-Za-z0-9])/i);
const NOT_A_SIZE = /^[\s_-]*(?:tok(?:en)?s?|steps?|examples?|samples?|ctx|context|flops?)\b/i;
const STRICT = notAfter(
  /[\d.,A-Za-z]/,
  /(\d+(?:[.,]\d+)?)\s?(bn|b|m|t|billion|million|trillion)(?![A-Za-z0-9])/i,
);
const LOOSE = notAfter(/[\d.,]/, /(\d+(?:\.\d+)?)\s?([bm])(?![A-Za-z0-9])/i);

type Found = { billions: number; at: number; length: number };

function sizesIn(name: string, pattern: Standing): Found[] {
  return pattern.all(name).flatMap((match) => {
    const [all, digits = '', unit = ''] = match;
    const number = Number(digits.replace(',', '.'));
    const scale = unitOf(unit);
    if (scale === null || !(number > 0)) return [];
    if (NOT_A_SIZE.test(name.slice(match.index + all.length))) return [];
    return [{ billions: inBillions(number, scale), at: match.index, length: all.length }];
  });
}

/** Cells run together, or a sentence: no name of a model. */
const LEFT_OVER = /[&|;{}\\\t"=±]|(?:^|\s)[+-]?\d+[.,]\d+(?:\s|$)|\s\d+(?:\s|$)|%/;

const without = (name: string, at: number, length: number) =>
  `${name.slice(0, at)} ${name.slice(at + length)}`;

/** The size that a model's name says; null where it says none, or more than one. */
export function sizeOfName(name: string): ModelSize | null {
  if (name.length > 160) return null;
  const known = KNOWN.find(([pattern]) => pattern.test(name));
  if (known) {
    const rest = STRICT.replace(EXPERTS.replace(name, ' '), ' ');
    return { billions: known[1], active: known[2], written: 'name', rest, experts: false };
  }
  const experts = EXPERTS.exec(name);
  if (experts) {
    const [all, count = '', each = '', unit = ''] = experts;
    const billions = inBillions(Number(count) * Number(each), unitOf(unit) ?? 1);
    const rest = without(name, experts.index, all.length);
    return { billions, active: null, written: 'name', rest, experts: true };
  }
  const active = ACTIVE.exec(name);
  const total = active ? without(name, active.index, active[0].length) : name;
  const after = AFTER_DIGIT.exec(total);
  if (after) {
    const rest = without(total, after.index, after[0].length);
    const billions = Number(`${after[1] ?? ''}.${after[2] ?? ''}`);
    return { billions, active: null, written: 'name', rest, experts: false };
  }
  const sizes = sizesIn(total, STRICT);
  const found = sizes.length > 0 ? sizes : sizesIn(total, LOOSE);
  const [first] = found;
  if (!first) return null;
  // "7B-Instruct-1M" has a context of a million tokens; "1.1B-3T" was trained on so many.
  const others = found.filter(({ billions }) => billions !== first.billions);
  const inB = others.some(({ at, length }) => /b/i.test(total.slice(at, at + length)));
  if (inB) return null;
  if (/B-\d+E(?![A-Za-z0-9])/i.test(total)) return null; // so many experts: the total is not said
  const rest = without(total, first.at, first.length);
  const before = total.slice(0, first.at);
  const behind = total.slice(first.at + first.length);
  if (LEFT_OVER.test(behind) || /[&|;{}\\\t"=±]/.test(before)) return null;
  return {
    billions: first.billions,
    active: active ? Number(active[1]) : null,
    written: 'name',
    rest,
    experts: false,
  };
}

const SUFFIXED = new RegExp(
  `^[~≈∼]?\\s*(.*?\\d\\.?)\\s*[- ]?${UNIT}\\s*(?:params?|parameters?|model)?\\.?$`,
  'i',
);

/** The size in a cell; null where there is none. */
export function readModelSize(cell: string, mark: DecimalMark): ModelSize | null {
  const text = cell.trim().replace(/\s*(?:params?|parameters?)\.?$/i, '');
  const [, digits, short, long] = SUFFIXED.exec(text) ?? [];
  const number = digits === undefined ? null : readSizeNumber(digits, mark);
  const unit = unitOf(short ?? long ?? '');
  const common = { active: null, rest: '', experts: false };
  if (number !== null && unit !== null) {
    return { billions: inBillions(number, unit), written: 'unit', ...common };
  }
  const bare = readNumber(text, mark);
  if (bare !== null) return { billions: bare, written: 'bare', ...common };
  return sizeOfName(text);
}

/** "1.7B" in a table of decimal commas, or "1,7B" in one of points: beside a unit both are decimals. */
function readSizeNumber(digits: string, mark: DecimalMark): number | null {
  const other = mark === '.' ? ',' : '.';
  return /^\d+[.,]\d{1,2}$/.test(digits)
    ? Number(digits.replace(',', '.'))
    : (readNumber(digits, mark) ?? readNumber(digits, other));
}

/** Whether a cell says a size by itself: with a unit, or as a model's name. */
export function saysSize(cell: string): boolean {
  const size = readModelSize(cell, '.');
  return size !== null && size.written !== 'bare';
}
