/** Asks about errors that are far too small for their values: fractions beside percentage points. */
import { readError } from './cells/cell_values';
import type { ColumnCells } from './columns';
import type { Inquiry } from './inquiry';

/** No gain of a benchmark is measured as closely as this, in pp. */
const TOO_SMALL = 0.05;

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** What the errors are to be divided by; null while it is asked. */
export function unitDivisor(
  errors: ColumnCells,
  values: ColumnCells,
  inquiry: Inquiry,
): number | null {
  const sizes = values.values.flatMap((value) => (value ? [Math.abs(value.value)] : []));
  const halves = errors.cells.flatMap((cell) => {
    const error = readError(cell, errors.mark);
    return error && 'half' in error ? [error.half] : [];
  });
  const isOdd =
    halves.length > 0 &&
    middle(sizes) > 1 &&
    halves.every((half) => half < TOO_SMALL) &&
    halves.some((half) => half > 0);
  if (!isOdd) return 1;
  const chosen = inquiry.choose(
    `error-unit:${errors.name}`,
    `The errors under “${errors.name}” are very small. What are they counted in?`,
    ['fractions: 0.01 is 1 percentage point', 'percentage points'],
  );
  return chosen === null ? null : chosen === 0 ? 0.01 : 1;
}
