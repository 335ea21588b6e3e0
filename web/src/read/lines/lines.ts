/** Reads what each line of a table is about: the model's size, its name, and what was done to it. */
import { benchmarkNamed } from '../cells/benchmarks';
import { methodNamed } from '../cells/column_heads';
import { readModelName } from '../cells/model_names';
import { inBillions } from '../cells/model_sizes';
import type { ColumnCells } from '../columns';
import type { SizeColumn } from './size_column';
import { quoted, type Inquiry } from '../inquiry';
import { settleFamilies } from './families';
import type { Line } from './line';
import { sizesOf, unitOfBare } from './line_sizes';

/** Words that stand only in the first of their lines, as merged cells do, count for those below. */
const filledDown = (cells: readonly string[]): string[] => {
  let above = '';
  return cells.map((cell) => {
    if (cell !== '') above = cell;
    return above;
  });
};

const canonical = (cell: string): string => {
  const named = benchmarkNamed(cell.replace(/_/g, ' ')) ?? benchmarkNamed(cell);
  return named &&
    !/[A-Za-z]/.test(
      named.rest.replace(/(?:test|cot|zeroshot|shot|main|gen|acc|em|openai|accuracy)/gi, ''),
    )
    ? named.benchmark.name
    : cell;
};

/** Null while the unit of the sizes is asked. */
export function readLines(
  columns: readonly ColumnCells[],
  size: SizeColumn,
  inquiry: Inquiry,
): Line[] | null {
  const of = (kind: ColumnCells['kind']) =>
    columns.filter((column) => column.kind === kind && column !== size.column);
  const methods = of('method');
  const labels = of('label').filter(({ content }) => content === 'words' || content === 'sizes');
  const sized = sizesOf(size, methods.length > 0 || labels.length > 0, inquiry);
  const isNamed = sized.some((one) => one?.size.written === 'name');
  const labelled = labels.find(({ content }) => content === 'sizes') ?? labels[0];
  const names = size.names ?? (isNamed ? null : (labelled ?? null));
  const isFamily = /famil|backbone/i.test(names?.heading.text ?? '');
  const nameCells = names ? (isFamily ? filledDown(names.cells) : names.cells) : size.column.cells;
  const unit = unitOfBare(sized, nameCells, size, inquiry);
  if (unit === null) return null;
  const benchmarks = of('benchmark').map(({ cells }) => filledDown(cells));
  const groups = of('group').map(({ cells, content }) =>
    content === 'words' ? filledDown(cells) : cells,
  );
  const methodCells = methods.map(({ cells }) => cells);
  const [metrics] = of('metric').length > 0 ? [of('metric').map(({ cells }) => cells)] : [[]];
  const number = (kind: 'questions' | 'samples' | 'runs', at: number): number | null => {
    const column = of(kind)[0];
    const value = column ? (column.values[at]?.value ?? null) : null;
    if (value === null || !(value > 0)) return null;
    if (Number.isInteger(value)) return value;
    // "1.319" questions: the point groups thousands.
    const whole = /^\d{1,3}(?:\.\d{3})+$/.test(column?.cells[at] ?? '');
    return whole ? Number((column?.cells[at] ?? '').replaceAll('.', '')) : null;
  };
  const lines: Line[] = [];
  const apart: string[] = [];
  for (const [at, one] of sized.entries()) {
    if (!one) continue;
    const { size: found } = one;
    if (found.experts) {
      const chosen = inquiry.choose(
        `experts:${one.cell}`,
        `How many parameters does “${one.cell}” have in all?`,
        [`${found.billions}B`, 'leave this line out'],
      );
      if (chosen !== 0) continue;
    }
    if (found.active !== null) apart.push(`${one.cell} (${found.active}B active)`);
    const own = nameCells[at] ?? '';
    const name = one.added !== '' ? one.added : own === '' ? one.cell : own;
    const isName = names !== null || found.written === 'name' || one.added !== '';
    const model = isName ? readModelName(name) : { family: '', method: '', isBase: false };
    const above = one.added !== '' ? readModelName(one.cell).family : '';
    const said = methodCells.map((cells) => cells[at] ?? '');
    const stated = said.map(methodNamed);
    const method =
      methods.length > 0
        ? stated
            .map((told) => told.method)
            .filter((told) => told !== '')
            .join(' ')
        : model.method;
    lines.push({
      at,
      size: found.written === 'bare' ? inBillions(found.billions, unit) : found.billions,
      shared: one.shared,
      label: names ? own : found.written === 'name' ? name : '',
      family: above !== '' ? above : model.family,
      method,
      isBase:
        one.shared ||
        (methods.length > 0 ? method === '' && stated.some((told) => told.isBase) : model.isBase),
      methodStated: methods.length > 0,
      benchmark: canonical(
        benchmarks
          .map((cells) => cells[at] ?? '')
          .filter((cell) => cell !== '')
          .join(' '),
      ),
      metric: metrics
        .map((cells) => cells[at] ?? '')
        .filter((cell) => cell !== '')
        .join(', '),
      seed: of('seed')
        .map(({ cells }) => cells[at] ?? '')
        .join(' '),
      group: groups
        .map((cells) => cells[at] ?? '')
        .filter((cell) => cell !== '')
        .join(' · '),
      questions: number('questions', at),
      samples: number('samples', at),
      runs: number('runs', at),
    });
  }
  if (apart.length > 0) {
    inquiry.note(
      'experts',
      `Sizes are all parameters, not only the active ones: ${quoted(apart)}.`,
    );
  }
  if (methods.length === 0) settleFamilies(lines);
  return lines;
}

/** Whether lines name more than one method. */
export function namesMethods(lines: readonly Line[]): boolean {
  const methods = new Set(lines.map(({ method, isBase }) => (isBase ? '\u0000' : method)));
  return methods.size > 1;
}
