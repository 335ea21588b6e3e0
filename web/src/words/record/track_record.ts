/** Says how well the methods forecast real curves, from the figures that commands in tests/backtest write. */
import { scores, gains } from './score_record.json';
import { curves, pooled } from './track_record.json';
import type { Forecast, Method, TestedMethod } from '../../engine/contract';
import * as format from '../../format/figures';
import { isUntested, measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';

const held = (method: TestedMethod) => format.coverage(pooled.inside[method][90]);
const pp = (error: number) => `${format.number3(error)} pp`;
const error = (method: TestedMethod) => pp(pooled.error[method]);

/** Of post-training: with the scores that gains lie between, or of gains alone. */
const learnedRecord = (withScores: boolean): string => {
  const of = withScores ? scores : gains;
  const others = [
    ...(withScores ? [`the same share of headroom ${pp(of.error.lastShareOfHeadroom)}`] : []),
    `the same gain ${pp(of.error.lastGain)}`,
    `the calibrated method ${pp(of.error.calibrated)}`,
  ];
  return (
    `Tested on ${of.curves} curves of post-training that it had not learned from: off by ` +
    `${pp(of.error['post-training'])} on average. For comparison: ${format.list(others)}. ` +
    `Its 90% intervals contained ${format.coverage(of.inside[90])} of the measurements.`
  );
};

const testedRecord = (method: TestedMethod): string =>
  `On ${curves} real curves, this method was off by ${error(method)} on average, and its 90% intervals ` +
  `contained ${held(method)} of the measurements. ` +
  (method === 'paper'
    ? `The calibrated method, whose constants were learned from these curves, was off by ` +
      `${error('calibrated')}, and its intervals contained ${held('calibrated')}.`
    : `Its constants were learned from these curves. The paper’s method was off by ` +
      `${error('paper')}, and its intervals contained ${held('paper')}.`);

/** Of other axes and quantities the record says nothing. */
function untested(method: Method): string {
  const { x, y } = measured;
  const on = y.name === 'gain' ? '' : ` on ${y.name}`;
  const over = x.name === 'model size' ? '' : ` over ${x.name}`;
  return (
    `${format.capital(METHOD_NAMES[method].inSentence)} was not tested${on}${over}: ` +
    'its record is of scores and gains over model size.'
  );
}

/** The line under the verdict. `forecast`: the method’s own, where there is one. */
export const trackRecord = (method: Method, forecast: Forecast | null = null): string =>
  isUntested()
    ? untested(method)
    : method === 'post-training'
      ? learnedRecord(Boolean(forecast?.scores))
      : testedRecord(method);
