/**
 * `tests/bench/run scaling`: what a resample costs with more points and with more resamples, in
 * wasm in Node and natively. Prints tables, and writes build/bench/scaling.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Observation } from '../../web/src/engine/contract';
import { loadBuiltEngine } from './engine';
import { median } from './median';
import { asText, ask, native } from './native';
import { observations } from '../data/paper';
import { results as folder } from './problem';
import { count, ms, printTable, times, µs } from './table';

const SIZES = [70];
const SEED = 1;
/** Resamples by points: fewer where all would take minutes. */
const OF_POINTS = [
  { points: 5, resamples: 1000 },
  { points: 50, resamples: 1000 },
  { points: 500, resamples: 1000 },
  { points: 5000, resamples: 200 },
];
const OF_RESAMPLES = [1e3, 1e4, 1e5, 1e6];
const SLICE = 20_000; // resamples at a time: bounds the memory

const engine = await loadBuiltEngine();

/** Milliseconds of resamples [0, last), slice after slice. */
function resample(rows: Observation[], last: number): number {
  const start = performance.now();
  for (let first = 0; first === 0 || first < last; first += SLICE) {
    const options = {
      sizes: SIZES,
      seed: SEED,
      first,
      last: Math.min(last, first + SLICE),
    };
    const slice = engine.bootstrapSlice(rows, options);
    if (!slice.ok) throw new Error(slice.error.message);
  }
  return performance.now() - start;
}

const WARM_UP = 300; // ms, until V8 has optimised what it runs

function often(runs: number, run: () => number): number {
  for (let warm = 0; warm < WARM_UP;) warm += run();
  return median(Array.from({ length: runs }, run));
}

function resampleNatively(rows: Observation[], last: number, runs: number): number {
  const printed = ask(native('bootstrap'), ['slice', last, runs, ...SIZES], asText(rows));
  return median(JSON.parse(printed) as number[]);
}

/** Noisy gains on the power law that fits the paper's data, at sizes evenly spaced in ln N. */
function rowsOf(points: number): Observation[] {
  const exact = Array.from({ length: points }, (_, i) => {
    const size = 0.5 * 16 ** (i / (points - 1));
    return { size, gain: 2.15 * size ** 0.64, se: 0.4 };
  });
  const noisy = ask(native('resamples'), [1, 2], asText(exact)).trim().split(' ').map(Number);
  return exact.map((row, i) => ({ ...row, gain: noisy[i] ?? NaN }));
}

/** Milliseconds before the first resample, and microseconds that each resample then adds. */
type Cost = { before: number; each: number };
const costOf = (before: number, all: number, resamples: number): Cost => ({
  before,
  each: (1e3 * (all - before)) / resamples,
});

const byPoints = OF_POINTS.map(({ points, resamples }) => {
  const rows = rowsOf(points);
  const runs = points > 100 ? 3 : 11;
  return {
    points,
    resamples,
    wasm: costOf(
      often(runs, () => resample(rows, 0)),
      often(runs, () => resample(rows, resamples)),
      resamples,
    ),
    native: costOf(
      resampleNatively(rows, 0, runs),
      resampleNatively(rows, resamples, runs),
      resamples,
    ),
  };
});
const fewest = byPoints[0]?.wasm.each ?? NaN;
console.log(`What each resample costs with more points (5 laws, one size), and what passes once a call before the
first, mostly with the full fit of the data, and is not counted in "each"`);
printTable([
  [
    'points',
    'resamples',
    'wasm: before',
    'each',
    'ratio',
    'each / point',
    'native: before',
    'each',
  ],
  ...byPoints.map(({ points, resamples, wasm, native }) => [
    count(points),
    count(resamples),
    ms(wasm.before),
    µs(wasm.each),
    times(wasm.each / fewest),
    µs(wasm.each / points),
    ms(native.before),
    µs(native.each),
  ]),
]);

const byResamples = OF_RESAMPLES.map((resamples) => {
  const took = often(resamples > 1e5 ? 1 : 3, () => resample(observations, resamples));
  return { resamples, ms: took, each: (1e3 * took) / resamples };
});
console.log(`What each of many resamples of the paper's ${observations.length} points costs, in slices of ${count(SLICE)} with all that passes
before a slice's first, in wasm in Node`);
printTable([
  ['resamples', 'time', 'each', 'ratio'],
  ...byResamples.map(({ resamples, ms: took, each }) => [
    count(resamples),
    ms(took),
    µs(each),
    times(each / (byResamples[0]?.each ?? NaN)),
  ]),
]);

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}scaling.json`, JSON.stringify({ byPoints, byResamples }, null, 2));
