/** Says how well both methods forecast real curves, from the figures that tests/backtest/run writes. */
import { curves, pooled } from './track_record.json';
import type { Method } from '../engine/contract';
import * as format from '../format/figures';

const held = (method: Method) => format.coverage(pooled.inside[method][90]);
const error = (method: Method) => `${format.number3(pooled.error[method])} pp`;

/** The line under the verdict. */
export const trackRecord = (method: Method): string =>
  `On ${curves} real curves, this method was off by ${error(method)} on average, and its 90% intervals ` +
  `contained ${held(method)} of the measurements. ` +
  (method === 'paper'
    ? `The calibrated method, whose constants were learned from these curves, was off by ` +
      `${error('calibrated')}, and its intervals contained ${held('calibrated')}.`
    : `Its constants were learned from these curves. The paper’s method was off by ` +
      `${error('paper')}, and its intervals contained ${held('paper')}.`);
