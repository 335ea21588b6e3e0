/** Puts what the forecast learned from post-training rests on into words: the score, and what it follows. */
import type { Lines } from '../analysis/query';
import * as format from '../format/figures';
import type { State } from '../state/state';
import { scores } from './score_record.json';

const score = (value: number): string => `${value.toFixed(1)}%`;

/** "The score there would be about 71.0%, over a baseline of 58.2% (forecast from yours)." */
function scoreSentence({ targets }: Lines, state: State): string | null {
  const at = targets.sizes.indexOf(state.chosen);
  const [base, mean] = [targets.scores?.base[at], targets.scores?.mean[at]];
  if (base === undefined || mean === undefined) return null;
  const known = state.bases.some(({ size }) => size === state.chosen);
  return (
    `The score at ${format.size(state.chosen)} would be about ${score(mean)}, over a baseline of ${score(base)}` +
    (known ? '.' : ', which is forecast from the baselines of your rows.')
  );
}

export function learnedFrom(lines: Lines, state: State): string {
  const said = scoreSentence(lines, state);
  return said === null
    ? 'It follows your gains, which fade with size as gains of post-training did. With the baseline’s score ' +
        'in every row, it would follow the headroom.'
    : `${said} It follows how much of the headroom was gained at your sizes, and continues it as ` +
        `${scores.curves} curves of post-training went on.`;
}
