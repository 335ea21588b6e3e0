/** Data and states that make the page say all that it can: every status, losses, bounds, refusals. */
import { readFileSync } from 'node:fs';
import { DEFAULT_STATE, EXAMPLES, loadExample } from '../../../web/src/state/examples';
import { makeRows, type RowText, type State } from '../../../web/src/state/state';

export type Case = { name: string; state: State };

type Line = readonly [size: number, gain: number, se: number, base?: number];

const texts = (lines: readonly Line[], series = ''): RowText[] =>
  lines.map(([size, gain, se, base]) => ({
    series,
    size: String(size),
    gain: String(gain),
    se: String(se),
    ...(base === undefined ? {} : { base: String(base) }),
  }));

const own = (rows: readonly RowText[], change: Partial<State> = {}): State => ({
  ...DEFAULT_STATE,
  rows: makeRows(rows),
  example: null,
  ...change,
});

const SIZES = [0.5, 1, 2, 4, 8];
const gains = (values: readonly number[], se = 0.4): RowText[] =>
  texts(values.map((gain, at): Line => [SIZES[at] ?? 16 * at, gain, se]));

const hard = (
  JSON.parse(readFileSync(new URL('../../data/hard_cases.json', import.meta.url), 'utf8')) as {
    cases: { case: string; N: number[]; y: number[]; se: number[] }[];
  }
).cases;

const at = (chosen: number): Partial<State> => ({ targets: [chosen], chosen });

const several = (): RowText[] => [
  ...texts(
    [
      [0.5, 1.4, 0.5],
      [1, 2.3, 0.5],
      [2, 3.8, 0.5],
      [4, 5.7, 0.5],
    ],
    'GSM8K',
  ),
  ...texts(
    [
      [0.5, 1, 0.5],
      [1, 1.9, 0.5],
      [2, 3.2, 0.5],
      [8, -1, 0.5],
    ],
    'MATH',
  ),
  ...texts([[0.5, 1, 0.5]], 'ARC-C'),
  { series: 'AIME 24', size: '1' },
];

const held = (rows: readonly RowText[], from: number): RowText[] =>
  rows.map((row, index) => ({ ...row, heldOut: index >= from }));

