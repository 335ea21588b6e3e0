/** The paper's five gains, with the standard errors recovered from its Table 1 and 70B forecasts. */
import type { Observation } from '../engine/contract';
import { EXAMPLES } from '../state/examples';

const paper = EXAMPLES.find(({ id }) => id === 'opsd-extrapolation-paper');
if (!paper) throw new Error('The paper’s data set is missing from the examples.');

export const SOURCE = paper.source;
export const OBSERVATIONS: (Observation & { gain: number; se: number })[] = paper.points.map(
  ({ size, gain, se }) => ({
    size,
    gain,
    se,
  }),
);
