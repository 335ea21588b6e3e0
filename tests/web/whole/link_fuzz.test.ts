/** Whatever a link says, the answer is a valid state: 100,000 hostile fragments, always the same ones. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  BoundsSchema,
  CriterionSchema,
  LawIdSchema,
  MethodSchema,
  GeneratingLawIdSchema,
} from '../../../web/src/engine/contract';
import { AXIS_IDS } from '../../../web/src/format/other_measures';
import { EXAMPLES } from '../../../web/src/state/examples';
import { decode } from '../../../web/src/link/link';
import { FIELDS as LINK_FIELDS } from '../../../web/src/link/fields';
import { BACKGROUNDS, ONLY, THEMES, VIEWS } from '../../../web/src/state/look';
import { DELTAS, MEASURES } from '../../../web/src/state/planning';
import { UNITS } from '../../../web/src/state/preprocessing';
import {
  MAX_SERIES,
  SERIES_KINDS,
  seriesOf,
  tidyName,
  together,
} from '../../../web/src/state/series';
import { BANDS, Y_SCALES } from '../../../web/src/state/state';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.minValue(1e-60), v.maxValue(1e60));
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(low), v.maxValue(high));
const ascending = (sizes: number[]) =>
  sizes.every((size, at) => at === 0 || size > (sizes[at - 1] ?? size));
const sizes = v.pipe(v.array(positive), v.minLength(1), v.maxLength(100), v.check(ascending));
const distinct = (values: unknown[]) => new Set(values).size === values.length;
const name = v.pipe(
  v.string(),
  v.check((text) => tidyName(text) === text),
);

const StateSchema = v.pipe(
  v.strictObject({
    rows: v.pipe(
      v.array(
        v.strictObject({
          id: whole(1, Number.MAX_SAFE_INTEGER),
          series: name,
          size: v.string(),
          gain: v.string(),
          se: v.string(),
          base: v.string(),
          label: v.string(),
          heldOut: v.boolean(),
        }),
      ),
      v.maxLength(10_000),
      v.check((rows) => distinct(rows.map(({ id }) => id))),
      v.check((rows) => seriesOf(rows).length <= MAX_SERIES && together(rows) === rows),
    ),
    example: v.nullable(v.picklist(EXAMPLES.map(({ id }) => id))),
    selectedSeries: v.nullable(v.pipe(v.string(), v.maxLength(80))),
    seriesAre: v.picklist(SERIES_KINDS),
    axis: v.picklist(AXIS_IDS),
    quantity: v.pipe(name, v.maxLength(40)),
    method: MethodSchema,
    fitUpTo: v.nullable(positive),
    ceiling: positive,
    extraSe: v.pipe(finite, v.minValue(0), v.maxValue(1e60)),
    unit: v.picklist(UNITS),
    criterion: CriterionSchema,
    targets: sizes,
    chosen: positive,
    hiddenLaws: v.pipe(
      v.array(LawIdSchema),
      v.check((laws) => distinct(laws)),
    ),
    laws: v.nullable(
      v.pipe(
        v.array(LawIdSchema),
        v.minLength(1),
        v.check((laws) => distinct(laws)),
      ),
    ),
    seed: whole(0, Number.MAX_SAFE_INTEGER),
    replicates: whole(1, 1_000_000),
    level: v.pipe(finite, v.gtValue(0), v.ltValue(1)),
    threshold: v.pipe(finite, v.minValue(-1e60), v.maxValue(1e60)),
    band: v.picklist(BANDS),
    yScale: v.picklist(Y_SCALES),
    bounds: v.pipe(
      BoundsSchema,
      v.check((all) => Object.values(all).every(({ low, high }) => low >= 0 && low < high)),
    ),
    delta: v.picklist(DELTAS),
    truths: v.nullable(
      v.pipe(
        v.array(
          v.strictObject({
            law: GeneratingLawIdSchema,
            parameters: v.record(v.string(), finite),
          }),
        ),
        v.check((truths) => distinct(truths.map(({ law }) => law))),
      ),
    ),
    trials: whole(1, 100_000),
    trialSeed: whole(0, Number.MAX_SAFE_INTEGER),
    trialReplicates: whole(0, 10_000),
    trialTargets: sizes,
    cost: v.strictObject({
      price: positive,
      hours: positive,
      reference: positive,
      exponent: positive,
    }),
    bounded: v.boolean(),
    scatter: v.boolean(),
    bases: v.pipe(
      v.array(v.strictObject({ size: positive, base: v.pipe(finite, v.minValue(0)) })),
      v.maxLength(100),
    ),
    assumeSe: v.boolean(),
    expectedSe: v.nullable(positive),
    candidates: v.nullable(sizes),
    budget: v.nullable(v.pipe(finite, v.minValue(0))),
    measure: v.picklist(MEASURES),
    worth: v.nullable(v.pipe(finite, v.gtValue(0))),
    paysFrom: v.nullable(finite),
    probability: v.pipe(finite, v.gtValue(0), v.ltValue(1)),
    rival: v.nullable(v.pipe(v.string(), v.maxLength(80))),
    made: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))),
    view: v.picklist(VIEWS),
    theme: v.picklist(THEMES),
    only: v.picklist(ONLY),
    bg: v.picklist(BACKGROUNDS),
  }),
  v.check(({ targets, chosen }) => targets.includes(chosen)),
);

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '1e-400',
  '9007199254740993',
  '0x10',
  '%',
  '%zz',
  '%00',
  '%F0%9F',
  '\u0000',
  '\ud800',
  '\u202e',
  '.-',
  '.-d800',
  '--------',
  '~~~~~~~~',
  '________',
  '=&=&=',
  '(a+)+$',
  '1'.repeat(400),
  '1~'.repeat(200),
  '1~2~3_'.repeat(100),
  'a_'.repeat(60),
  'A'.repeat(64),
  'y0gEAA',
];

const names = LINK_FIELDS.map((field) => field.name);
const word = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    ...names,
    'power',
    'alpha',
    'aic',
    'none',
    'h',
    '70B',
    '1~2~3',
    '14',
    '.5',
    '-1',
    'compute',
    'steps',
    '1e24',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.double().map(String),
);
const value = fc
  .array(fc.tuple(word, fc.constantFrom('', '~', '_', '--', '.', '=', '+')), {
    maxLength: 8,
  })
  .map((parts) => parts.flat().join(''));
const pair = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...names, 'v') },
      { weight: 1, arbitrary: word },
    ),
    value,
  )
  .map((parts) => parts.join('='));
const hostile = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(pair, { maxLength: 7 }).map((pairs) => pairs.join('&')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: value },
);

describe('a hostile fragment', () => {
  it('ends in a valid state, 100,000 times', async () => {
    let complaints = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (fragment) => {
        const { state, problems } = await decode(fragment);
        complaints += problems.length;
        if (!v.is(StateSchema, state))
          expect(v.safeParse(StateSchema, state).issues).toBeUndefined();
        // What is said is bounded by what there is to say, however long the parts of the link are.
        if (problems.some((text) => text.length > 400)) expect(problems).toBe('short');
      }),
      { numRuns: 100_000, seed: 20_261_122 },
    );
    expect(complaints).toBeGreaterThan(100_000); // they were hostile indeed
    expect(({} as Record<string, unknown>)['low']).toBeUndefined();
  }, 600_000);
});
