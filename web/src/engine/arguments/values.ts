/**
 * Reads what callers hand over into plain, bounded values. Getters, proxies and the like are code of the
 * caller: it runs here, in JavaScript, and never within a call of the WebAssembly, which would not give
 * its stack back when such code throws. What cannot be read becomes a refusal.
 */
import type { InputError } from '../contract';

/** Why an argument was not read; `answered` turns it into a value. */
export class Refused extends Error {
  constructor(readonly error: InputError) {
    super(error.message);
  }
}

export function refuse(code: string, field: string | null, message: string, row?: number): never {
  throw new Refused({ code, row: row ?? null, field, message });
}

export const badOption = (name: string, complaint: string): never =>
  refuse('bad-option', name, `The option ${name} ${complaint}`);

/** A property of an object; getting it may run any code, and that code may throw. */
export function property(of: object, name: string | number, field: string, row?: number): unknown {
  try {
    return Reflect.get(of, name) as unknown;
  } catch {
    const what = row === undefined ? `The value of ${field}` : `Row ${row + 1}: the ${field}`;
    return refuse('unreadable', field, `${what} could not be read.`, row);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const asNumber = (value: unknown): number => (typeof value === 'number' ? value : NaN);

/**
 * The elements of an array, a typed array or whatever else has a length: no more than one above the
 * limit, which is enough for the engine to refuse them. null for anything that is no list.
 */
export function listOf(value: unknown, limit: number, field: string): unknown[] | null {
  if (!isObject(value)) return null;
  const length = property(value, 'length', field);
  if (typeof length !== 'number' || Number.isNaN(length)) return null;
  const count = Math.min(Math.max(0, Math.floor(length)), limit + 1);
  return Array.from({ length: count }, (_, at) => property(value, at, field));
}

/** As many numbers as any list may hold. */
const MOST = 10_000;

export function numbers(value: unknown, name: string): number[] {
  const list = listOf(value, MOST, name) ?? badOption(name, 'must be a list of numbers.');
  return list.map(asNumber);
}

/** Numbers, with null where one is missing. */
export function numbersOrNulls(value: unknown, name: string): (number | null)[] {
  const list = listOf(value, MOST, name) ?? badOption(name, 'must be a list of numbers or nulls.');
  return list.map((one) => (one === undefined || one === null ? null : asNumber(one)));
}

export const numberOrNumbers = (value: unknown, name: string): number | number[] =>
  typeof value === 'number' ? value : numbers(value, name);

/** A word that the engine knows or refuses; none that it knows is as long. */
export const word = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 40) : '';

/** As many words as any list may hold, and one more. */
const MOST_WORDS = 100;

export function words(value: unknown, name: string): string[] {
  const list = listOf(value, MOST_WORDS, name) ?? badOption(name, 'must be a list of words.');
  return list.map(word);
}

/** A sentence of the engine's; none is as long. */
export const sentence = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 400) : '';

export const flag = (value: unknown, name: string): boolean =>
  typeof value === 'boolean' ? value : badOption(name, 'must be true or false.');

/** How each field of an object is read, where it is given. */
export type Fields<T> = { readonly [K in keyof Required<T>]: (value: unknown, name: K) => unknown };

/** The fields of an object that are given; undefined and null give none. */
export function read<T extends object>(
  fields: Fields<T>,
  value: unknown,
  name: string,
  row?: number,
): Partial<T> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return refuse('bad-option', name, `The ${name} must be an object.`, row);
  const result: Partial<T> = {};
  for (const field of Object.keys(fields) as (keyof T & string)[]) {
    const given = property(value, field, field, row);
    if (given !== undefined && given !== null)
      result[field] = fields[field](given, field) as T[typeof field];
  }
  return result;
}
