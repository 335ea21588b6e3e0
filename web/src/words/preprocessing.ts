/** Puts the preprocessing into words: held-out rows, and the scatter between runs. */
import { measured, manySizes } from '../format/measures';
import type { ExtraSe } from '../engine/contract';
import type { ParsedRows } from '../state/rows';

const FEWEST = 2; // distinct sizes that a fit needs

/** The sizes up to which can be fitted: all but the smallest, since one size shows no trend. */
export function sizesToFit({ fitted, heldOut }: ParsedRows): number[] {
  const sizes = [...new Set([...fitted, ...heldOut].map(({ size }) => size))];
  return sizes.sort((a, b) => a - b).slice(FEWEST - 1);
}

export function heldOutLine({ heldOut }: ParsedRows): string {
  if (heldOut.length === 0)
    return `Larger ${manySizes()} are held out: drawn hollow, and compared with the forecast.`;
  const rows = heldOut.length === 1 ? 'One row is' : `${heldOut.length} rows are`;
  return `${rows} held out: drawn hollow, and compared with the forecast under Forecasts.`;
}

/** 0, 0.3, 2.1: two significant digits, and 0 for what is negligible. */
export const scatterText = (se: number): string =>
  String(se < 1e-4 ? 0 : Number(se.toPrecision(2)));

/** The estimate with its 95% interval, which is wide where there are few rows. */
export function scatterLine({ estimate, low, high }: ExtraSe): string {
  const range =
    high === null
      ? `from ${scatterText(low)} ${measured.y.unit}, with no upper bound`
      : `${scatterText(low)} to ${scatterText(high)} ${measured.y.unit}`;
  return (
    `The maximum-likelihood estimate from these rows is ${scatterText(estimate)} ${measured.y.unit} (95%: ${range}). ` +
    'The value that you enter is added to every standard error in quadrature.'
  );
}
