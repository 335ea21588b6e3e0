/**
 * Every figure that the paper prints and this ledger looks at, as text, so that each keeps its digits.
 * Source: "Extrapolating On-Policy Self-Distillation Gains Beyond 8 Billion Parameters" (anonymous,
 * 2026), as far as our notes (METHOD, section 7) quote it. What they do not quote is not here.
 */
import type { LawId, GeneratingLawId } from '../engine/contract';

/** Table 1. */
export const CHI2 = {
  power: '0.55',
  logarithmic: '5.27',
  saturating: '0.73',
  sigmoid: '0.02',
  'sqrt-log': '0.06',
} as const satisfies Partial<Record<LawId, string>>;

/** The laws of the paper; ours may be more. */
export type PaperLaw = keyof typeof CHI2;
export const PAPER_LAWS = Object.keys(CHI2) as readonly PaperLaw[];

export const WEIGHT: Record<PaperLaw, string> = {
  power: '0.338',
  logarithmic: '0.032',
  saturating: '0.309',
  sigmoid: '0.162',
  'sqrt-log': '0.159',
};

/** Forecasts, pp. */
export const AT_70B: Record<PaperLaw, string> = {
  power: '32.9',
  logarithmic: '12.2',
  saturating: '9.1',
  sigmoid: '15.7',
  'sqrt-log': '17.2',
};
export const AVERAGE_70B = { mean: '19.6', sd: '11.3' };
export const AT_140B = { power: '51', saturating: '9.1' };

/** The 95% bootstrap interval of the average at 70B and its mean, pp, from 1,000 resamples (section 2.5). */
export const BOOTSTRAP = { low: '10.5', high: '32.6', mean: '19.8', replicates: 1000 };
/** Not the paper's: our notes' interval with the sigmoid left out of an average where its refit fails. */
export const SIGMOID_LEFT_OUT = { low: '10.3', high: '33.6–33.9' };
export const WIDEST: LawId = 'power';

/** Table 2: the parameters, and its row for 8B, pp. The other rows are not quoted in our notes. */
export const PARAMETERS = { beta: '0.95', Nchar: '11.5', delta: '3.08', eta: '0.83' };
export const AT_8B = {
  'distribution-match': '1.47',
  'dark-knowledge': '0.06',
  regularisation: '3.39',
  total: '4.93',
};

/** Not Table 2: what our notes have for the other parts at its own α and γ, which they do not quote. */
export const NOTED_AT_8B = { 'distribution-match': '1.66', 'dark-knowledge': '0.05' };

/** Synthetic validation: mean error of the average by truth, %. */
export const MAPE = {
  power: '30.8',
  logarithmic: '2.7',
  saturating: '161.8',
  sigmoid: '215.0',
} as const satisfies Partial<Record<GeneratingLawId, string>>;
export const PAPER_TRUTHS = Object.keys(MAPE) as readonly (keyof typeof MAPE)[];

/** The next experiment, in billions: the largest of the paper's candidates. */
export const MOST_INFORMATIVE = '140';

/** Forecasts at 70B by benchmark, pp. */
export const BENCHMARKS = { GSM8K: '20.2', 'ARC-C': '20.2', MATH: '18.4' };
