/** The answer of the calibrated method in words: an interval of further measurements, and what it rests on. */
import type { Analysis } from '../analysis';
import { centralAt, VERDICT_LEVEL, type Lines } from '../asking';
import * as format from '../format';
import { unitName } from '../state/preparing';
import { halfLife } from './calibration';

/** "90% between +5.4 and +17.7 pp", to the decimal of the value that it stands beside. */
export function spreadOf(
  targets: Lines['targets'],
  size: number,
  largest: number,
  unit: string,
): string | null {
  const interval = centralAt(targets, size, VERDICT_LEVEL);
  if (!interval) return null;
  const end = (gain: number) => format.gainBeside(gain, largest);
  return `${format.coverage(VERDICT_LEVEL)} between ${end(interval.low)} and ${end(interval.high)} ${unit}`;
}

/** Where the trend stands at the largest size, and what the forecast makes of it. */
export function restsOn({ reach, state }: Analysis, { trend }: Lines['targets']): string | null {
  if (!trend || !reach) return null;
  return (
    `At ${format.size(reach.largest)} gains rise by ` +
    `${format.valueWithSd(trend.slope, trend.slopeSd)} ${unitName(state)} per factor e of size; that slope is ` +
    `forecast to fade, to half of itself with every factor of ${halfLife()} in size, as on real curves.`
  );
}
