/** Puts the full predictive distribution into words: where the gain lies, and whether it reaches a threshold. */
import { measured, ownUnit } from '../format/measures';
import { centralAt } from '../analysis/query';
import type { Forecast } from '../engine/contract';
import * as format from '../format/figures';
import { unitName } from '../state/preprocessing';
import type { State } from '../state/state';
import { betweenGains } from './gain_or_loss';

type Asked = Pick<State, 'chosen' | 'level' | 'method' | 'threshold' | 'unit'>;

/** "0.72"; no probability is said to be nearer to certainty than a thousandth. */
export function probabilityInWords(p: number): string {
  if (p > 0.999) return '> 0.999';
  if (p < 0.001) return '< 0.001';
  return p.toFixed(p > 0.99 || p < 0.01 ? 3 : 2);
}

/** The probability of the threshold or more at the chosen size; null where it is not known, or of another threshold. */
export function exceedance({ sizes, atLeast }: Forecast, state: Asked): string | null {
  const p =
    atLeast?.gain === state.threshold ? atLeast.probability[sizes.indexOf(state.chosen)] : null;
  return p === null || p === undefined ? null : probabilityInWords(p);
}

/** "A gain of +10 pp or more has probability" or, below zero, "A loss of at most 2 pp has probability". */
export const thresholdInWords = (threshold: number, unit: string): string =>
  measured.y.expects
    ? `${format.capital(measured.y.expects(format.gain3(threshold)).noun)} ${format.gain3(threshold)}${ownUnit()} or more has probability`
    : threshold < 0
      ? `A loss of at most ${format.number3(-threshold)} ${unit} has probability`
      : `A gain of ${format.gain3(threshold)} ${unit} or more has probability`;

/** The interval, where the headline has none, and the probability of the threshold. */
export function predictiveSentences(forecast: Forecast, state: Asked): string {
  const unit = unitName(state);
  const p = exceedance(forecast, state);
  const interval = state.method === 'paper' ? centralAt(forecast, state.chosen, state.level) : null;
  const ends = interval ? [interval.low, interval.high] : [];
  const largest = Math.max(...ends.map(Math.abs));
  const [low = '', high = ''] = ends.map((end) => format.gainBeside(end, largest));
  return [
    ...(interval
      ? [
          `If one of the laws is right, it lies with ${format.coverage(state.level)} probability ` +
            `between ${betweenGains(low, high, unit)}.`,
        ]
      : []),
    ...(p === null ? [] : [`${thresholdInWords(state.threshold, unit)} ${p}.`]),
  ].join(' ');
}
