/** The kinds of values in a link: how each is written, read, bounded and documented. */
import '../format/other_measures';
import { axisOf, type AxisId } from '../format/measures';
import { parseSize } from '../format/numbers';
import { quoted, readText, writeText } from './text';

export type Read<T> = { value: T } | { problem: string };

export type Kind<T> = {
  /** "a number", "sizes": the first word of the documentation, with its bounds after it. */
  readonly type: string;
  readonly bounds: string;
  readonly write: (value: T) => string;
  readonly read: (text: string) => Read<T>;
};

/** More sizes than that are no list that a person reads. */
export const MAX_SIZES = 100;
export const MAGNITUDES = { low: 1e-60, high: 1e60 } as const; // the engine's own bounds

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** All digits; `1e+21` without its plus, which is not unreserved. */
export const writeNumber = (value: number): string => String(value).replace('+', '');

/** Longer texts are no figures; reading them could take long. */
const LONGEST_FIGURE = 100;

export function readNumber(text: string): number | null {
  const value = text.length <= LONGEST_FIGURE && NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : null;
}

type Range = { low: number; high: number; open?: boolean; whole?: boolean };

/** A number from `low` to `high`; `open` leaves both ends out. */
export function number({ low, high, open = false, whole = false }: Range): Kind<number> {
  const bounds = open ? `between ${low} and ${high}` : `${low} to ${high}`;
  const type = whole ? 'whole number' : 'number';
  return {
    type,
    bounds,
    write: writeNumber,
    read(text) {
      const value = readNumber(text);
      if (value === null) return { problem: `${quoted(text)} is not a number` };
      if (whole && !Number.isSafeInteger(value)) {
        return { problem: `${quoted(text)} is not a whole number` };
      }
      const inside = open ? value > low && value < high : value >= low && value <= high;
      return inside
        ? { value }
        : { problem: `${quoted(text)} is not ${open ? bounds : `in the range ${bounds}`}` };
    },
  };
}

export function choice<const T extends string>(among: readonly T[]): Kind<T> {
  return {
    type: 'word',
    bounds: among.join(', '),
    write: (value) => value,
    read(text) {
      const value = among.find((one) => one === text);
      return value === undefined
        ? { problem: `${quoted(text)} is not one of ${among.join(', ')}` }
        : { value };
    },
  };
}

export const flag: Kind<boolean> = {
  type: 'word',
  bounds: 'yes, no',
  write: (value) => (value ? 'yes' : 'no'),
  read: (text) =>
    text === 'yes' || text === 'no'
      ? { value: text === 'yes' }
      : { problem: `${quoted(text)} is not one of yes, no` },
};

/** A day of the calendar, 2026-11-26. */
export const day: Kind<string> = {
  type: 'day',
  bounds: '1900-01-01 to 2999-12-31',
  write: (value) => value,
  read(text) {
    const [, year = ''] = /^((?:19|2\d)\d\d)-\d\d-\d\d$/.exec(text) ?? [];
    const date = new Date(`${text}T00:00:00Z`);
    const real = year !== '' && !Number.isNaN(date.getTime());
    return real && date.toISOString().startsWith(text)
      ? { value: text }
      : { problem: `${quoted(text)} is not a day such as 2026-11-26` };
  },
};

/** The value, or `word` for none. */
export const orNone = <T>(kind: Kind<T>, word: string): Kind<T | null> => ({
  type: kind.type,
  bounds: `${kind.bounds}; or ${word}`,
  write: (value) => (value === null ? word : kind.write(value)),
  read: (text) => (text === word ? { value: null } : kind.read(text)),
});

/** Different words of a few, in any order. */
export function words<const T extends string>(among: readonly T[]): Kind<readonly T[]> {
  const one = choice(among);
  return {
    type: 'words joined by _',
    bounds: one.bounds,
    write: (value) => value.join('_'),
    read(text) {
      const read = text === '' ? [] : text.split('_', among.length + 1).map(one.read);
      const bad = read.find((each) => 'problem' in each);
      if (bad) return bad;
      const value = [...new Set(read.flatMap((each) => ('value' in each ? [each.value] : [])))];
      return value.length === read.length ? { value } : { problem: 'a word occurs twice' };
    },
  };
}

/**
 * From a million on a bare number would be read as parameters: then it says that it is billions. FLOPs,
 * steps and hours are written as the reader sees them.
 */
export function writeSize(size: number, axis: AxisId = 'parameters'): string {
  const { scale } = axisOf(axis);
  return size >= 1e6 && scale === 1 ? `${writeNumber(size)}B` : writeNumber(size * scale);
}

export function readSize(text: string, axis: AxisId = 'parameters'): number | null {
  const size = text.length <= LONGEST_FIGURE ? (parseSize(text, axis)?.billions ?? 0) : 0;
  return size >= MAGNITUDES.low && size <= MAGNITUDES.high ? size : null;
}

export const sizeOn = (axis: AxisId = 'parameters'): Kind<number> => ({
  type: 'size',
  bounds: 'billions of parameters, or 350M; 1e-60 to 1e60',
  write: (value) => writeSize(value, axis),
  read(text) {
    const value = readSize(text, axis);
    return value === null ? { problem: `${quoted(text)} is not a size` } : { value };
  },
});

/** Sizes, read into ascending order, each once. */
export const sizesOn = (axis: AxisId = 'parameters'): Kind<readonly number[]> => ({
  type: 'sizes joined by _',
  bounds: `1 to ${MAX_SIZES}, in billions of parameters, or 350M`,
  write: (value) => value.map((one) => writeSize(one, axis)).join('_'),
  read(text) {
    const parts = text.split('_', MAX_SIZES + 1);
    if (parts.length > MAX_SIZES) return { problem: `there are more than ${MAX_SIZES} sizes` };
    const found: number[] = [];
    for (const part of parts) {
      const one = sizeOn(axis).read(part);
      if ('problem' in one) return one;
      found.push(one.value);
    }
    return { value: [...new Set(found)].sort((a, b) => a - b) };
  },
});

/** Scores at sizes, "70~62.1_405~70": read into ascending order of size, each once. */
export const basesOn = (
  axis: AxisId = 'parameters',
): Kind<readonly { size: number; base: number }[]> => ({
  type: 'size~score joined by _',
  bounds: `at most ${MAX_SIZES}; scores from 0 to 1e60`,
  write: (value) =>
    value.map((one) => `${writeSize(one.size, axis)}~${writeNumber(one.base)}`).join('_'),
  read(text) {
    const parts = text === '' ? [] : text.split('_', MAX_SIZES + 1);
    if (parts.length > MAX_SIZES) return { problem: `there are more than ${MAX_SIZES} scores` };
    const found = new Map<number, number>();
    for (const part of parts) {
      const [of = '', score = '', more] = part.split('~', 3);
      const [at, base] = [readSize(of, axis), readNumber(score)];
      if (at === null || base === null || more !== undefined || base < 0 || base > MAGNITUDES.high)
        return { problem: `${quoted(part)} is not a size and a score` };
      found.set(at, base);
    }
    const value = [...found].map(([size, base]) => ({ size, base }));
    return { value: value.sort((a, b) => a.size - b.size) };
  },
});

export const text = (longest: number): Kind<string> => ({
  type: 'text',
  bounds: `at most ${longest} characters`,
  write: writeText,
  read(written) {
    const value = readText(written);
    return value.length > longest
      ? { problem: `the text is longer than ${longest} characters` }
      : { value };
  },
});
