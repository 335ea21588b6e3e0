/** The check on the recovered standard errors: do those next to them print the paper's figures too? */
import type { FitResult, Forecast, Observation } from '../engine/contract';
import { AT_70B, CHI2, type PaperLaw } from './paper';
import { printsAs } from './verdict';

export const GRID = 0.05; // pp

type Known = Observation & { se: number };

/** The observations with every se as it is, one step less or one more: 3ⁿ sets, itself among them. */
export function neighbouring(observations: readonly Known[]): Known[][] {
  return observations.reduce<Known[][]>(
    (sets, row) =>
      sets.flatMap((set) =>
        [-GRID, 0, GRID].map((step) => [
          ...set,
          { ...row, se: Number((row.se + step).toFixed(2)) },
        ]),
      ),
    [[]],
  );
}

/** Whether all five χ² and all five forecasts at 70B come out as printed; they are of the standard laws. */
export const printsTable1 = ({ fits }: FitResult, { laws }: Forecast): boolean =>
  fits.every(({ law, chi2 }) => printsAs([CHI2[law as PaperLaw], chi2])) &&
  laws.every(({ law, value }) => printsAs([AT_70B[law as PaperLaw], value[0] ?? NaN]));
