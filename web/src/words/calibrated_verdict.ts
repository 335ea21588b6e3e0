/** The answer of the calibrated method in words: an interval of further measurements, and what it rests on. */
import type { Analysis } from '../analysis/analysis';
import { centralAt, VERDICT_LEVEL, type Lines } from '../analysis/query';
import * as format from '../format/figures';
import { unitName } from '../state/preprocessing';
import { halfLife } from './calibration';

/** "+11.0 pp" and "90% between +5.4 and +17.7 pp": all to the decimal that leaves the largest three digits. */
export function meanAndSpread(
  targets: Lines['targets'],
  size: number,
  mean: number,
  unit: string,
): { value: string; spread: string | null } {
  const interval = centralAt(targets, size, VERDICT_LEVEL);
  if (!interval) return { value: `${format.gain3(mean)} ${unit}`, spread: null };
  const { low, high } = interval;
  const largest = Math.max(Math.abs(mean), Math.abs(low), Math.abs(high));
  const beside = (gain: number) => format.gainBeside(gain, largest);
  return {
    value: `${beside(mean)} ${unit}`,
    spread: `${format.coverage(VERDICT_LEVEL)} between ${beside(low)} and ${beside(high)} ${unit}`,
  };
}

/** Where the trend stands at the largest size, and what the forecast makes of it. */
export function restsOn(
  { fittedRange, state }: Analysis,
  { trend }: Lines['targets'],
): string | null {
  if (!trend || !fittedRange) return null;
  return (
    `At ${format.size(fittedRange.largest)} gains ${trend.slope < 0 ? 'fall' : 'rise'} by ` +
    `${format.valueWithSd(Math.abs(trend.slope), trend.slopeSd)} ${unitName(state)} per factor e of size; that slope is ` +
    `forecast to fade, to half of itself with every factor of ${halfLife()} in size, as on real curves.`
  );
}
