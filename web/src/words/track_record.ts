/** How both methods did on real curves, from the figures that tests/backtest/run writes. */
import { curves, pooled } from './track_record.json';
import type { Method } from '../engine/contract';
import * as format from '../format/figures';

const held = (method: Method) => format.coverage(pooled.inside[method][90]);
const error = (method: Method) => `${format.number3(pooled.error[method])} pp`;

/** One honest line under the verdict. */
export const trackRecord = (method: Method): string =>
  `On ${curves} real curves its 90% intervals held ${held(method)} of the truths, and it was off by ` +
  `${error(method)} on average; ` +
  (method === 'paper'
    ? `the calibrated method’s held ${held('calibrated')}, off by ${error('calibrated')}, with ` +
      'constants learned on them.'
    : `the paper’s method’s held ${held('paper')}, off by ${error('paper')}. These are the curves ` +
      'that its constants were learned on.');
