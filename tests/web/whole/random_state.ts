/** States as readers could make them, however odd, for the tests of links. */
import fc from 'fast-check';
import type {
  Bounds,
  Letter,
  GeneratingModel,
  GeneratingLawId,
} from '../../../web/src/engine/contract';
import { AXIS_IDS } from '../../../web/src/format/other_measures';
import { tidyQuantity } from '../../../web/src/state/axes';
import { DEFAULT_STATE, EXAMPLES, loadExample } from '../../../web/src/state/examples';
import { BACKGROUNDS, ONLY, THEMES, VIEWS } from '../../../web/src/state/look';
import { DELTAS, MEASURES, PLANNING_DEFAULTS } from '../../../web/src/state/planning';
import { METHODS, UNITS } from '../../../web/src/state/preprocessing';
import {
  MAX_SERIES,
  SERIES_KINDS,
  firstSeries,
  tidyName,
  together,
} from '../../../web/src/state/series';
import { BANDS, Y_SCALES, makeRows, type Row, type State } from '../../../web/src/state/state';

/** Numbers of every magnitude that the engine takes, with all their digits. */
const positive = fc.oneof(
  fc.constantFrom(0.5, 1, 8, 70, 405, 1e6, 2e21, 1e-7, 1e60, 1e-60),
  fc.double({ min: 1e-60, max: 1e60, noNaN: true }),
  fc.double({ min: 0.001, max: 1000, noNaN: true }),
);
const signed = fc.oneof(
  fc.constant(0),
  positive,
  positive.map((value) => -value),
);
const whole = (min: number, max: number) => fc.integer({ min, max });
const seed = whole(0, Number.MAX_SAFE_INTEGER);
const sizes = fc
  .uniqueArray(positive, { minLength: 1, maxLength: 12 })
  .map((found) => found.sort((a, b) => a - b));

const CELLS = [
  '',
  ' ',
  '1.7B',
  '350M',
  '−0.3 %',
  '5.4 ± 0.5',
  '+2.1',
  'Qwen3-8B',
  '--',
  '.-00b1',
  'h',
  '~_&=#',
];
const anyText = fc.oneof(
  fc.constantFrom(...CELLS),
  fc.double({ min: -50, max: 500, noNaN: true }).map(String),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.stringMatching(/^[ .a0-]{0,8}$/),
);

const rowTexts = (series: readonly string[]) =>
  fc.record({
    series: fc.constantFrom(...series),
    size: anyText,
    gain: anyText,
    se: anyText,
    base: anyText,
    label: anyText,
    heldOut: fc.boolean(),
  });

const ownRows: fc.Arbitrary<readonly Row[]> = fc
  .array(anyText.map(tidyName), { minLength: 1, maxLength: 4 })
  .chain((series) => fc.array(rowTexts(series), { maxLength: 40 }))
  .map((texts) => {
    const sorted = firstSeries(together(makeRows(texts)), MAX_SERIES);
    return sorted.map((row, at) => ({ ...row, id: at + 1 }));
  });

const bounds: fc.Arbitrary<Bounds> = fc
  .dictionary(
    fc.constantFrom(...(Object.keys(PLANNING_DEFAULTS.bounds) as Letter[])),
    fc
      .tuple(positive, positive)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
    { noNullPrototype: true },
  )
  .map((own) => ({ ...PLANNING_DEFAULTS.bounds, ...own }));

const LETTERS = {
  power: 'abc',
  logarithmic: 'ab',
  saturating: 'abc',
  sigmoid: 'abc',
} as const;
const truths: fc.Arbitrary<GeneratingModel[]> = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(LETTERS) as GeneratingLawId[])), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((laws) =>
    fc.tuple(
      ...laws.map((law) =>
        fc.array(signed, { minLength: 3, maxLength: 3 }).map((values) => ({
          law,
          parameters: Object.fromEntries(
            [...LETTERS[law]].map((letter, at) => [letter, values[at] ?? 0]),
          ),
        })),
      ),
    ),
  );

