/** The calibrated method's learned constants, as texts quote them; a test compares them with the core's. */
export const CALIBRATION = {
  fading: 0.27,
  proportionalScatter: 0.17,
  regimeChangeProbability: 0.24,
  regimeChange: 2.7,
};

/** The curves that they were learned from. */
export const LEARNED_FROM = { sets: 4, curves: 125, sizes: 322 };

/** The factor of size over which a slope fades by half. */
export const halfLife = (): string => Math.exp(Math.LN2 / CALIBRATION.fading).toFixed(0);

/**
 * E-folds of size that a slope counts for where it fades on the way: what the engine's damped trend adds
 * over `eFolds`, as a share of the slope. A sentence needs it; the forecast itself is the engine's.
 */
export const fadedOver = (eFolds: number): number =>
  -Math.expm1(-CALIBRATION.fading * eFolds) / CALIBRATION.fading;
