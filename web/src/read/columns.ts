/**
 * Finds out what each column of a table is by its head and its cells: where the sizes stand, which
 * columns name models, methods and benchmarks, which hold numbers, and which say nothing here.
 */
import {
  isAbsent,
  readError,
  readValue,
  type CellValue,
  type DecimalMark,
} from './cells/cell_values';
import { quantityNamed } from './cells/axis_heads';
import { readHeading, type Heading, type HeadingKind } from './cells/column_heads';
import { axisOf } from '../format/measures';
import type { Inquiry } from './inquiry';
import { markOfColumn } from './layout/decimal_mark';
import type { Table } from './layout/table';
import { saysSize } from './cells/model_sizes';
import type { Role } from './reading';

/** A column with its cells; `name` is what people are told. `kind`: null for a number of unknown meaning. */
export type ColumnCells = {
  index: number;
  name: string;
  heading: Heading;
  cells: string[];
  values: (CellValue | null)[];
  mark: DecimalMark;
  kind: HeadingKind | 'group' | 'value' | null;
  content: 'sizes' | 'numbers' | 'errors' | 'words' | 'nothing';
  /** What it holds that is no score, "reward"; '' where it may be one. */
  quantity: string;
  forced: boolean;
};

const KIND_OF_ROLE: Readonly<Record<Role, ColumnCells['kind']>> = {
  size: 'size',
  gain: 'gain',
  base: 'base',
  score: 'score',
  se: 'se',
  'ci-low': 'ci-low',
  'ci-high': 'ci-high',
  questions: 'questions',
  samples: 'samples',
  runs: 'runs',
  seed: 'seed',
  benchmark: 'benchmark',
  method: 'method',
  label: 'label',
  ignored: 'other',
};

/** The cells that hold something. */
export const filledCells = (cells: readonly string[]): readonly string[] =>
  cells.filter((cell) => !isAbsent(cell));

/** A cell of a table of decimal points may all the same have a decimal comma: "1,2" can be nothing else. */
const readEither = (cell: string, mark: DecimalMark): CellValue | null =>
  readValue(cell, mark) ?? readValue(cell, mark === '.' ? ',' : '.');

/** Cells such as "15T tokens" and "10^24", under a head that says what they count. */
function areOnAxis(cells: readonly string[], { axis }: Heading): boolean {
  const read = axis === null ? undefined : axisOf(axis).read;
  const said = filledCells(cells);
  return read !== undefined && 2 * said.filter((cell) => read(cell) !== null).length >= said.length;
}

/** Other words for numbers than scores count where no column holds scores. */
function quantitiesOf(heads: readonly string[], headings: readonly Heading[]): string[] {
  const scored = ['gain', 'base', 'score', 'summary'];
  const named = heads.map(quantityNamed);
  const hasScores = headings.some(
    ({ kind, benchmark, method }, at) =>
      !named[at] && (benchmark !== '' || method !== '' || scored.includes(kind ?? '')),
  );
  return named.map((one) => (one && !hasScores ? one.rest : ''));
}

function contentOf(cells: readonly string[], mark: DecimalMark): ColumnCells['content'] {
  const said = filledCells(cells);
  if (said.length === 0 || said.every((cell) => /^[±+/\-→>|]+$/.test(cell))) return 'nothing';
  const share = (test: (cell: string) => boolean) => said.filter(test).length / said.length;
  if (share(saysSize) >= 0.4 && share((cell) => readEither(cell, mark) !== null) < 0.5)
    return 'sizes';
  if (share((cell) => readEither(cell, mark) !== null) >= 0.5) return 'numbers';
  return share((cell) => readError(cell, mark) !== null) >= 0.5 ? 'errors' : 'words';
}

