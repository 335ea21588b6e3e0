/** The paper's gains, with the standard errors that follow from its other figures. */
import type { Observation } from '../../web/src/engine/contract';

export const observations: (Observation & { gain: number; se: number })[] = [
  { size: 0.5, gain: 1.2, se: 0.4 },
  { size: 1, gain: 2.1, se: 0.3 },
  { size: 2, gain: 3.5, se: 0.4 },
  { size: 4, gain: 5.4, se: 0.5 },
  { size: 8, gain: 8.0, se: 0.6 },
];
