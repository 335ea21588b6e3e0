/** Regularisation by the paper's eq. 13, δ ln(1 + ηN), and how it bends in ln N. */
import type { Range } from '../engine/contract';

export const regularisation = (delta: number, eta: number, size: number): number =>
  delta * Math.log1p(eta * size);

const STEPS = 60;

const spaced = ({ low, high }: Range): number[] =>
  Array.from({ length: STEPS + 1 }, (_, at) => low * (high / low) ** (at / STEPS));

/**
 * The least second difference of ln(1 + ηN) in ln N, per squared step of ln N, over the sizes and
 * every η; δ > 0 only scales it. Positive: convex. Exactly, the second derivative is ηN/(1 + ηN)².
 */
export function leastCurvature(eta: Range, sizes: Range): number {
  const step = Math.log(sizes.high / sizes.low) / STEPS;
  const ofEta = (one: number) => {
    const values = spaced(sizes).map((size) => regularisation(1, one, size));
    const second = values
      .slice(1, -1)
      .map((middle, at) => (values[at] ?? NaN) - 2 * middle + (values[at + 2] ?? NaN));
    return Math.min(...second) / step ** 2;
  };
  return Math.min(...spaced(eta).map(ofEta));
}
