/** The public module answers in every engine as it does in Node. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Engine } from '../../web/src/engine/contract';
import { ENGINES } from './engines';
import type { Reader } from './reader';

const rows = (table: readonly (readonly [number, number, number])[]) =>
  table.map(([size, gain, se]) => ({ size, gain, se }));

/** The paper's rows, falling ones, flat ones, and twelve that bend. */
const DATA = [
  rows([
    [0.5, 1.2, 0.4],
    [1, 2.1, 0.3],
    [2, 3.5, 0.4],
    [4, 5.4, 0.5],
    [8, 8, 0.6],
  ]),
  rows([
    [0.5, 12.8, 1.35],
    [1.5, 18.7, 1.29],
    [7, 3.5, 0.83],
    [14, 2.8, 0.71],
    [32, 3, 0.64],
  ]),
  rows([
    [1, 4.1, 0.8],
    [3, 3.9, 0.8],
    [9, 4.2, 0.8],
  ]),
  rows(
    Array.from({ length: 12 }, (_, at) => {
      const size = 0.4 * 1.6 ** at;
      return [size, 9 / (1 + 3 / size) + 0.3 * Math.sin(5 * at), 0.4];
    }),
  ),
];

type Asked = { engine: string; data: typeof DATA };
type Numbers = readonly (readonly [name: string, value: number])[];

/** As text, since it runs in the engine's page: every number of every method's answers, with its name. */
const ASK = `
  const { loadEngine } = await import(asked.engine);
  const engine = await loadEngine();
  const options = { sizes: [14, 70, 405], target: 70, seed: 7 };
  const numbers = (value, name) =>
    typeof value === 'number' ? [[name, value]]
    : value === null || typeof value !== 'object' ? []
    : Object.keys(value).sort().flatMap((key) => numbers(value[key], name + '.' + key));
  return asked.data.flatMap((rows, at) => Object.entries({
    fit: engine.fit(rows),
    forecast: engine.forecast(rows, options),
    calibrated: engine.forecast(rows, { ...options, method: 'calibrated' }),
    bootstrap: engine.bootstrap(rows, { ...options, replicates: 200 }),
    design: engine.design(rows, { candidates: [14, 32, 70], target: 70 }),
    decompose: engine.decompose(rows, { sizes: [70], deltas: [3.84] }),
  }).flatMap(([method, answer]) => numbers(answer, at + ' ' + method)));
`;

// A function made from text: a transformed import() would be no browser's.
const ask = new Function('asked', `return (async () => {${ASK}})()`) as (
  asked: Asked,
) => Promise<Numbers>;

let inNode: Numbers;
beforeAll(async () => {
  const { loadEngine } = (await import(
    /* @vite-ignore */ new URL('../../web/dist/engine.js', import.meta.url).href
  )) as { loadEngine: () => Promise<Engine> };
  const asked = new Function('asked', 'loadEngine', ASK_IN_NODE) as (
    asked: Asked,
    load: typeof loadEngine,
  ) => Promise<Numbers>;
  inNode = await asked({ engine: '', data: DATA }, loadEngine);
});

const ASK_IN_NODE = `return (async () => {${ASK.replace(/const \{ loadEngine \}.*\n/, '')}})()`;

/** Every number that is not Node's, or that only one of the two has. */
function differences(here: Numbers): string[] {
  const [mine, theirs] = [new Map(here), new Map(inNode)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((name) => {
    const [value = NaN, expected = NaN] = [mine.get(name), theirs.get(name)];
    const isSame = Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return isSame ? [] : [`${name}: ${String(value)} instead of ${String(expected)}`];
  });
}

/** How often the page is opened and asked: once, unless a rare fault of an engine is looked for. */
const TURNS = Number(process.env['GAINCAST_TURNS'] ?? 1);

describe.each(ENGINES)('The engine in $name', ({ open }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(() => reader.close());

  it(
    'computes what it computes in Node, to 1e-9',
    { timeout: 30_000 + TURNS * 20_000 },
    async () => {
      const different: string[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        // Each turn's module is a fresh one, which the engine compiles anew.
        await reader.open(`${inject('site')}links.html`);
        await reader.open(inject('site'));
        const here = await reader.run(ask as unknown as (asked: Asked) => Numbers, {
          engine: `${inject('site')}engine.js`,
          data: DATA,
        });
        expect(inNode.length).toBeGreaterThan(400);
        different.push(...differences(here).map((said) => `turn ${turn}: ${said}`));
      }
      expect(different).toEqual([]);
    },
  );
});
