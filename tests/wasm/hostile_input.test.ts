/** Whatever a method of the public module is handed, it answers by a value, and the module goes on. */
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BacktestSchema,
  BootstrapSchema,
  DecompositionSchema,
  DesignSchema,
  ExtraSeSchema,
  FitResultSchema,
  ForecastSchema,
  GainSeSchema,
  outcomeOf,
  SliceSchema,
  ValidationSchema,
  ValidationSliceSchema,
  type Engine,
} from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';

type Call = (...given: unknown[]) => unknown;
type Method = Exclude<keyof Engine, 'laws'>;

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});
const call = (method: Method, ...given: unknown[]): unknown =>
  (engine[method] as unknown as Call)(...given);

const rows = [
  { size: 0.5, gain: 1.2, se: 0.4 },
  { size: 1, gain: 2.1, se: 0.3 },
  { size: 2, gain: 3.5, se: 0.4 },
  { size: 4, gain: 5.4, se: 0.5 },
  { size: 8, gain: 8, se: 0.6 },
];

const part = { sizes: [70], seed: 1, first: 0, last: 5 };
const trials = { targets: [70], trials: 4, seed: 1, first: 0, last: 4 };

/** What every method answers, and good arguments of it. */
const METHODS: Readonly<Record<Method, { answer: v.GenericSchema; good: () => unknown[] }>> = {
  fit: { answer: FitResultSchema, good: () => [rows, { criterion: 'bic', extraSe: 0.1 }] },
  forecast: { answer: ForecastSchema, good: () => [rows, { sizes: [70], levels: [0.9] }] },
  bootstrap: {
    answer: BootstrapSchema,
    good: () => [rows, { sizes: [70], replicates: 5, level: 0.9, threshold: 3 }],
  },
  bootstrapSlice: { answer: SliceSchema, good: () => [rows, part] },
  bootstrapSummary: {
    answer: BootstrapSchema,
    good: () => [[valueOf(engine.bootstrapSlice(rows, part))], { level: 0.8, threshold: 1 }],
  },
  decompose: {
    answer: DecompositionSchema,
    good: () => [
      rows.slice(2),
      { sizes: [70], bounds: { alpha: { low: 0, high: 9 } }, deltas: [1] },
    ],
  },
  validate: {
    answer: ValidationSchema,
    good: () => [
      rows,
      {
        targets: [70],
        trials: 2,
        replicates: 2,
        truths: [{ law: 'power', parameters: { a: 2, b: 0.4 } }],
      },
    ],
  },
  validateSlice: { answer: ValidationSliceSchema, good: () => [rows, trials] },
  validateSummary: {
    answer: ValidationSchema,
    good: () => [[valueOf(engine.validateSlice(rows, trials))]],
  },
  design: {
    answer: DesignSchema,
    good: () => [
      rows,
      {
        candidates: [14],
        target: 70,
        se: [0.5],
        budget: 9000,
        cost: { price: 2, hours: 3, reference: 8, exponent: 1 },
        largestSet: 2,
      },
    ],
  },
  backtest: {
    answer: BacktestSchema,
    good: () => [rows, { fitUpTo: 2, method: 'calibrated', levels: [0.5] }],
  },
  estimateExtraSe: { answer: ExtraSeSchema, good: () => [rows] },
  gainSe: {
    answer: GainSeSchema,
    good: () => [{ base: 30, score: 42, questions: 500, samples: 4, paired: true, within: 0.5 }],
  },
};
const NAMES = Object.keys(METHODS) as Method[];

function valueOf<T>(
  outcome: { ok: true; value: T } | { ok: false; error: { message: string } },
): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** The answer keeps the contract: no exception, no NaN, no other shape. */
function answered(method: Method, ...given: unknown[]): v.InferOutput<typeof AnyOutcome> {
  const outcome = call(method, ...given);
  const checked = v.safeParse(outcomeOf(METHODS[method].answer), outcome);
  expect(checked.issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)])).toBe(
    undefined,
  );
  return outcome as v.InferOutput<typeof AnyOutcome>;
}
const AnyOutcome = outcomeOf(v.unknown());

/** The module computes what it should, to the last digit. */
function worksStill(): void {
  const { mean, sd } = valueOf(engine.forecast(rows, { sizes: [70] }));
  expect(mean[0]).toBeCloseTo(19.6126263553014, 12); // paper_golden.json
  expect(sd[0]).toBeCloseTo(11.3115267116328, 12);
  valueOf(engine.gainSe({ base: 30, score: 42, questions: 500 }));
}

const thrower = (): unknown =>
  Object.defineProperty({ gain: 1, se: 1 }, 'size', {
    enumerable: true,
    get: () => {
      throw new Error('mine');
    },
  });
const proxy = (of: object): unknown =>
  new Proxy(of, {
    get: (target, name) => {
      if (name === 'se' || name === '2') throw new Error('mine');
      return Reflect.get(target, name) as unknown;
    },
  });
const revoked = (): unknown => {
  const pair = Proxy.revocable([], {});
  pair.revoke();
  return pair.proxy;
};

