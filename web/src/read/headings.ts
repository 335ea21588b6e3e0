/** Interprets the heads of pasted columns: the field that each means, and the benchmark that it names. */
import type { Field } from '../state/state';

/** `series`: a column that names each row's benchmark. */
export type Heading = Field | 'series';

/** In order: "gain ± se" heads gains that bring their error, "gain se" the errors. */
const HEADERS: readonly (readonly [Heading, RegExp])[] = [
  ['gain', /\S\s*(?:±|\+\/-)/],
  ['se', /^(?:±|\+\/-)/],
  [
    'se',
    /^(?:.*[ _])?(?:se|s\.e\.|sem|std\.?[ _]?err(?:or)?|standard errors?|uncertainty)(?: .*)?$/,
  ],
  ['se', /^(?:errors?|err|sd|std|sigma|σ)$/],
  ['base', /^(?:base(?:line)?s?(?:[ _](?:score|accuracy|acc))?|score before|before)$/],
  ['size', /^(?:n|b|(?:model |num_?|n_?|# ?)?(?:sizes?|params?|parameters?)(?: .*)?)$/],
  [
    'gain',
    /^(?:y|(?:mean |avg\.? |average |score )?(?:gains?|delta|Δ|δ|diff|difference|improvements?|lift|uplift)(?: .*)?)$/,
  ],
  [
    'series',
    /^(?:series|bench(?:mark)?s?|tasks?|data ?sets?|eval(?:uation)?s?|suites?)(?:[ _](?:name|id))?$/,
  ],
  ['label', /^(?:labels?|names?|models?|model names?|notes?|run|checkpoint)$/],
];

export const headerField = (cell: string): Heading | null => {
  const name = cell
    .replace(/\*\*|`/g, '')
    .replace(/[([].*[)\]]\s*$/, '')
    .replace(/[,:]?\s+(?:in\s+)?(?:pp|%|billions?|b)$/i, '')
    .trim()
    .toLowerCase();
  return HEADERS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
};

const WORD_START = '(^|[^A-Za-z0-9])';
const WORD_END = '(?![A-Za-z0-9])';
const anyOf = (words: string) => new RegExp(`${WORD_START}(?:${words})${WORD_END}`, 'gi');

const PLUS_MINUS = /±|\+\/-|\+-/g;
const ERROR_WORDS = anyOf(
  'se|s\\.e\\.|sem|sd|stderrs?|std\\.?[ _]?err(?:or)?s?|std|standard errors?|uncertainty|errors?|err|sigma|σ',
);
const GAIN_WORDS = anyOf('gains?|delta|diff|difference|improvements?|lift|uplift');
const UNITS = /[([]\s*(?:in )?(?:pp|p\.p\.|%|points?|pts?|percentage points)\s*[)\]]/gi;

/** What is left of a head without marks, units, and the words for gains and errors: a benchmark. */
export function benchmarkIn(head: string): string {
  const bare = head
    .replace(/\*\*|__|`/g, '')
    .replace(UNITS, ' ')
    .replace(PLUS_MINUS, ' ')
    .replace(/[Δδ]/g, ' ')
    .replace(ERROR_WORDS, '$1 ')
    .replace(GAIN_WORDS, '$1 ')
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s_:,/–-]+|[\s_:,/–-]+$/g, '')
    .replace(/^(?:of|on|in|for|at)\s+/i, '')
    .replace(/,?\s+(?:pp|%)$/i, '');
  return bare.replace(/^[([](.*)[)\]]$/, '$1').trim();
}

/** Whether a head speaks of an error: "MATH se", "± (MATH)", "MATH ±". */
export const speaksOfError = (head: string): boolean =>
  head.search(PLUS_MINUS) >= 0 || head.search(ERROR_WORDS) >= 0;

/** Whether a head says in words that its column holds gains: "gain", "y", "Δ MATH", not "MATH ± se". */
export const speaksOfGain = (head: string): boolean =>
  /[Δδ]/.test(head) ||
  head.search(GAIN_WORDS) >= 0 ||
  (headerField(head) === 'gain' && head.search(PLUS_MINUS) < 0);
