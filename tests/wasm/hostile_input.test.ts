/** Whatever a method of the public module is handed, it answers by a value, and the module goes on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, call, engine, METHODS, NAMES, rows, valueOf } from './every_method';

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
