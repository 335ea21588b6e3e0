/** Reads what each line of a table is about: the model's size, its name, and what was done to it. */
import { benchmarkNamed } from './cells/benchmarks';
import { isAbsent, readNumber } from './cells/cell_values';
import type { ColumnCells, SizeColumn } from './columns';
import { methodNamed } from './cells/column_heads';
import { quoted, type Inquiry } from './inquiry';
import { METHOD_WORDS, readModelName } from './cells/model_names';
import { inBillions, readModelSize, sizeOfName, type ModelSize } from './cells/model_sizes';

export type Line = {
  at: number;
  size: number;
  label: string;
  family: string;
  method: string;
  isBase: boolean;
  methodStated: boolean;
  benchmark: string;
  metric: string;
  seed: string;
  /** Cells of columns of words that nothing else explains; they tell series apart. */
  group: string;
  questions: number | null;
  samples: number | null;
  runs: number | null;
};

/** Words that stand only in the first of their lines, as merged cells do, count for those below. */
const filledDown = (cells: readonly string[]): string[] => {
  let above = '';
  return cells.map((cell) => {
    if (cell !== '') above = cell;
    return above;
  });
};

const isAddition = (cell: string): boolean =>
  /^(?:\+|w\/|with\s|→|↳|└|-\s)/i.test(cell) || METHOD_WORDS.test(cell) || methodNamed(cell).isBase;

type Sized = { size: ModelSize; cell: string; added: string };

/** The size in every line; a line such as "+ GRPO" is of the model above it. */
function sizesOf(
  { column, axis }: SizeColumn,
  hasOthers: boolean,
  inquiry: Inquiry,
): (Sized | null)[] {
  let above: Sized | null = null;
  const bad: string[] = [];
  const sized = column.cells.map((cell): Sized | null => {
    const size =
      axis === 'parameters' || axis === 'active-parameters'
        ? readModelSize(cell, column.mark)
        : numberOf(cell, column);
    if (size) {
      above = { size, cell, added: '' };
      return above;
    }
    if (above && cell === '' && hasOthers) return { ...above };
    if (above && isAddition(cell)) return { ...above, added: cell };
    if (!isAbsent(cell) && !/^(?:avg\.?|average|mean|total|overall)\b/i.test(cell)) bad.push(cell);
    return null;
  });
  if (bad.length > 0) {
    inquiry.note(
      'no-size',
      `No size was found in ${quoted(bad)}: ${bad.length === 1 ? 'this line is' : 'these lines are'} left out.`,
    );
  }
  return sized;
}

function numberOf(cell: string, { mark }: ColumnCells): ModelSize | null {
  const value = readNumber(cell.replace(/\s*(?:flops?|tokens?|steps?|h(?:ours)?)$/i, ''), mark);
  return value === null
    ? readModelSize(cell, mark)
    : { billions: value, active: null, written: 'bare', rest: '', experts: false };
}

/** Billions for one unit of the sizes that are numbers alone; null while it is asked. */
function unitOfBare(
  sized: readonly (Sized | null)[],
  labels: readonly string[],
  { column, axis }: SizeColumn,
  inquiry: Inquiry,
): number | null {
  const bare = sized.flatMap((one, at) =>
    one?.size.written === 'bare' && one.added === ''
      ? [{ number: one.size.billions, label: labels[at] ?? '' }]
      : [],
  );
  if (bare.length === 0 || (axis !== 'parameters' && axis !== 'active-parameters')) return 1;
  if (column.heading.scale !== null) return column.heading.scale;
  const numbers = bare.map(({ number }) => number);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (least >= 1e5 && most >= 1e6) return 1e-9;
  const named = bare.flatMap(({ number, label }) => {
    const size = sizeOfName(label);
    return size && !size.experts ? [number / size.billions] : [];
  });
  // A few labels that look like a name with a size say nothing of the column.
  const ratios = 2 * named.length >= bare.length ? named : [];
  const near = (unit: number) =>
    ratios.length > 0 && ratios.every((ratio) => ratio * unit > 0.6 && ratio * unit < 1.7);
  if (near(1)) return 1;
  if (near(1e-3)) return 1e-3;
  const isClear =
    ratios.length === 0 && most <= 2500 && !(least >= 50) && !(least >= 10 && most > 150);
  if (isClear) return 1;
  const chosen = inquiry.choose(
    'size-unit',
    `What are the sizes ${quoted(numbers.slice(0, 3).map(String))} counted in?`,
    ['billions of parameters', 'millions of parameters'],
  );
  return chosen === null ? null : chosen === 0 ? 1 : 1e-3;
}

