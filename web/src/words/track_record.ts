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

/** The sets of curves by name; in data and code they go by their ids. */
const SET_NAMES: Readonly<Record<string, string>> = {
  gadre_acc_N: 'Gadre et al. (2024), accuracies',
  gadre_loss_N: 'Gadre et al. (2024), losses',
  opt_acc: 'OPT, accuracies',
  pythia_acc: 'Pythia, accuracies',
  pythia_gain: 'Pythia, gains from five examples',
  revisiting_hard16: '“Revisiting Neural Scaling Laws”, losses',
};

export const setName = (id: string): string => SET_NAMES[id] ?? id;
