/** Tables without a head: what their columns of numbers are follows from the numbers, or is asked. */
import { minus } from './cells/cell_values';
import type { ColumnCells } from './columns';
import type { Inquiry } from './inquiry';
import type { ValueColumn } from './values';

const numbersIn = ({ values }: ColumnCells): number[] =>
  values.flatMap((value) => value?.value ?? []);
const isCount = (column: ColumnCells): boolean => {
  const numbers = numbersIn(column);
  return numbers.length > 0 && numbers.every((value) => Number.isInteger(value) && value > 100);
};
const isSigned = ({ values }: ColumnCells): boolean =>
  values.some((value) => value !== null && (value.value < 0 || (value.signed && value.value > 0)));

const isDifference = (base: ColumnCells, score: ColumnCells, gain: ColumnCells): boolean =>
  gain.values.every((value, at) => {
    const [before, after] = [base.values[at], score.values[at]];
    if (!value || !before || !after) return true;
    return Math.abs(minus(after.value, before.value) - value.value) <= 0.11;
  });

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * Numbers so small beside so moderate ones are standard errors beside gains. A score of 30 with a gain
 * of 2.5, or two scores, would look otherwise.
 */
const areErrorsOf = (gains: ColumnCells, errors: ColumnCells): boolean => {
  const [large, small] = [numbersIn(gains), numbersIn(errors)];
  return (
    large.every((number) => number < 30) &&
    small.every((number) => number > 0 && number <= 2.5) &&
    middle(small) < 0.5 * middle(large)
  );
};

const value = (column: ColumnCells, stat: ValueColumn['stat'], why: string): ValueColumn => ({
  column,
  stat,
  benchmark: '',
  method: '',
  seed: '',
  why,
});

/** Empty while it is asked. A column of errors gets that kind. */
export function headlessValues(columns: readonly ColumnCells[], inquiry: Inquiry): ValueColumn[] {
  const numbers = columns.filter(({ content, kind }) => content === 'numbers' && kind === 'value');
  for (const column of numbers.slice(1)) if (isCount(column)) column.kind = 'questions';
  for (const column of columns) {
    // "±0.4" alone in its cells
    if (column.kind === 'value' && column.content === 'errors') column.kind = 'se';
  }
  const [first, second, third, ...more] = numbers.filter(({ kind }) => kind === 'value');
  if (!first) return [];
  const ask = (answers: readonly string[]) =>
    inquiry.choose('headless', 'The table has no head. Which columns follow the size?', answers);
  const GAINS = 'gains, in percentage points';
  if (!second) {
    const gains =
      isSigned(first) || first.values.some((one) => one?.delta != null)
        ? 0
        : ask([GAINS, 'scores']);
    if (gains === null) return [];
    return [
      value(
        first,
        gains === 0 ? 'gain' : 'score',
        gains === 0 && isSigned(first) ? 'numbers with a sign are gains' : 'as you said',
      ),
    ];
  }
  if (third && more.length === 0 && isDifference(first, second, third)) {
    const why = 'the third is the difference of the first two';
    return [value(first, 'base', why), value(second, 'score', why), value(third, 'gain', why)];
  }
  const small = numbersIn(second).every((number) => number > 0 && number <= 15);
  const errorsOf = (gain: ColumnCells, error: ColumnCells, why: string) => {
    error.kind = 'se';
    return [value(gain, 'gain', why)];
  };
  if (!third && isSigned(first) && small)
    return errorsOf(first, second, 'numbers with a sign are gains');
  if (!third && areErrorsOf(first, second))
    return errorsOf(first, second, 'small numbers beside it are its standard errors');
  if (more.length > 0 || third) {
    const chosen = ask([
      'a benchmark each',
      'scores: the baseline’s, then a method each',
      ...(third && more.length === 0 ? ['the gain, its standard error, the baseline’s score'] : []),
    ]);
    if (chosen === null) return [];
    const all = [first, second, ...(third ? [third] : []), ...more];
    if (chosen === 2 && third)
      return [...errorsOf(first, second, 'as you said'), value(third, 'base', 'as you said')];
    return all.map((column, at) =>
      chosen === 0
        ? { ...value(column, 'unsaid', 'as you said'), benchmark: column.name }
        : {
            ...value(column, at === 0 ? 'base' : 'score', 'as you said'),
            method: at === 0 ? '' : column.name,
          },
    );
  }
  const chosen = ask([
    'the gain and its standard error',
    'the score before and the score after',
    'the score after and the gain',
  ]);
  if (chosen === null) return [];
  if (chosen === 0) return errorsOf(first, second, 'as you said');
  return chosen === 1
    ? [value(first, 'base', 'as you said'), value(second, 'score', 'as you said')]
    : [value(first, 'score', 'as you said'), value(second, 'gain', 'as you said')];
}
