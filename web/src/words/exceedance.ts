/** Puts the probability that the gain reaches a threshold into words. */
import type { Exceedance } from '../engine/contract';
import * as format from '../format/figures';

/** Both with as many decimals as show the first digit of the error. */
function toItsError(value: number, se: number): { value: string; se: string } {
  const decimals = Math.max(2, -Math.floor(Math.log10(Number(se.toPrecision(1)))));
  return { value: value.toFixed(decimals), se: se.toFixed(decimals) };
}

/**
 * The rule of three: where none of n independent trials succeeded, the probability of success is below
 * 3/n with 95% confidence. Rounded up, so that the bound still holds.
 */
function ruleOfThree(replicates: number, above: boolean): { bound: string; percent: string } {
  const share = Math.min(1, 3 / replicates);
  const decimals = Math.max(2, Math.ceil(-Math.log10(share)));
  const bound = Math.ceil(share * 10 ** decimals - 1e-6) / 10 ** decimals;
  const shown = above ? 1 - bound : bound;
  return {
    bound: shown.toFixed(decimals),
    percent: `${(100 * shown).toFixed(decimals - 2)}%`,
  };
}

export type Probability = { figure: string; note: string };

/** "0.980 ± 0.004"; where all or none of the resamples reach the threshold, the rule of three. */
export function probability({ probability: p, se }: Exceedance, replicates: number): Probability {
  const count = format.count(replicates);
  if (p >= 1 || p <= 0) {
    const all = p >= 1;
    const { bound, percent } = ruleOfThree(replicates, all);
    return {
      figure: `${all ? '>' : '<'} ${bound}`,
      note:
        `${all ? 'All' : 'None of the'} ${count} resamples reach it, so the probability is ` +
        `${all ? 'above' : 'below'} ${percent} with 95% confidence (the rule of three).`,
    };
  }
  const shown = toItsError(p, se);
  return {
    figure: `${shown.value} ± ${shown.se}`,
    note: `± is the standard error from using ${count} random resamples.`,
  };
}

/** "A gain of +10 pp or more has probability" or, below zero, "A loss of at most 2 pp has probability". */
export const thresholdInWords = (threshold: number, unit: string): string =>
  threshold < 0
    ? `A loss of at most ${format.number3(-threshold)} ${unit} has probability`
    : `A gain of ${format.gain3(threshold)} ${unit} or more has probability`;
