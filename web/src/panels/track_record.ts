/** How both methods did on real curves, from the figures that tests/backtest/run writes. */
import { curves, pooled } from '../backtest/figures.json';
import type { Method } from '../engine/contract';
import * as format from '../format';

const did = (method: Method) =>
  `off by ${format.number3(pooled.error[method])} pp on average, and its 90% intervals held ` +
  `${format.coverage(pooled.inside[method][90])} of the truths`;

/** One honest line under the verdict. */
export const trackRecord = (method: Method): string =>
  method === 'paper'
    ? `On ${curves} real curves this method was ${did('paper')}; the calibrated one was ${did('calibrated')}. ` +
      'Its constants were learned on them.'
    : `On ${curves} real curves, on which its constants were learned, this method was ` +
      `${did('calibrated')}; the paper’s was ${did('paper')}.`;
