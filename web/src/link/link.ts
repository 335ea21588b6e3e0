/**
 * A state as the fragment of an address, and back: `v=1&d=0.5~1.2~0.4_1~2.1~0.3&x=70`. Only
 * unreserved characters, and `&` and `=` between fields. What `link_fields` describes is all there
 * is. Reading never throws, does no more than its limits allow, and always ends with a valid state.
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

/** A point, hyphen or tilde at the end of an address is often taken for the sentence's. */
function join(pairs: readonly Pair[]): string {
  const written = pairs.map(([name, value]) => `${name}=${value}`);
  const version = `v=${VERSION}`;
  const last = written.at(-1) ?? '';
  const inOrder = /[A-Za-z0-9]$/.test(last) || written.length === 0;
  return (inOrder ? [version, ...written] : [...written, version]).join('&');
}

/** Everything that is not as usual, by name, as a link would say it. */
export const pairsOf = (state: State): Pair[] =>
  FIELDS.flatMap((field) => {
    const value = field.write(state);
    return value === null ? [] : [[field.name, value] as const];
  });

/** The fragment, without its #; null when it would be too long to be read again. */
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

/** Splits as forms do; what mail programs make of `&` and `~` is undone with it. */
const split = (fragment: string): Iterable<Pair> =>
  new URLSearchParams(fragment.replace(/^#/, '').replaceAll('&amp;', '&'));

/** Takes the fields out of the pairs, the first of each name, and says which are none. */
function take(pairs: Iterable<Pair>, problems: string[]): Map<string, string> {
  let taken = 0;
  const names = new Set(['v', ...FIELDS.map(({ name }) => name)]);
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (taken === MAX_PAIRS) break;
    taken += 1;
    if (!names.has(name)) problems.push(`${quoted(name)} is nothing that a link can say.`);
    else if (fields.has(name)) problems.push(`${name} stands in it twice; the first is taken.`);
    else fields.set(name, value);
  }
  return fields;
}

async function unpack(fields: Map<string, string>, problems: string[]): Promise<void> {
  const packed = fields.get(PACKED);
  if (packed === undefined) return;
  fields.delete(PACKED);
  if (fields.has('d')) {
    problems.push(`${PACKED} and d both hold rows; those of d are taken.`);
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

/** The state of a fragment, and a sentence for each part of it that could not be taken as it is. */
export async function decode(fragment: string): Promise<Loaded> {
  if (fragment.length > MAX_CHARACTERS) {
    const problem = `It has more than ${MAX_CHARACTERS.toLocaleString('en')} characters.`;
    return { state: DEFAULT_STATE, problems: [problem] };
  }
  return stateOf(split(fragment));
}

/** The same for what a link says when it is no longer, or not yet, one text. */
export async function stateOf(pairs: Iterable<Pair>): Promise<Loaded> {
  const problems: string[] = [];
  const fields = take(pairs, problems);
  const version = fields.get('v') ?? VERSION;
  if (version !== VERSION) {
    problems.push(`v: ${quoted(version)} is not a version of links that this page knows.`);
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