/** Between 0 and 1, which it is not. */
const share = fc.double({
  min: 0,
  max: 1,
  minExcluded: true,
  maxExcluded: true,
  noNaN: true,
});

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** Mostly the default, as in most links. */
const seldom = <K extends keyof State>(key: K, value: fc.Arbitrary<State[K]>) =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .map((one) => (one === undefined ? DEFAULT_STATE[key] : one));

const loaded = fc.constantFrom(...EXAMPLES).map((example) => loadExample(DEFAULT_STATE, example));
const table = fc.oneof(
  loaded,
  ownRows.map((rows) => ({ ...DEFAULT_STATE, rows, example: null })),
  fc.tuple(loaded, ownRows).map(([state, rows]) => ({ ...state, rows })),
);

export const anyState: fc.Arbitrary<State> = fc
  .record(
    {
      table,
      selectedSeries: seldom('selectedSeries', orNull(anyText.map(tidyName))),
      seriesAre: seldom('seriesAre', fc.constantFrom(...SERIES_KINDS)),
      axis: seldom('axis', fc.constantFrom(...AXIS_IDS)),
      quantity: seldom('quantity', anyText.map(tidyQuantity)),
      method: seldom('method', fc.constantFrom(...METHODS)),
      fitUpTo: seldom('fitUpTo', orNull(positive)),
      ceiling: seldom('ceiling', positive),
      extraSe: seldom('extraSe', fc.oneof(fc.constant(0), positive)),
      scatter: seldom('scatter', fc.boolean()),
      unit: seldom('unit', fc.constantFrom(...UNITS)),
      criterion: seldom('criterion', fc.constantFrom('aic', 'aicc', 'bic')),
      targets: seldom('targets', sizes),
      choice: fc.nat(),
      hiddenLaws: seldom(
        'hiddenLaws',
        fc.subarray(['power', 'logarithmic', 'saturating', 'sigmoid', 'sqrt-log'] as const),
      ),
      laws: seldom(
        'laws',
        orNull(
          fc.subarray(['power', 'logarithmic', 'saturating', 'sigmoid', 'sqrt-log'] as const, {
            minLength: 1,
          }),
        ),
      ),
      seed: seldom('seed', seed),
      replicates: seldom('replicates', whole(1, 1_000_000)),
      level: seldom('level', share),
      threshold: seldom('threshold', signed),
      band: seldom('band', fc.constantFrom(...BANDS)),
      yScale: seldom('yScale', fc.constantFrom(...Y_SCALES)),
      bounds: seldom('bounds', bounds),
      delta: seldom('delta', fc.constantFrom(...DELTAS)),
      truths: seldom('truths', orNull(truths)),
      trials: seldom('trials', whole(1, 100_000)),
      trialSeed: seldom('trialSeed', seed),
      trialReplicates: seldom('trialReplicates', whole(0, 10_000)),
      trialTargets: seldom('trialTargets', sizes),
      cost: seldom(
        'cost',
        fc.record(
          {
            price: positive,
            hours: positive,
            reference: positive,
            exponent: positive,
          },
          { noNullPrototype: true },
        ),
      ),
      expectedSe: seldom('expectedSe', orNull(positive)),
      candidates: seldom('candidates', orNull(sizes)),
      budget: seldom('budget', orNull(fc.oneof(fc.constant(0), positive))),
      measure: seldom('measure', fc.constantFrom(...MEASURES)),
      worth: seldom('worth', orNull(positive)),
      paysFrom: seldom('paysFrom', orNull(signed)),
      probability: seldom('probability', share),
      rival: seldom('rival', orNull(anyText.map(tidyName))),
      made: seldom('made', fc.constantFrom(null, '2026-11-26', '2024-02-29')),
      view: seldom('view', fc.constantFrom(...VIEWS)),
      theme: seldom('theme', fc.constantFrom(...THEMES)),
      only: seldom('only', fc.constantFrom(...ONLY)),
      bg: seldom('bg', fc.constantFrom(...BACKGROUNDS)),
    },
    { noNullPrototype: true },
  )
  .map(({ table: { rows, example }, choice, ...options }) => ({
    ...DEFAULT_STATE,
    ...options,
    rows,
    example,
    chosen: options.targets[choice % options.targets.length] ?? 70,
  }));