/** Whatever is of another kind than what should be there. */
const ODD: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => NaN,
  () => Infinity,
  () => -1,
  () => 0,
  () => 0.9,
  () => 1e300,
  () => 7n,
  () => Symbol('size'),
  () => '',
  () => 'seventy',
  () => '70',
  () => true,
  () => [],
  () => [NaN],
  () => ['70'],
  () => [null, {}, []],
  () => Array<unknown>(3), // holes
  () => Array<unknown>(4e9 / 2), // a huge array of holes
  () => ({}),
  () => ({ length: 1e12 }),
  () => ({ length: -2 }),
  () => () => 1,
  () => new Date(),
  () => new Map([['sizes', [70]]]),
  () => new Float64Array(3),
  () => new BigInt64Array(3),
  () => new DataView(new ArrayBuffer(8)),
  () => Object.create(null) as unknown,
  thrower,
  () => [thrower()],
  () => proxy({ size: 1, gain: 1, se: 1 }),
  () => proxy([1, 2, 3, 4]),
  revoked,
];
/** Which of them: fast-check itself must not look into them. */
const odd = fc.nat(ODD.length - 1);
const made = (at: number): unknown => ODD[at]?.();

/** Every path to a value within good arguments: of an argument, an option, an element. */
function pathsOf(value: unknown, depth = 0): PropertyKey[][] {
  if (typeof value !== 'object' || value === null || depth > 5) return [[]];
  const keys = Object.keys(value).slice(0, 8);
  return [
    [],
    ...keys.flatMap((key) =>
      pathsOf((value as Record<string, unknown>)[key], depth + 1).map((path) => [key, ...path]),
    ),
  ];
}