const canonical = (cell: string): string => {
  const named = benchmarkNamed(cell.replace(/_/g, ' ')) ?? benchmarkNamed(cell);
  return named &&
    !/[A-Za-z]/.test(
      named.rest.replace(/(?:test|cot|zeroshot|shot|main|gen|acc|em|openai|accuracy)/gi, ''),
    )
    ? named.benchmark.name
    : cell;
};

/** Names that continue another family's at its sizes, "Qwen3-8B-foo" beside "Qwen3-8B", say a method. */
function settleFamilies(lines: readonly Line[]): void {
  const families = [...new Set(lines.map(({ family }) => family))].sort(
    (a, b) => a.length - b.length,
  );
  for (const longer of families) {
    const own = lines.filter(({ family }) => family === longer);
    const shorter = families.find(
      (family) =>
        family !== '' &&
        family !== longer &&
        longer.startsWith(`${family} `) &&
        own.filter(({ size, benchmark }) =>
          lines.some(
            (line) => line.family === family && line.size === size && line.benchmark === benchmark,
          ),
        ).length *
          2 >=
          own.length,
    );
    if (shorter === undefined) continue;
    for (const line of own) {
      const extra = longer.slice(shorter.length + 1);
      line.family = shorter;
      line.method = [extra, line.method].filter((part) => part !== '').join(' ');
      line.isBase = false;
    }
  }
}

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
  const names =
    size.names ?? labels.find(({ content }) => content === 'sizes') ?? labels[0] ?? null;
  const sized = sizesOf(size, methods.length > 0 || names !== null, inquiry);
  const nameCells = names ? names.cells : size.column.cells;
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
      label: names ? own : found.written === 'name' ? name : '',
      family: above !== '' ? above : model.family,
      method,
      isBase:
        methods.length > 0 ? method === '' && stated.some((told) => told.isBase) : model.isBase,
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

/** A group of words matters only where it tells lines apart that are otherwise alike. */
export function settleGroups(lines: Line[]): void {
  const key = ({ size, family, method, benchmark, metric, seed, label }: Line) =>
    [size, family, method, benchmark, metric, seed, label].join('\u0001');
  const seen = new Map<string, Set<string>>();
  for (const line of lines) seen.set(key(line), (seen.get(key(line)) ?? new Set()).add(line.group));
  if ([...seen.values()].every(({ size }) => size < 2)) for (const line of lines) line.group = '';
}

/** Keeps one metric of each benchmark; null while it is asked which. */
export function chooseMetrics(lines: Line[], inquiry: Inquiry): Line[] | null {
  const found = new Map<string, Set<string>>();
  for (const { benchmark, metric } of lines)
    found.set(benchmark, (found.get(benchmark) ?? new Set()).add(metric));
  const kept = new Map<string, string>();
  let open = false;
  for (const [benchmark, metrics] of found) {
    const names = [...metrics].sort();
    if (names.length < 2) continue;
    const alike = [...found]
      .filter(([, others]) => [...others].sort().join() === names.join())
      .map(([name]) => name);
    const chosen = inquiry.choose(
      `metric:${names.join('|')}`,
      `Which score of ${quoted(alike)} is meant?`,
      names,
    );
    if (chosen === null) open = true;
    else kept.set(benchmark, names[chosen] ?? '');
  }
  return open
    ? null
    : lines.filter(
        ({ benchmark, metric }) => !kept.has(benchmark) || kept.get(benchmark) === metric,
      );
}
