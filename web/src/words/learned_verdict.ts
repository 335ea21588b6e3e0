/** Puts what the forecast learned from post-training rests on into words: the score, and what it follows. */
import { gains, isUntested, manySizes, measured } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import type { Lines } from '../analysis/query';
import { timesBeyond } from '../charts/beyond';
import * as format from '../format/figures';
import type { State } from '../state/state';
import { scores } from './record/score_record.json';

const score = (value: number): string => `${value.toFixed(1)}%`;

/** "The score at 70B would be about 82.3%. The baseline there, forecast from yours, is 70.5%." */
function scoreSentences({ targets }: Lines, state: State): string | null {
  const at = targets.sizes.indexOf(state.chosen);
  const [base, mean] = [targets.scores?.base[at], targets.scores?.mean[at]];
  if (base === undefined || mean === undefined) return null;
  const known = state.bases.some(({ size }) => size === state.chosen);
  return (
    `The score at ${format.size(state.chosen)} would be about ${score(mean)}. ` +
    `The baseline there, ${known ? 'as you gave it' : 'forecast from yours'}, is ${score(base)}.`
  );
}

/** "70B is 8.75 times your largest size, 8B: no row of yours tests this." */
function untested(analysis: Analysis): string {
  const beyond = timesBeyond(analysis);
  const { fittedRange, state } = analysis;
  if (beyond?.side !== 'above' || !fittedRange) return '';
  const times = Number(beyond.times.toPrecision(3));
  return (
    `${format.size(state.chosen)} is ${times >= 1000 ? format.count(times) : format.factor(times)} times ` +
    `your largest ${measured.x.size}, ${format.size(fittedRange.largest)}: no row of yours tests this.`
  );
}

/** No sentence is longer than 20 words. */
export function learnedFrom(analysis: Analysis, lines: Lines): string {
  const said = scoreSentences(lines, analysis.state);
  const follows =
    said === null
      ? `It follows your ${gains()}, which fade with ${measured.x.head} as gains of post-training did${isUntested() ? ' with model size' : ''}. ` +
        (measured.y.name === 'gain'
          ? 'With baselines in every row, it would follow the headroom.'
          : '')
      : `It continues the share of the headroom gained at your ${manySizes()}, as ${isUntested() ? 'curves over model size' : `${scores.curves} other curves`} went on.`;
  return [said, untested(analysis), follows]
    .filter((text) => text !== null && text !== '')
    .join(' ');
}
