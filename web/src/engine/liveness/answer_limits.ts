/**
 * How many seconds a worker may take to answer before it is taken for dead: some for being there at all,
 * and more for the work that the question is known to be. One busy machine was measured, and every limit
 * is at least fifteen times what it took: one that is slower than that is stopped, and asked once more.
 */
import type { Averaging, Observation, Slice, ValidationSlice } from '../contract';
import type { WorkerSlot } from '../worker_slot';

const BASE = 15;
/** The planning module is fetched with the first question to it, over whatever network there is. */
const FETCHED = 60;

type Rows = readonly Observation[];

/** A fit of all laws took 0.07 ms a row at 1,000 rows, a refit 0.001 ms a row. */
const FIT = 0.02;
const REFIT = 0.0001;

const fits = (rows: Rows, refits = 0) => rows.length * (FIT + REFIT * refits);

/** Laws that are off by default are in the planning module. */
const start = (options?: Averaging) => (options?.laws ? FETCHED : BASE);

type Limits = {
  [M in keyof WorkerSlot]: (...args: Parameters<WorkerSlot[M]>) => number;
};

export const ANSWER_LIMITS: Limits = {
  laws: () => BASE,
  fit: (rows, options) => start(options) + fits(rows),
  forecast: (rows, { method = 'paper', ...options }) =>
    (method === 'paper' ? start(options) : FETCHED) + fits(rows),
  bootstrap: (rows, { replicates, ...options }) =>
    start(options) + fits(rows, replicates) + replicates / 100,
  slice: (rows, { first, last, ...options }) =>
    start(options) + fits(rows, last - first) + (last - first) / 100,
  summarise: (slices: readonly Slice[]) =>
    BASE + slices.reduce((sum, { values }) => sum + values.length, 0) / 10_000,
  // 2.7 s at 5 rows, 24 s at 100, on a busy machine, for 30 sizes and three ranges
  decompose: (rows, { sizes, deltas = [] }) =>
    FETCHED + (10 + 0.3 * rows.length) * (1 + sizes.length / 5) * (1 + deltas.length / 3),
  design: (rows, { candidates }) => FETCHED + 10 * fits(rows) + candidates.length,
  compare: (a, b, { sizes }) => FETCHED + 5 * (a.length + b.length) + sizes.length / 2,
  rank: (methods, { sizes }) =>
    FETCHED + methods.reduce((sum, rows) => sum + 5 * rows.length + sizes.length, 0),
  verify: (rows, measured) => FETCHED + 5 * (rows.length + measured.length),
  // 0.6 s for eight candidates of rows without errors; sets of them are no more than a few hundred fits
  nextRun: (rows, { candidates }) => FETCHED + 10 * fits(rows) + 3 * candidates.length,
  requiredSize: (rows) => FETCHED + 5 * rows.length,
  // 8.5 s for every division of 100 rows
  backtest: (rows) => FETCHED + 5 * rows.length,
  estimateExtraSe: (rows) => FETCHED + 0.1 * rows.length,
  lawIntervals: (rows, { sizes }) => FETCHED + 0.1 * rows.length * sizes.length,
  gainSe: () => FETCHED,
  validateSlice: (rows, { first, last, replicates = 0 }) =>
    FETCHED + (last - first) * (2 + 10 * fits(rows, replicates)),
  validateSummary: (slices: readonly ValidationSlice[]) => FETCHED + slices.length / 100,
};
