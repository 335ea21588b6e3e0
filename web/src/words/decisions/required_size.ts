/** Puts into words how large a model must be for a gain: the size, its range, and what a run there costs. */
import { about } from './about';
import { measured, ownUnit } from '../../format/measures';
import type { RequiredSize } from '../../engine/contract';
import * as format from '../../format/figures';
import { dollars } from '../design';
import { probabilityInWords } from '../exceedance';

/** As it was asked. */
const asTyped = (value: number): string => String(Number(value.toPrecision(4)));

/** "a gain of +10 pp or more", "a loss of at most 2 pp". */
const wished = (gain: number, unit: string): string =>
  measured.y.expects
    ? `${measured.y.expects('').noun} ${asTyped(gain)}${ownUnit()} or more`
    : gain < 0
      ? `a loss of at most ${asTyped(-gain)} ${unit}`
      : `a gain of ${gain > 0 ? '+' : ''}${asTyped(gain)} ${unit} or more`;

export function requiredSizeSentence(found: RequiredSize, unit: string): string {
  const { gain, probability, reached, size, smallest, largest, atLargest } = found;
  const what = wished(gain, unit);
  switch (reached) {
    case 'within':
      return size === null
        ? ''
        : `From about ${about(size)} on, ${what} has a probability of ${asTyped(probability)} or more.`;
    case 'below-data':
      return `At ${format.size(smallest)}, your smallest ${measured.x.size}, ${what} has that probability already.`;
    case 'beyond':
      return (
        `Not within ${format.size(largest)}: up to there, ${what} never has a probability of ` +
        `${asTyped(probability)}, as far as your data can tell` +
        (atLargest === null
          ? '.'
          : `; at ${format.size(largest)} it has one of ${probabilityInWords(atLargest)}.`)
      );
    case 'no-forecast':
      return 'There is no forecast that could tell.';
  }
}

/** Between which sizes the gain is reached: an end is open where it is not found. */
export function rangeSentence({ range, smallest, largest, reached }: RequiredSize): string {
  if (reached === 'no-forecast' || (range.low === null && range.high === null)) return '';
  const { low, high, level } = range;
  const [small, large] = [(1 - level) / 2, (1 + level) / 2].map(format.coverage);
  if (low === null || high === null) {
    return low === null
      ? `From ${about(high ?? largest)} on its probability is ${large ?? ''} or more.`
      : `Below ${about(low)} its probability is under ${small ?? ''}; one of ${large ?? ''} is not within ${format.size(largest)}.`;
  }
  if (low <= smallest && high <= smallest) return '';
  const from = low <= smallest ? `below ${about(smallest)}` : about(low);
  return `The ${measured.x.size} at which it is reached lies between ${from} and ${about(high)} with ${format.coverage(level)} probability.`;
}

/** What runs at the size and at the ends of its range cost; empty where there is no size. */
export function costSentence({ size, cost, reached }: RequiredSize): string {
  if (reached !== 'within' || size === null || cost.size === null) return '';
  const ends =
    cost.low === null || cost.high === null
      ? ''
      : `, and between ${dollars(cost.low)} and ${dollars(cost.high)} over that range`;
  return `A run at that ${measured.x.size} would cost ${dollars(cost.size)}${ends}.`;
}

/** "+10 pp or more with probability 0.5: from about 23B on". */
export function requiredSizeSummary(found: RequiredSize, unit: string): string {
  const { gain, probability, reached, size, smallest, largest } = found;
  const asked = `${format.capital(wished(gain, unit))} with probability ${asTyped(probability)}`;
  switch (reached) {
    case 'within':
      return `${asked}: from about ${about(size ?? largest)} on`;
    case 'below-data':
      return `${asked}: already at ${format.size(smallest)}`;
    case 'beyond':
      return `${asked}: not within ${format.size(largest)}`;
    case 'no-forecast':
      return `${asked}: no forecast could tell`;
  }
}
