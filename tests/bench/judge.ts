/**
 * Judges refits by their curves alone: χ² at the data against the lowest that the full search finds
 * (tests/bench/reference.cpp), whatever the fitter itself said of it.
 */

/** A refitted law's gains at the observed sizes; null where there is none. */
export type Curve = (number | null)[] | null;

/** What a peer prints: milliseconds by [run][law], curves by [law][resample]. */
export type Answer = { version: string; ms: number[][]; curves: Curve[][] };

/** The resamples that everybody refits: `gains` by [resample][point]. */
export type Resamples = {
  sizes: number[];
  errors: number[];
  gains: number[][];
};

/** A law's best fit to a resample, global over the law's closure; whether it lies at a limit. */
export type Lowest = { chi2: number; atLimit: boolean };

/** A refit misses the optimum where χ² − lowest > tolerance · max(1, lowest). */
export const TOLERANCES = [1e-3, 1e-6, 1e-9];
/** The place of the one that is meant where none is named. */
export const USUAL = 1;

/** How many of one law's refits … */
export type Verdict = {
  failed: number; // have no curve, or not a finite one
  failedAtLimit: number; // … where the optimum is at a limit of the law
  missed: number[]; // have one, but miss the optimum; by tolerance
  /** How far the best refit is below the reference, in units of max(1, lowest); 0 if none is. */
  below: number;
};

/** One law's `lowest` and `curves`, by resample. */
export function judge(resamples: Resamples, lowest: Lowest[], curves: Curve[]): Verdict {
  const refits = lowest.map(({ chi2, atLimit }, i) => {
    const found = chiSquared(resamples.gains[i] ?? [NaN], resamples.errors, curves[i] ?? null);
    return { atLimit, excess: (found - chi2) / Math.max(1, chi2) };
  });
  const failed = refits.filter(({ excess }) => !Number.isFinite(excess));
  const found = refits.filter(({ excess }) => Number.isFinite(excess));
  return {
    failed: failed.length,
    failedAtLimit: failed.filter(({ atLimit }) => atLimit).length,
    missed: TOLERANCES.map((most) => found.filter(({ excess }) => excess > most).length),
    below: Math.max(0, ...found.map(({ excess }) => -excess)),
  };
}

function chiSquared(gains: number[], errors: number[], curve: Curve): number {
  return gains.reduce((sum, gain, i) => {
    const residual = (gain - (curve?.[i] ?? NaN)) / (errors[i] ?? NaN);
    return sum + residual ** 2;
  }, 0);
}
