/** Puts the calibrated forecast into words: its mean, the interval of a further measurement, and the trend. */
import { gains, isUntested, measured } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import { centralAt, type Lines } from '../analysis/query';
import * as format from '../format/figures';
import { unitName } from '../state/preprocessing';
import type { State } from '../state/state';
import { halfLife } from './record/calibration';
import { betweenGains, expectation, type Expectation } from './gain_or_loss';

/** "+11.0 pp" and "95% between +4.2 and +19.2 pp": all to the decimal that leaves the largest three digits. */
export function meanAndSpread(
  targets: Lines['targets'],
  { chosen, level }: Pick<State, 'chosen' | 'level'>,
  mean: number,
  unit: string,
): { value: string; expects: Expectation; spread: string | null } {
  const interval = centralAt(targets, chosen, level);
  if (!interval) {
    const value = `${format.gain3(mean)} ${unit}`;
    return { value, expects: expectation(value), spread: null };
  }
  const { low, high } = interval;
  const largest = Math.max(Math.abs(mean), Math.abs(low), Math.abs(high));
  const beside = (gain: number) => format.gainBeside(gain, largest);
  const value = `${beside(mean)} ${unit}`;
  return {
    value,
    expects: expectation(value),
    spread: `${format.coverage(level)} between ${betweenGains(beside(low), beside(high), unit)}`,
  };
}

/** "rise by about 1.6 ± 0.8 pp for every doubling of size"; the engine's slope is per unit of ln N. */
export function slopeInWords(slope: number, sd: number, unit: string): string {
  const [each, spread] = [Math.abs(slope) * Math.LN2, sd * Math.LN2];
  const larger = Math.max(each, spread);
  const decimals = larger > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(larger)))) : 0;
  return (
    `${slope < 0 ? 'fall' : 'rise'}${measured.y.expects ? 's' : ''} by about ${each.toFixed(decimals)} ± ${spread.toFixed(decimals)} ` +
    `${unit} for every doubling of ${measured.x.head}`
  );
}

/** How steep the trend is at the largest size, and how the forecast continues it. */
export function restsOn(
  { fittedRange, state }: Analysis,
  { trend }: Lines['targets'],
): string | null {
  if (!trend || !fittedRange) return null;
  return (
    `At ${format.size(fittedRange.largest)}, ${gains()} ` +
    `${slopeInWords(trend.slope, trend.slopeSd, unitName(state))}. The forecast lets that slope fade ` +
    `by half with every ${halfLife()}-fold increase in ${measured.x.head}, as slopes of real curves${isUntested() ? ' over model size' : ''} do. Where ${gains()} ` +
    `speed up with ${measured.x.head}, as of a power law with an exponent above 1, it is far too low, and so is its interval.`
  );
}
