/** The rows of every method, and what else is given as lists of objects, read into plain values. */
import type { KnownBase, Observation } from '../contract';
import { asNumber, badOption, listOf, read, refuse, type Fields } from './values';

const MAX_ROWS = 10_000;
const MAX_COMPANIONS = 64;
const MAX_KNOWN_BASES = 64;
const MAX_METHODS = 12;

const OBSERVATION: Fields<Observation> = {
  size: asNumber,
  gain: asNumber,
  se: asNumber,
  base: asNumber,
  score: asNumber,
  questions: asNumber,
  samples: asNumber,
};

/** A row that is no object has no number in it, and the engine refuses it by its number. */
function observation(value: unknown, row: number): Observation {
  const known = typeof value === 'object' ? value : null;
  return { size: NaN, ...read(OBSERVATION, known, 'row', row) };
}

const rowsOf =
  (form: string) =>
  (value: unknown): Observation[] => {
    if (value === undefined || value === null) return [];
    const rows = listOf(value, MAX_ROWS, 'rows');
    if (!rows) return refuse('no-rows', null, `The rows must be a list of ${form}.`);
    return rows.map(observation);
  };

export const observations = rowsOf('{size, gain, se}');
export const scoreRows = rowsOf('{size, base, score}');

/** Rows of other benchmarks. */
export function companions(value: unknown, name: string): Observation[][] {
  const complaint = 'must be a list of lists of rows.';
  const lists = listOf(value, MAX_COMPANIONS, name) ?? badOption(name, complaint);
  return lists.map((rows) =>
    (listOf(rows, MAX_ROWS, name) ?? badOption(name, complaint)).map(observation),
  );
}

/** Scores of the baseline beside those of the rows. */
export function knownBases(value: unknown, name: string): unknown[] {
  const list = listOf(value, MAX_KNOWN_BASES, name) ?? badOption(name, 'must be a list.');
  return list.map((one) => read<KnownBase>({ size: asNumber, base: asNumber }, one, name));
}

/** The rows of several methods; no more than one above what may be ranked. */
export function methods(value: unknown): Observation[][] {
  const list = listOf(value, MAX_METHODS, 'methods');
  if (!list) return refuse('bad-option', 'methods', 'The methods must be a list of lists of rows.');
  return list.map(observations);
}
