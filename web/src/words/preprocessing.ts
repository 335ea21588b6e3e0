/** What is done before the fit, in words. */
import type { ExtraSe } from '../engine/contract';
import type { ParsedRows } from '../state/rows';

const FEWEST = 2; // distinct sizes that a fit needs

/** The sizes up to which can be fitted: all but the smallest, which no trend is seen in alone. */
export function sizesToFit({ fitted, heldOut }: ParsedRows): number[] {
  const sizes = [...new Set([...fitted, ...heldOut].map(({ size }) => size))];
  return sizes.sort((a, b) => a - b).slice(FEWEST - 1);
}

export function heldOutLine({ heldOut }: ParsedRows): string {
  if (heldOut.length === 0) return 'Larger ones are held out: drawn hollow, and compared below.';
  const rows = heldOut.length === 1 ? 'One row is' : `${heldOut.length} rows are`;
  return `${rows} held out: drawn hollow, and compared with the forecast under Forecasts.`;
}

/** 0, 0.3, 2.1: a scatter is never known to more digits than two. */
export const scatterText = (se: number): string => String(Number(se.toPrecision(2)));

/** "The rows show 0.3 pp (0 to 2.1, 95%)": a handful of rows says little, and it shows. */
export function scatterLine({ estimate, low, high }: ExtraSe): string {
  const range =
    high === null
      ? `from ${scatterText(low)} pp, without an upper bound`
      : `${scatterText(low)} to ${scatterText(high)} pp`;
  return (
    `By maximum likelihood these rows show ${scatterText(estimate)} pp (95%: ${range}). ` +
    'It is added to every standard error in quadrature.'
  );
}