export function columnsOf(table: Table, roles: Readonly<Record<number, Role>>): ColumnCells[] {
  const headings = table.head.map(readHeading);
  const quantities = quantitiesOf(table.head, headings);
  return table.head.map((head, index) => {
    const cells = table.body.map((row) => row[index] ?? '');
    const role = roles[index];
    const isQuantity = quantities[index] !== '';
    const heading = readHeading(isQuantity ? (quantities[index] ?? '') : head);
    if (isQuantity) heading.text = readHeading(head).text;
    const forced = role !== undefined && role in KIND_OF_ROLE;
    const name = heading.text === '' ? `column ${index + 1}` : heading.text;
    const mark = markOfColumn(cells, table.mark);
    const content = areOnAxis(cells, heading) ? 'numbers' : contentOf(cells, mark);
    const values = content === 'numbers' ? cells.map((cell) => readEither(cell, mark)) : [];
    const kind = forced
      ? KIND_OF_ROLE[role]
      : head === '' && heading.kind === 'index'
        ? null
        : heading.kind;
    const quantity = isQuantity ? (quantityNamed(head)?.quantity ?? '') : '';
    return { index, name, heading, cells, values, mark, kind, content, quantity, forced };
  });
}

/** 0, 1, 2, … or 1, 2, 3, …: the numbers of the lines. */
const countsLines = ({ values }: ColumnCells): boolean => {
  const [first] = values;
  return (
    values.length > 1 &&
    (first?.value === 0 || first?.value === 1) &&
    values.every((value, at) => value?.value === first.value + at)
  );
};

/** What is left of the columns of numbers once the sizes are known. */
export function settleNumbers(
  columns: readonly ColumnCells[],
  size: ColumnCells,
  inquiry: Inquiry,
): void {
  const numbers = columns.filter(
    (column) => column !== size && !column.forced && ['numbers', 'errors'].includes(column.content),
  );
  const hasQuestions = columns.some(({ kind }) => kind === 'questions');
  for (const column of numbers) {
    const known = column.values.flatMap((value) => value?.value ?? []);
    const least = Math.min(...known);
    switch (column.kind) {
      case 'size':
      case 'active-size':
      case 'axis':
        column.kind = 'other';
        break;
      case 'index':
        column.kind =
          countsLines(column) || known.every((value) => Number.isInteger(value))
            ? 'other'
            : 'value';
        break;
      case 'method':
      case 'benchmark':
      case 'label':
        // A stage or a version by its number tells lines apart; other numbers are values.
        column.kind = known.every((value) => Number.isInteger(value) && value < 10)
          ? 'group'
          : 'value';
        break;
      case 'count': {
        const samples = /sampl/i.test(column.heading.text);
        if (hasQuestions) column.kind = samples ? 'samples' : 'other';
        else if (least >= (samples ? 100 : 20)) column.kind = 'questions';
        else {
          const chosen = inquiry.choose(
            `count:${column.name}`,
            `What does the column “${column.name}” hold?`,
            [
              'numbers of questions',
              'samples of each question',
              'runs that a value is the mean of',
              'leave it out',
            ],
          );
          column.kind =
            (['questions', 'samples', 'runs', 'other'] as const)[chosen ?? 3] ?? 'other';
        }
        break;
      }
      case 'se':
        // "error" beside accuracies is their rest to a hundred: an error rate.
        if (
          /^(?:.* )?err(?:or)?s?(?: ?\(.*\))?$/i.test(column.heading.text) &&
          Math.max(...known) > 10
        )
          column.kind = 'lower';
        break;
      case 'runs':
        if (new Set(known).size > 1 && countsLines(column)) column.kind = 'other';
        break;
      case 'seed':
        // "seeds: 3" in every line is how many there are.
        if (
          /seeds|runs/i.test(column.heading.text) &&
          new Set(known).size === 1 &&
          known.length > 1
        )
          column.kind = 'runs';
        break;
      case null:
        if (countsLines(column) && (column.heading.text === '' || known.length > 2))
          column.kind = 'other';
        else column.kind = 'value';
        break;
      default:
    }
  }
}
