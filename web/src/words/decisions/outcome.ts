/** Puts into words how a forecast turned out: hit or miss, how surprising, and against naive forecasts. */
import { measured } from '../../format/measures';
import type { Verification } from '../../engine/contract';
import * as format from '../../format/figures';
import { probabilityInWords } from '../exceedance';

type Point = Verification['points'][number];

/** The narrowest interval that holds the measurement; null where none does, or there is no forecast. */
export function narrowest({ forecast, gain }: Point): number | null {
  const holding = (forecast?.intervals ?? []).filter(
    ({ low, high }) => gain >= low && gain <= high,
  );
  return holding.length === 0 ? null : Math.min(...holding.map(({ level }) => level));
}

/** "inside the 50% interval", "outside the 95% interval". */
export function hitOrMiss(point: Point): string {
  if (!point.forecast) return 'no forecast';
  const within = narrowest(point);
  const widest = Math.max(...point.forecast.intervals.map(({ level }) => level));
  return within === null
    ? `outside the ${format.coverage(widest)} interval`
    : `inside the ${format.coverage(within)} interval`;
}

/** "At 70B, +11.2 pp was measured: inside the 50% interval of the forecast, +11.0 pp. …" */
export function outcomeSentences({ points, scores }: Verification, unit: string): string {
  const [only] = points;
  if (points.length === 1 && only?.forecast) {
    const { size, gain, forecast } = only;
    return (
      `At ${format.size(size)}, ${format.gain3(gain)} ${unit} was measured: ${hitOrMiss(only)} of the ` +
      `forecast, ${format.gain3(forecast.mean)} ${unit}. It had given that gain or less a probability of ` +
      `${probabilityInWords(forecast.below)}.`
    );
  }
  if (scores.points === 0) return 'There was no forecast at the sizes that were measured.';
  const inside = scores.intervals
    .filter(({ level }) => level === 0.5 || level === 0.9)
    .map(({ level, inside: held }) => `${held} inside the ${format.coverage(level)} interval`);
  return (
    `Of ${scores.points} sizes measured later, ${format.list(inside)}. The forecasts were off by ` +
    `${format.number3(scores.error)} ${unit} on average.`
  );
}

/** What naive forecasts would have missed by. */
export function naiveSentence({ scores }: Verification, unit: string): string {
  if (scores.points === 0) return '';
  const { lastValue, halfTheTrend, straightLine, lastShareOfHeadroom } = scores.baselines;
  const others = [
    `the ${measured.y.name} at your largest ${measured.x.size} by ${format.number3(lastValue)}`,
    ...(lastShareOfHeadroom === null
      ? []
      : [`the same share of the headroom by ${format.number3(lastShareOfHeadroom)}`]),
    `half the trend by ${format.number3(halfTheTrend)}`,
    `the straight line by ${format.number3(straightLine)} ${unit}`,
  ];
  return `Off as well: ${format.list(others)}; the forecast by ${format.number3(scores.error)}.`;
}

/** "Made on 2026-11-26. Nothing was measured since." */
export function outcomeSummary(found: Verification | null, made: string | null): string {
  const date = made === null ? '' : `Made on ${made}. `;
  if (!found || found.points.length === 0) return `${date}Nothing was measured since`;
  const hits = found.points.map((point) => `${format.size(point.size)} ${hitOrMiss(point)}`);
  const some = hits.slice(0, 3).join(', ');
  return `${date}${some}${hits.length > 3 ? ` and ${hits.length - 3} more` : ''}`;
}
