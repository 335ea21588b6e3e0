/** Says a gain below zero as a loss: "a loss of 1.78 pp" instead of "a gain of −1.78 pp". */
import { measured, ownUnit } from '../format/measures';

export type Expectation = { readonly noun: string; readonly amount: string };

/** `shown` is a gain as it is printed, sign first: "+19.6 ± 11.3 pp", "−1.78 pp". */
export const expectation = (shown: string): Expectation =>
  measured.y.expects?.(shown) ?? ofGain(shown);

const ofGain = (shown: string): Expectation =>
  shown.startsWith('−')
    ? { noun: 'a loss of', amount: shown.slice(1) }
    : { noun: 'a gain of', amount: shown };

/** "+5.4 and +17.7 pp", "a loss of 0.8 and a gain of 6.3 pp", "losses of 10.5 and 2.9 pp". */
export function betweenGains(low: string, high: string, unit: string): string {
  if (measured.y.expects) return `${low} and ${high}${ownUnit()}`;
  const [from, to] = [ofGain(low), ofGain(high)];
  if (to.noun === 'a loss of') return `losses of ${from.amount} and ${to.amount} ${unit}`;
  if (from.noun === 'a gain of') return `${low} and ${high} ${unit}`;
  return `a loss of ${from.amount} and a gain of ${high.replace(/^\+/, '')} ${unit}`;
}