function put(value: unknown, [key, ...rest]: readonly PropertyKey[], other: unknown): unknown {
  if (key === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  try {
    if (ArrayBuffer.isView(value)) return value;
    const copy = (
      Array.isArray(value) ? (value as unknown[]).slice(0, 99) : { ...value }
    ) as Record<PropertyKey, unknown>;
    copy[key] = put(copy[key], rest, other);
    return copy;
  } catch {
    return value; // its own code throws
  }
}

describe.each(NAMES)('%s', (method) => {
  it('answers good arguments', () => {
    expect(answered(method, ...METHODS[method].good())).toMatchObject({ ok: true });
  });

  it('refuses no arguments at all', () => {
    expect(answered(method)).toMatchObject({ ok: false });
  });

  it('answers any one value of the wrong kind, wherever it stands', () => {
    for (const path of pathsOf(METHODS[method].good()).filter(({ length }) => length > 0))
      for (const make of ODD)
        answered(method, ...(put(METHODS[method].good(), path, make()) as unknown[]));
    worksStill();
  });

  it('answers several at once, and whole arguments of the wrong kind', () => {
    const paths = pathsOf(METHODS[method].good()).filter(({ length }) => length > 0);
    const some = fc.array(fc.tuple(fc.nat(paths.length - 1), odd), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(some, fc.array(odd, { maxLength: 3 }), (changes, whole) => {
        const changed = changes.reduce<unknown>(
          (given, [at, other]) => put(given, paths[at] ?? [], made(other)),
          METHODS[method].good(),
        );
        answered(method, ...(changed as unknown[]));
        answered(method, ...whole.map(made));
      }),
      { numRuns: 150, seed: 18 },
    );
    worksStill();
  });
});

describe('code of the caller', () => {
  it('never runs within the engine: after 5,000 throws in every method it computes the same', () => {
    for (let time = 0; time < 5000; time += 1)
      for (const method of ['fit', 'forecast', 'estimateExtraSe', 'backtest'] as const)
        expect(call(method, [...rows, thrower()], { sizes: [70] })).toMatchObject({
          ok: false,
          error: { code: 'unreadable', row: 5, field: 'size' },
        });
    worksStill();
  });

  it('may call the engine itself', () => {
    const asking = {
      get size() {
        return valueOf(engine.forecast(rows, { sizes: [16] })).mean[0];
      },
      gain: 9,
      se: 1,
    };
    expect(call('fit', [...rows, asking])).toMatchObject({ ok: true, value: { rows: 6 } });
    worksStill();
  });

  it('is read once: a row that changes while it is read is one row', () => {
    let reads = 0;
    const changing = {
      get size() {
        reads += 1;
        return 16;
      },
      gain: 9,
      se: 1,
    };
    expect(call('fit', [...rows, changing])).toMatchObject({ ok: true });
    expect(reads).toBe(1);
  });
});

describe('what is refused, and why', () => {
  it.each<[string, Method, unknown[], string, string | null]>([
    ['a number for the rows', 'fit', [5], 'no-rows', null],
    ['a text for the rows', 'fit', ['0.5 1.2 0.4'], 'no-rows', null],
    ['a number for the options', 'fit', [rows, 5], 'bad-option', 'options'],
    ['no sizes', 'forecast', [rows], 'bad-option', 'sizes'],
    ['sizes that are one number', 'forecast', [rows, { sizes: 70 }], 'bad-option', 'sizes'],
    ['a hole in the sizes', 'forecast', [rows, { sizes: [70, , 8] }], 'bad-target', 'sizes'], // eslint-disable-line no-sparse-arrays
    ['a size in words', 'forecast', [rows, { sizes: ['70B'] }], 'bad-target', 'sizes'],
    ['one level', 'forecast', [rows, { sizes: [70], levels: 0.9 }], 'bad-option', 'levels'],
    ['no replicates', 'bootstrap', [rows, { sizes: [70] }], 'bad-option', 'replicates'],
    ['no end', 'bootstrapSlice', [rows, { sizes: [70], first: 0 }], 'bad-option', 'last'],
    ['no sizes to decompose at', 'decompose', [rows, { sizes: [] }], 'bad-option', 'sizes'],
    [
      'bounds that are a number',
      'decompose',
      [rows, { sizes: [8], bounds: 3 }],
      'bad-option',
      'bounds',
    ],
    ['one delta', 'decompose', [rows, { sizes: [8], deltas: 1 }], 'bad-option', 'deltas'],
    ['targets in words', 'validate', [rows, { targets: '70' }], 'bad-option', 'targets'],
    ['truths that are a law', 'validate', [rows, { truths: 'power' }], 'bad-option', 'truths'],
    ['no candidates', 'design', [rows, { target: 70 }], 'bad-option', 'candidates'],
    [
      'a cost in dollars',
      'design',
      [rows, { candidates: [14], target: 70, cost: 100 }],
      'bad-option',
      'cost',
    ],
    [
      'a yes',
      'gainSe',
      [{ base: 1, score: 2, questions: 9, paired: 'yes' }],
      'bad-option',
      'paired',
    ],
    [
      'an unknown method',
      'forecast',
      [rows, { sizes: [70], method: 'magic' }],
      'unknown-method',
      'method',
    ],
    ['slices of nothing', 'bootstrapSummary', [], 'bad-slice', 'slices'],
  ])('%s', (_, method, given, code, field) => {
    expect(answered(method, ...given)).toMatchObject({ ok: false, error: { code, field } });
  });
});

describe('slices that do not belong together', () => {
  const sliceOf = (options: object, of = rows) =>
    valueOf(engine.bootstrapSlice(of, { ...part, ...options }));
  const whole = { first: 0, last: 5 };
  const rest = { first: 5, last: 9 };
  const others = rows.map((row) => ({ ...row, gain: row.gain + 1 }));

  it.each<[string, () => unknown[]]>([
    ['overlap', () => [sliceOf(whole), sliceOf({ first: 4, last: 9 })]],
    ['occur twice', () => [sliceOf(whole), sliceOf(whole)]],
    ['have other seeds', () => [sliceOf(whole), sliceOf({ ...rest, seed: 2 })]],
    ['have other criteria', () => [sliceOf(whole), sliceOf({ ...rest, criterion: 'bic' })]],
    ['are of other rows', () => [sliceOf(whole), sliceOf(rest, others)]],
    ['are preprocessed otherwise', () => [sliceOf(whole), sliceOf({ ...rest, extraSe: 1 })]],
    ['are empty', () => [sliceOf({ first: 3, last: 3 })]],
    ['hold other counts', () => [{ ...sliceOf(whole), atLimit: [NaN] }]],
    ['hold no doubles', () => [{ ...sliceOf(whole), values: [1, 2, 3] }]],
  ])('of a bootstrap: they %s', (_, slices) => {
    expect(answered('bootstrapSummary', slices())).toMatchObject({
      ok: false,
      error: { code: 'bad-slice', field: 'slices' },
    });
  });

  const trialsOf = (options: object, of = rows) =>
    valueOf(engine.validateSlice(of, { ...trials, ...options }));
  const later = { first: 4, last: 6, trials: 6 };

  it.each<[string, () => unknown[]]>([
    ['overlap', () => [trialsOf({}), trialsOf({ first: 3, last: 6 })]],
    ['have other seeds', () => [trialsOf({}), trialsOf({ ...later, seed: 2 })]],
    ['have other targets', () => [trialsOf({}), trialsOf({ ...later, targets: [14] })]],
    ['are of other rows', () => [trialsOf({}), trialsOf(later, others)]],
    ['have no trials', () => [{ ...trialsOf({}), last: NaN }]],
    ['have a level beyond 1', () => [{ ...trialsOf({}), level: 7 }]],
  ])('of a validation: they %s', (_, slices) => {
    expect(answered('validateSummary', slices())).toMatchObject({
      ok: false,
      error: { code: 'bad-slice', field: 'slices' },
    });
  });

  it('but those that do are summed: in any order, with gaps, the rows in any order', () => {
    const slices = [sliceOf(rest, [...rows].reverse()), sliceOf({ ...whole, criterion: 'aic' })];
    expect(valueOf(engine.bootstrapSummary(slices)).replicates).toBe(9);
    const gap = [trialsOf({}), trialsOf({ first: 10, last: 12, trials: 12 })];
    expect(valueOf(engine.validateSummary(gap)).trials).toBe(6);
  });
});
