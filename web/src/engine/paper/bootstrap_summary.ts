/** Summaries of a bootstrap, as the wasm module gives them, a row of numbers, and as people read them. */
import type { Bootstrap, Caution, Histogram, InputError, LawId, Slice, Summary } from '../contract';

/** How the numbers are to be read. */
export type Summed = {
  laws: LawId[];
  sizes: number[];
  replicates: number;
  level: number;
  threshold: number | null;
  atLimit: number[];
  cautions: Caution[];
};

/** The numbers of `marshal::summary` (wasm/marshal.hpp), in its order. */
export function readSummary(numbers: Float64Array, summed: Summed): Bootstrap {
  const { laws, sizes, replicates, level, threshold, atLimit, cautions } = summed;
  let at = 0;
  const next = (): number => numbers[at++] ?? NaN;
  const nextOrNull = (): number | null => {
    const x = next();
    return Number.isFinite(x) ? x : null;
  };
  const perSize = <T>(read: () => T): T[] => sizes.map(read);
  const summary = (): Summary => ({
    mean: nextOrNull(),
    sd: nextOrNull(),
    median: nextOrNull(),
    low: nextOrNull(),
    high: nextOrNull(),
  });
  const histogram = (): Histogram => {
    const [low, width, bins] = [next(), next(), next()];
    const counts: number[] = []; // Array.from takes ten times as long, a fiftieth of an update
    for (let bin = 0; bin < bins; bin++) counts.push(next());
    return { low, width, counts };
  };
  const ofLaws = laws.map((law, l) => ({
    law,
    atLimit: atLimit[l] ?? 0,
    summary: perSize(summary),
  }));
  return {
    sizes,
    replicates,
    level,
    average: perSize(summary),
    laws: ofLaws,
    histogram: perSize(histogram),
    exceedance:
      threshold === null ? null : perSize(() => ({ threshold, probability: next(), se: next() })),
    cautions,
  };
}

const refusal = (message: string): InputError => ({
  code: 'bad-slice',
  row: null,
  field: 'slices',
  message,
});

/** One slice of all that several hold, in the order of their resamples; or why they do not fit. */
export function joined(
  slices: readonly Slice[],
  standard: LawId[],
): (Slice & { laws: LawId[] }) | InputError {
  const ordered = [...slices].sort((a, b) => a.first - b.first);
  const [first] = ordered;
  if (!first) return refusal('There are no slices to sum up.');
  const { sizes, criterion, source, laws = standard } = first;
  let reached = 0;
  const cells = (laws.length + 1) * sizes.length;
  for (const slice of ordered) {
    if (slice.sizes.length !== sizes.length || slice.sizes.some((size, s) => size !== sizes[s]))
      return refusal('The slices are not of the same sizes.');
    if (
      slice.criterion !== criterion ||
      slice.source !== source ||
      (slice.laws ?? standard).join() !== laws.join()
    )
      return refusal('The slices are not of the same rows and options.');
    if (slice.first < reached) return refusal('Two slices hold the same resamples.');
    reached = slice.last;
    if (slice.values.length !== cells * (slice.last - slice.first))
      return refusal('A slice does not have the values that it says it has.');
  }
  const total = ordered.reduce((sum, { first, last }) => sum + last - first, 0);
  if (total === 0) return refusal('The slices hold no resamples.');
  if (ordered.length === 1) return { ...first, laws };
  const values = new Float64Array(cells * total);
  let done = 0;
  for (const slice of ordered) {
    const count = slice.last - slice.first;
    for (let cell = 0; cell < cells; cell++)
      values.set(slice.values.subarray(cell * count, (cell + 1) * count), cell * total + done);
    done += count;
  }
  const atLimit = first.atLimit.map((_, law) =>
    ordered.reduce((sum, slice) => sum + (slice.atLimit[law] ?? 0), 0),
  );
  return { ...first, laws, last: first.first + total, values, atLimit };
}