/** Each with both methods, where the state names none. */
const DATA: readonly Case[] = [
  ...EXAMPLES.map((example) => ({
    name: example.id,
    state: loadExample(DEFAULT_STATE, example),
  })),
  { name: 'falling to losses', state: own(gains([3, 2, 0.5, -1, -2.5])) },
  { name: 'losses', state: own(gains([-1, -1.8, -3, -4.1, -5])) },
  { name: 'losses that end', state: own(gains([-5, -3, -1.5, -0.6, -0.2])) },
  { name: 'zero', state: own(gains([0, 0, 0, 0, 0])) },
  { name: 'level', state: own(gains([3, 3, 3, 3, 3])) },
  { name: 'bending down', state: own(gains([1, 3, 5.2, 6.6, 7.4, 7.7], 0.2)) },
  { name: 'levelling off', state: own(gains([0.5, 2.6, 4.9, 7, 7.1], 0.1)) },
  { name: 'large errors', state: own(gains([1, 2, 2, 3, 3], 30)) },
  { name: 'two sizes', state: own(gains([1, 2])) },
  { name: 'three sizes', state: own(gains([1, 2, 4])) },
  {
    name: 'one row far off, without two laws',
    state: own(gains([1, 2, 9, 4, 5], 0.3), { laws: ['saturating', 'sigmoid', 'sqrt-log'] }),
  },
  {
    name: 'one law alone, logarithmic axis',
    state: own(gains([1, 2, 3.2, 4, 5]), { laws: ['power'], yScale: 'log' }),
  },
  {
    name: 'two sizes for one law of three parameters',
    state: own(gains([1, 2]), { laws: ['sigmoid'] }),
  },
  { name: 'three sizes by AICc', state: own(gains([1, 2, 4]), { criterion: 'aicc' }) },
  { name: 'four sizes by AICc', state: own(gains([1, 2, 4, 5]), { criterion: 'aicc' }) },
  { name: 'by BIC', state: own(gains([1, 2, 4, 5, 7]), { criterion: 'bic' }) },
  { name: 'within the data', state: own(gains([1, 2, 4, 5, 7]), at(4)) },
  { name: 'below the data', state: own(gains([1, 2, 4, 5, 7]), at(0.35)) },
  { name: 'far below the data', state: own(gains([1, 2, 4, 5, 7]), at(0.01)) },
  { name: 'just above the data', state: own(gains([1, 2, 4, 5, 7]), at(9)) },
  { name: 'very far beyond', state: own(gains([1, 2, 4, 8, 16], 0.1), at(1e6)) },
  {
    name: 'near the highest score',
    state: own(
      texts([
        [0.5, 8, 0.5, 70],
        [1, 9, 0.5, 78],
        [2, 8, 0.5, 85],
        [4, 7, 0.5, 90],
        [8, 5.5, 0.5, 93],
      ]),
    ),
  },
  {
    name: 'in percent of headroom',
    state: own(
      texts([
        [0.5, 8, 0.5, 70],
        [1, 9, 0.5, 78],
        [2, 8, 0.5, 85],
        [4, 7, 0.5, 90],
        [8, 5.5, 0.5, 93],
      ]),
      {
        unit: 'headroom',
      },
    ),
  },
  {
    name: 'a ceiling and scatter between runs',
    state: own(gains([1, 2, 4, 5, 7]), { ceiling: 20, extraSe: 0.3, fitUpTo: 4 }),
  },
  {
    name: 'no law fits, and scatter is added',
    state: own(gains([2, 12, 3, 18, 5]), { scatter: true }),
  },
  { name: 'held out', state: own(held(gains([1, 2, 4, 5, 7]), 3)) },
  { name: 'one held out', state: own(held(gains([1, 2, 4, 5, 7]), 4)) },
  { name: 'all held out', state: own(held(gains([1, 2, 4]), 0)) },
  { name: 'several benchmarks', state: own(several()) },
  { name: 'one of several benchmarks', state: own(several(), { selectedSeries: 'MATH' }) },
  { name: 'a benchmark of one row', state: own(several(), { selectedSeries: 'ARC-C' }) },
  {
    name: 'benchmarks without a common size',
    state: own([
      ...texts(
        [
          [1, 2, 1],
          [2, 3, 1],
        ],
        'A',
      ),
      ...texts(
        [
          [4, 2, 1],
          [8, 3, 1],
        ],
        'B',
      ),
    ]),
  },
  {
    name: 'one size',
    state: own(
      texts([
        [1, 2, 0.5],
        [1, 3, 0.5],
      ]),
    ),
  },
  { name: 'empty', state: own([{}]) },
  {
    name: 'unreadable cells',
    state: own([
      { size: 'big', gain: 'x', se: 'y', base: 'z' },
      { size: '-1', gain: '1', se: '0' },
      { size: '2' },
      { size: '3', gain: '4' },
      { gain: '1', se: '1' },
      { size: '350000000', gain: '1', se: '1' },
    ]),
  },
  { name: 'huge numbers', state: own([{ size: '1', gain: '1e70', se: '1' }, ...gains([1, 2, 3])]) },
  {
    name: 'a ceiling below the scores',
    state: own(
      texts([
        [1, 2, 0.5, 60],
        [2, 3, 0.5, 70],
        [4, 4, 0.5, 80],
      ]),
      { ceiling: 50 },
    ),
  },
  { name: 'headroom without baselines', state: own(gains([1, 2, 3]), { unit: 'headroom' }) },
];

export const HARD_CASES: readonly Case[] = hard
  .filter(({ N, y, se }) => [...N, ...y, ...se].every(Number.isFinite))
  .filter(({ case: name }) => !name.includes('tiny se')) // says nothing of its own, and takes long
  .map(({ case: name, N, y, se }) => ({
    name: `hard case ${name}`,
    state: own(
      N.map((size, index) => ({
        size: String(size),
        gain: String(y[index] ?? ''),
        se: String(se[index] ?? ''),
      })),
    ),
  }));

export const CASES: readonly Case[] = DATA.flatMap((one) => [
  one,
  { name: `${one.name}, calibrated`, state: { ...one.state, method: 'calibrated' as const } },
]);
