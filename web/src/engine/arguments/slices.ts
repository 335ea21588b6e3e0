/**
 * Slices of long runs, read into plain values, and the mark by which slices of different rows or
 * options are told apart.
 */
import type {
  Caution,
  CautionCode,
  Criterion,
  Law,
  LawId,
  Observation,
  Slice,
  ValidationSlice,
} from '../contract';
import { asNumber, listOf, property, read, refuse, sentence, word, type Fields } from './values';

const MAX_SLICES = 100_000;
const MAX_PARTS = 1_000_000;
const MAX_LIST = 10_000;
/** Seven columns of as many values as one bootstrap may ask for. */
const MAX_VALUES = 7 * 20_000_000;
const CRITERIA: readonly string[] = ['aic', 'aicc', 'bic'] satisfies Criterion[];

const bad = (message: string): never => refuse('bad-slice', 'slices', message);

const isWhole = (x: number, low: number, high: number): boolean =>
  Number.isInteger(x) && x >= low && x <= high;

function slicesOf(value: unknown): object[] {
  const list = listOf(value, MAX_SLICES, 'slices') ?? bad('The slices must be a list.');
  if (list.length > MAX_SLICES) bad('There are too many slices.');
  return list.map((one) =>
    typeof one === 'object' && one !== null ? one : bad('A slice is missing.'),
  );
}

const field = (slice: object, name: string): unknown => property(slice, name, 'slices');

const list = (value: unknown): number[] =>
  (listOf(value, MAX_LIST, 'slices') ?? bad('A slice lacks a list of numbers.')).map(asNumber);

/** A copy of doubles; the constructor reads a real typed array without running any code of the caller. */
function doubles(value: unknown): Float64Array<ArrayBuffer> {
  if (
    !ArrayBuffer.isView(value) ||
    Object.prototype.toString.call(value) !== '[object Float64Array]'
  )
    return bad('The values of a slice must be a Float64Array.');
  return new Float64Array(value as Float64Array);
}

/** Which parts a slice holds, and of what. */
function extent(slice: object): { first: number; last: number; source?: string } {
  const first = asNumber(field(slice, 'first'));
  const last = asNumber(field(slice, 'last'));
  if (!isWhole(first, 0, MAX_PARTS) || !isWhole(last, first, MAX_PARTS))
    bad('A slice does not say what it holds.');
  const source = field(slice, 'source');
  return { first, last, ...(typeof source === 'string' ? { source: word(source) } : {}) };
}

function criterionOf(slice: object): Criterion {
  const criterion = word(field(slice, 'criterion'));
  return CRITERIA.includes(criterion) ? (criterion as Criterion) : bad('A slice has no criterion.');
}

/** More than there are kinds of doubts. */
const MAX_CAUTIONS = 20;

const words = (value: unknown): string[] =>
  (listOf(value, MAX_CAUTIONS, 'slices') ?? bad('A slice names no laws.')).map(word);

/** The doubts that a slice carries; none where it has none. */
function cautionsOf(slice: object): Caution[] {
  const given = listOf(field(slice, 'cautions'), MAX_CAUTIONS, 'slices') ?? [];
  return given.map((one) => {
    const caution = typeof one === 'object' && one !== null ? one : bad('A caution is missing.');
    return {
      code: word(field(caution, 'code')) as CautionCode,
      message: sentence(field(caution, 'message')),
      laws: words(field(caution, 'laws')) as LawId[],
      sizes: [], // it is about the data
      instead: [],
    };
  });
}

/** The laws that a slice is of; none where it does not say. */
function lawsOf(slice: object): { laws?: LawId[] } {
  const laws = field(slice, 'laws');
  return laws === undefined || laws === null ? {} : { laws: words(laws) as LawId[] };
}

/** The slices of a bootstrap. */
export function bootstrapSlices(value: unknown, laws: readonly Law[]): Slice[] {
  const standard = laws.filter((law) => law.standard).length;
  let total = 0;
  return slicesOf(value).map((slice) => {
    const values = doubles(field(slice, 'values'));
    total += values.length;
    if (total > MAX_VALUES) bad('The slices hold more values than a bootstrap may have.');
    const sizes = Float64Array.from(list(field(slice, 'sizes')));
    if (!sizes.every(Number.isFinite)) bad('A size of a slice is not a number.');
    const of = lawsOf(slice);
    if (of.laws?.some((id) => !laws.some((law) => law.id === id))) bad('A law is unknown.');
    const atLimit = list(field(slice, 'atLimit'));
    if (
      atLimit.length !== (of.laws?.length ?? standard) ||
      !atLimit.every((count) => isWhole(count, 0, MAX_PARTS))
    )
      bad('A slice does not have one count for each law.');
    const cautions = cautionsOf(slice);
    const criterion = criterionOf(slice);
    return { ...extent(slice), ...of, criterion, sizes, values, atLimit, cautions };
  });
}

/** The slices of a validation; what they hold is checked by the engine. */
export function validationSlices(
  value: unknown,
  parameters: Fields<Record<string, number>>,
): ValidationSlice[] {
  const slices = slicesOf(value).map((slice) => ({
    ...extent(slice),
    targets: list(field(slice, 'targets')),
    level: asNumber(field(slice, 'level')),
    replicates: asNumber(field(slice, 'replicates')),
    ...lawsOf(slice),
    cautions: cautionsOf(slice),
    truths: (listOf(field(slice, 'truths'), 8, 'slices') ?? bad('A slice has no truths.')).map(
      (truth) =>
        typeof truth === 'object' && truth !== null
          ? {
              law: word(field(truth, 'law')),
              parameters: read(parameters, field(truth, 'parameters'), 'slices'),
              value: list(field(truth, 'value')),
              sums: list(field(truth, 'sums')),
            }
          : bad('A slice lacks a generating model.'),
    ),
  }));
  const [one] = slices;
  if (slices.some(({ source }) => source !== one?.source))
    bad('The slices are not of the same rows and options.');
  return slices;
}

/** A mark of rows and options, of 16 characters: 64 bits of FNV-1a, in two halves. */
function markOf(text: string): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The options that say which part a slice is. */
const PART = ['first', 'last', 'trials'];

/** What a slice is of: its rows, in whatever order, and every option but those that say which part. */
export function sourceOf(
  observations: readonly Observation[],
  options: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): string {
  const rows = observations.map((row) => JSON.stringify(row)).sort();
  const asked = Object.entries({ ...defaults, ...options });
  const fields = asked
    .filter(([name]) => !PART.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return markOf(JSON.stringify([rows, fields]));
}
