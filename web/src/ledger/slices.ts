/** Slices of a bootstrap, cut down to some of their resamples. */
import type { LawId, Slice } from '../engine/contract';

/**
 * Without the resamples in which the sigmoid's best fit is the power law, its limit: there the two
 * forecast alike. Fitters that know no limits fail on these. `laws` are the slice's columns.
 */
export function withoutPowerLimit(slice: Slice, laws: readonly LawId[]): Slice {
  const { first, last, sizes, values } = slice;
  const count = last - first;
  const column = (law: LawId) => laws.indexOf(law) * sizes.length * count;
  const [power, sigmoid] = [column('power'), column('sigmoid')];
  const differ = (at: number) => {
    const [a, b] = [values[power + at] ?? NaN, values[sigmoid + at] ?? NaN];
    return Math.abs(a - b) > 1e-9 * Math.abs(a);
  };
  const kept = Array.from({ length: count }, (_, at) => at).filter(differ);
  const columns = values.length / count;
  const rest = Float64Array.from({ length: columns * kept.length }, (_, index) => {
    const from = Math.floor(index / kept.length) * count;
    return values[from + (kept[index % kept.length] ?? 0)] ?? NaN;
  });
  const atLimit = slice.atLimit.map((limit, law) =>
    laws[law] === 'sigmoid' ? limit - (count - kept.length) : limit,
  );
  return {
    ...slice,
    last: first + kept.length,
    sizes: Float64Array.from(sizes),
    values: rest,
    atLimit,
  };
}
