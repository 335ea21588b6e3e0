/**
 * An engine whose resample i is the number i, so that what is done with slices can be seen; it keeps
 * what it was asked, and answers when told to.
 */
import type { Bootstrap, Slice } from '../../../web/src/engine/contract';
import type { WorkerSlot } from '../../../web/src/engine/worker_slot';

export const sliceOf = (first: number, last: number): Slice => ({
  first,
  last,
  criterion: 'aic',
  sizes: Float64Array.of(70),
  values: Float64Array.from({ length: last - first }, (_, index) => first + index),
  atLimit: [],
  cautions: [],
});

/** The resamples that slices hold, in order: what any summary is a function of. */
export const resamplesIn = (slices: readonly Slice[]): number[] =>
  slices.flatMap(({ values }) => [...values]).sort((a, b) => a - b);

const sumUp = (slices: readonly Slice[], level: number): Bootstrap => ({
  sizes: [70],
  replicates: resamplesIn(slices).length,
  level,
  average: [],
  laws: [],
  histogram: [],
  exceedance: null,
  cautions: [],
});

export type FakeSlot = WorkerSlot & {
  asked: [number, number][];
  summed: number;
};

/** `wait` is awaited before every slice; answers of other kinds are not needed here. */
export function fakeSlot(wait: (first: number) => Promise<void> = () => Promise.resolve()) {
  const never = () => Promise.reject(new Error('not asked for'));
  const slot: FakeSlot = {
    asked: [],
    summed: 0,
    laws: () => Promise.resolve([]),
    fit: never,
    forecast: never,
    bootstrap: never,
    decompose: never,
    design: never,
    backtest: never,
    requiredSize: never,
    nextRun: never,
    compare: never,
    rank: never,
    verify: never,
    estimateExtraSe: never,
    lawIntervals: never,
    gainSe: never,
    validateSlice: never,
    validateSummary: never,
    slice: async (_, { first, last }) => {
      slot.asked.push([first, last]);
      await wait(first);
      return { ok: true, value: sliceOf(first, last) };
    },
    summarise: (slices, { level = 0.95 }) => {
      slot.summed += 1;
      return Promise.resolve({
        outcome: { ok: true, value: sumUp(slices, level) },
        slices,
      });
    },
  };
  return slot;
}

/** Turns of the event loop, so that whatever can go on by itself has done so. */
export async function settle(turns = 50): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}
