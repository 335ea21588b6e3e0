/** Puts the difference of two series into words: which is better, how likely, and where they cross. */
import { about } from './about';
import { measured } from '../../format/measures';
import type { Compared } from '../../analysis/compare_plan';
import type { Comparison, Method } from '../../engine/contract';
import * as format from '../../format/figures';
import { seriesInSentence, type SeriesKind } from '../../state/series';
import { probabilityInWords } from '../exceedance';

/** What the two differ by at one of the sizes, the better one first; null where it is not known. */
export function differenceAt({ pair, comparison }: Compared, size: number) {
  const at = comparison.sizes.indexOf(size);
  const mean = comparison.difference[at] ?? null;
  const probability = comparison.aIsBetter[at] ?? null;
  const ends = comparison.intervals[0];
  const [low, high] = [ends?.low[at] ?? null, ends?.high[at] ?? null];
  if (mean === null || probability === null) return null;
  const [first, second] = pair;
  return mean >= 0
    ? { better: first, other: second, by: mean, low, high, probability }
    : {
        better: second,
        other: first,
        by: -mean,
        low: high === null ? null : -high,
        high: low === null ? null : -low,
        probability: 1 - probability,
      };
}

/** "GRPO beats DPO by", or of benchmarks "the gain on MATH is larger than on GSM8K by". */
const ahead = (better: string, other: string, kind: SeriesKind): string =>
  kind === 'methods'
    ? `${seriesInSentence(better)} beats ${seriesInSentence(other)} by`
    : `the ${measured.y.name} on ${seriesInSentence(better)} is larger than on ${seriesInSentence(other)} by`;

/** "At 70B, GRPO beats DPO by 3.1 pp, 95% between −4.0 and +10.2; the chance that it is better is 0.78." */
export function compareSentence(
  compared: Compared,
  size: number,
  unit: string,
  kind: SeriesKind,
): string {
  const found = differenceAt(compared, size);
  const [first, second] = compared.pair.map(seriesInSentence);
  if (!found) {
    return `At ${format.size(size)}, the data do not determine the difference of ${first ?? ''} and ${second ?? ''}.`;
  }
  const { better, other, by, low, high, probability } = found;
  const largest = Math.max(by, Math.abs(low ?? 0), Math.abs(high ?? 0));
  const beside = (gain: number) => format.gainBeside(gain, largest);
  const level = compared.comparison.intervals[0]?.level ?? 0;
  const span =
    low === null || high === null
      ? ''
      : `, ${format.coverage(level)} between ${beside(low)} and ${beside(high)}`;
  return (
    `At ${format.size(size)}, ${ahead(better, other, kind)} ` +
    `${beside(by).replace('+', '')} ${unit}${span}; the chance that it is ` +
    `${kind === 'methods' ? 'better' : 'larger'} is ${probabilityInWords(probability)}.`
  );
}

/** Where the one overtakes the other, or that it does not, as far as this can tell. */
export function crossingSentence({ crossing, crossingRange, upTo }: Comparison): string {
  const where = (range: NonNullable<Comparison['crossingRange']>): string => {
    const { low, high, level } = range;
    const [from, to] = [low === null ? null : about(low), high === null ? null : about(high)];
    const sure = `with ${format.coverage(level)} probability`;
    if (from !== null && to !== null) return `between ${from} and ${to} (${sure})`;
    if (from !== null) return `above ${from} (${sure})`;
    return to === null ? 'at any size' : `below ${to} (${sure})`;
  };
  if (crossing !== null) {
    const range = crossingRange ? `; neither is clearly better ${where(crossingRange)}` : '';
    return `They cross at about ${about(crossing)}${range}.`;
  }
  return crossingRange
    ? `No crossing is expected up to ${format.size(upTo)}, but one ${where(crossingRange)} cannot be excluded.`
    : `They do not cross up to ${format.size(upTo)}, as far as this can tell.`;
}

/** What was taken to be common to both, whose errors cancel in their difference. */
export function sharedSentence({ shared }: Comparison): string {
  const { paired, baselines, questions, sizes } = shared;
  if (!paired) return 'The two are taken to be independent: no baseline and no question in common.';
  const of = [...(baselines ? ['baselines'] : []), ...(questions ? ['questions'] : [])];
  const what = of.length === 0 ? 'errors' : format.list(of);
  const many = sizes === 1 ? 'the size' : `the ${sizes} sizes`;
  return `They share their ${what} at ${many} that both have, so that what these add to the errors cancels.`;
}

/** Of 90% intervals of paired differences, in percent: what they held, by tests/decisions/run. */
const HELD: Readonly<Record<Method, { real: number; smooth: number }>> = {
  paper: { real: 90, smooth: 93 },
  calibrated: { real: 90, smooth: 80 },
  'post-training': { real: 89, smooth: 58 },
};

/** How far such intervals can be trusted. */
export function recordSentence({ method, shared }: Comparison): string {
  if (!shared.paired)
    return 'What the two have in common is not known, so the interval is cautious.';
  const { real, smooth } = HELD[method];
  return (
    `Of 383 differences between real methods, by which this was chosen, 90% intervals held ${real}%; ` +
    `on 60 pairs of smooth simulated curves, ${smooth}%.`
  );
}

/** "At 70B: GRPO ahead of DPO by 3.1 pp, chance 0.78". */
export function compareSummary(compared: Compared, size: number, unit: string): string {
  const found = differenceAt(compared, size);
  if (!found) return `At ${format.size(size)}: not determined`;
  return (
    `At ${format.size(size)}: ${seriesInSentence(found.better)} ahead of ${seriesInSentence(found.other)} by ` +
    `${format.number3(found.by)} ${unit}, chance ${probabilityInWords(found.probability)}`
  );
}
