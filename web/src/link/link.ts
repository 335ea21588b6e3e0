/**
 * Writes a state as the fragment of an address and reads it back: `v=1&d=0.5~1.2~0.4_1~2.1~0.3&x=70`.
 * A fragment holds the fields of `fields.ts`, in unreserved characters, with `&` and `=` between them.
 * Reading never throws, stops at the limits below, and always gives a valid state.
 */
import { DEFAULT_STATE } from '../state/examples';
import { FIELDS, PACKED, VERSION, type LinkField } from './fields';
import { quoted } from './text';
import { squeeze, unsqueeze } from './squeeze';
import type { State } from '../state/state';

/** A longer fragment is not read, and not written. */
export const MAX_CHARACTERS = 200_000;
/** Packed rows may be as long as this. */
export const MAX_UNPACKED = 1_000_000;
/** Tables of at most so many rows are never packed: they can be read in the address. */
const PLAIN_ROWS = 24;
const MAX_PAIRS = 200;

export type Loaded = { readonly state: State; readonly problems: readonly string[] };

export type Pair = readonly [name: string, value: string];

/** Programs often cut a point, hyphen or tilde from the end of an address: the version then comes last. */
function join(pairs: readonly Pair[]): string {
  const written = pairs.map(([name, value]) => `${name}=${value}`);
  const version = `v=${VERSION}`;
  const last = written.at(-1) ?? '';
  const inOrder = /[A-Za-z0-9]$/.test(last) || written.length === 0;
  return (inOrder ? [version, ...written] : [...written, version]).join('&');
}

/** Every field that differs from its default, as a link would write it. */
export const pairsOf = (state: State): Pair[] =>
  FIELDS.flatMap((field) => {
    const value = field.write(state);
    return value === null ? [] : [[field.name, value] as const];
  });

/** The fragment, without its #; null where it would be too long to be read again. */
export async function encode(state: State): Promise<string | null> {
  const pairs = pairsOf(state);
  const plain = join(pairs);
  const rows = pairs.find(([name]) => name === 'd')?.[1];
  let shortest = plain;
  if (rows !== undefined && state.rows.length > PLAIN_ROWS && rows.length <= MAX_UNPACKED) {
    const packed = await squeeze(rows);
    if (packed !== null && packed.length < rows.length) {
      shortest = join(pairs.map((pair) => (pair[0] === 'd' ? [PACKED, packed] : pair)));
    }
  }
  return shortest.length <= MAX_CHARACTERS ? shortest : null;
}

/** Splits as forms do, and undoes how mail programs rewrite `&` and `~`. */
const split = (fragment: string): Iterable<Pair> =>
  new URLSearchParams(fragment.replace(/^#/, '').replaceAll('&amp;', '&'));

/** The first field of each name; unknown and repeated names become problems. */
function take(pairs: Iterable<Pair>, problems: string[]): Map<string, string> {
  let taken = 0;
  const names = new Set(['v', ...FIELDS.map(({ name }) => name)]);
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (taken === MAX_PAIRS) break;
    taken += 1;
    if (!names.has(name)) problems.push(`${quoted(name)} is not a field of a link.`);
    else if (fields.has(name)) problems.push(`${name} occurs twice; the first value is used.`);
    else fields.set(name, value);
  }
  return fields;
}

async function unpack(fields: Map<string, string>, problems: string[]): Promise<void> {
  const packed = fields.get(PACKED);
  if (packed === undefined) return;
  fields.delete(PACKED);
  if (fields.has('d')) {
    problems.push(`${PACKED} and d both hold rows; those of d are used.`);
    return;
  }
  const rows = await unsqueeze(packed, MAX_UNPACKED);
  if (rows === null) problems.push(`${PACKED}: the packed rows are damaged or too long.`);
  else fields.set('d', rows);
}

function read(field: LinkField, text: string, state: State, problems: string[]): State {
  const answer = field.read(text, state);
  for (const problem of answer.problems) problems.push(`${field.name}: ${problem}.`);
  return answer.state;
}

/** The state of a fragment, and a sentence for each part of it that could not be read. */
export async function decode(fragment: string): Promise<Loaded> {
  if (fragment.length > MAX_CHARACTERS) {
    const problem = `The link has more than ${MAX_CHARACTERS.toLocaleString('en')} characters.`;
    return { state: DEFAULT_STATE, problems: [problem] };
  }
  return stateOf(split(fragment));
}

/** The same for pairs of names and values. */
export async function stateOf(pairs: Iterable<Pair>): Promise<Loaded> {
  const problems: string[] = [];
  const fields = take(pairs, problems);
  const version = fields.get('v') ?? VERSION;
  if (version !== VERSION) {
    problems.push(`v: ${quoted(version)} is not a version of links that this page can read.`);
  }
  await unpack(fields, problems);
  let state: State = fields.has('d') ? { ...DEFAULT_STATE, example: null } : DEFAULT_STATE;
  for (const field of FIELDS) {
    const text = fields.get(field.name);
    if (text !== undefined) state = read(field, text, state, problems);
  }
  const usual = state.rows === DEFAULT_STATE.rows; // no rows of its own could be read
  return { state: usual ? { ...state, example: DEFAULT_STATE.example } : state, problems };
}

/**
 * The state that another visit, of another version perhaps, kept as it was: written as a link would be
 * and read again, so that it is a valid one. null where it cannot be.
 */
export async function stateKept(kept: unknown): Promise<State | null> {
  try {
    const state = { ...DEFAULT_STATE, ...(kept as Partial<State>) };
    return (await stateOf(pairsOf(state))).state;
  } catch {
    return null;
  }
}
