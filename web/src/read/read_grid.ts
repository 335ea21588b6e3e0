/**
 * Reads one table: its columns with their roles, then numbers that each say of which model, benchmark
 * and method they are, then series. While something is open it says what, and there are no series.
 */
import { benchmarkNamed } from './cells/benchmarks';
import { columnsOf, settleNumbers, type ColumnCells } from './columns';
import { sizeColumn, type SizeColumn } from './lines/size_column';
import { countsAsPercent } from './counts';
import { attachErrors } from './errors';
import { averaged, repeatsOf, type Fact } from './facts';
import { headlessValues } from './headless';
import { quoted, type Inquiry } from './inquiry';
import { layOut } from './layout/layout';
import type { Table } from './layout/table';
import { namesMethods, readLines } from './lines/lines';
import { chooseMetrics, settleGroups } from './lines/metrics';
import { checkUnits, factsOf, fractions, relativeGains } from './measure';
import {
  type Column,
  type Grid,
  type Reading,
  type ReadOptions,
  type ReadOutcome,
  type Role,
  type Series,
} from './reading';
import { axisOf } from '../format/measures';
import { inWords } from '../format/other_measures';
import { seriesFrom } from './series';
import { withSharedBase } from './shared_base';
import { levels, settleQuantity, valueColumns, type ValueColumn } from './values';
import { settleWords } from './word_columns';

export const refusal = (code: string, message: string): ReadOutcome => ({
  ok: false,
  error: { code, row: null, field: null, message },
});

export const NO_TABLE = 'No table was found in the text.';

/** As many as the engine takes. */
const MOST_LINES = 10_000;

function roleOf(
  column: ColumnCells,
  size: SizeColumn | null,
  values: readonly ValueColumn[],
): { role: Role; why: string } {
  const value = values.find((one) => one.column === column);
  const mine = column.forced ? 'as you said' : null;
  if (column === size?.column)
    return {
      role: 'size',
      why:
        mine ??
        (column.content === 'sizes' && column.kind !== 'size'
          ? 'sizes in its cells'
          : 'from its head'),
    };
  if (value) return { role: value.stat === 'unsaid' ? 'score' : value.stat, why: value.why };
  const head = mine ?? 'from its head';
  switch (column.kind) {
    case 'se':
    case 'sd':
    case 'ci':
      return {
        role: 'se',
        why:
          column.kind === 'se'
            ? head
            : column.kind === 'sd'
              ? 'a standard deviation'
              : 'a 95% interval',
      };
    case 'ci-low':
    case 'ci-high':
    case 'questions':
    case 'samples':
    case 'runs':
    case 'seed':
    case 'benchmark':
    case 'method':
    case 'label':
      return { role: column.kind, why: head };
    case 'metric':
    case 'group':
      return { role: 'label', why: 'words' };
    default:
      return { role: column === size?.names ? 'label' : 'ignored', why: mine ?? 'not used' };
  }
}

type Parts = {
  columns: readonly ColumnCells[];
  size: SizeColumn | null;
  values: readonly ValueColumn[];
  series: Series[];
};

export function readingOf(
  { columns, size, values, series }: Parts,
  isFraction: boolean,
  inquiry: Inquiry,
): Reading {
  const told: Column[] = columns.map((column) => ({
    index: column.index,
    header: column.name,
    ...roleOf(column, size, values),
  }));
  const ignored = told.filter(
    ({ role, header }) => role === 'ignored' && !/^column \d+$/.test(header),
  );
  if (ignored.length > 0) {
    inquiry.note(
      'ignored',
      `Columns not used: ${quoted(
        ignored.map(({ header }) => header),
        8,
      )}.`,
    );
  }
  const open = inquiry.questions.length > 0;
  return {
    series: open ? [] : series,
    columns: told,
    unit: isFraction ? 'fraction' : 'percent',
    axis: size?.axis ?? 'parameters',
    quantity: inquiry.about.quantity,
    notes: [...inquiry.notes],
    questions: [...inquiry.questions],
  };
}

/** The first column of numbers of a table without a head and without names. */
function firstNumbers(columns: readonly ColumnCells[], { headed }: Table): SizeColumn | undefined {
  const column = headed ? undefined : columns.find(({ content }) => content === 'numbers');
  return column && { column, axis: 'parameters', names: null };
}

const SIZE_ZERO = {
  code: 'size-not-positive',
  field: 'size',
  message:
    'a size must be greater than 0. Write the scores of the baseline in a column of their own, headed “base”.',
} as const;

/** The benchmark that the lines around a table name, where they name no other. */
function onlyBenchmark(caption: string): string {
  const first = benchmarkNamed(caption);
  return first && benchmarkNamed(first.rest) === null ? first.benchmark.name : '';
}

function repeats(facts: Fact[], inquiry: Inquiry): Fact[] | null {
  const { groups, repeated, seeded } = repeatsOf(facts);
  if (!repeated) return facts;
  if (!seeded) {
    if (groups.every((group) => group.length < 2 || group.every(({ se }) => se !== null)))
      return facts;
    const example = groups.find(({ length }) => length > 1)?.[0];
    const of = example ? example.label || inquiry.about.size(example.size) : '';
    const chosen = inquiry.choose('repeats', `“${of}” stands in several lines. What are they?`, [
      'runs of the same: take their mean',
      'different things: keep each line',
    ]);
    if (chosen === null) return null;
    if (chosen === 1) return facts;
  }
  const most = Math.max(...groups.map(({ length }) => length));
  inquiry.note(
    'replicates',
    `Up to ${most} runs of each size are taken as one point, their mean, with its standard error from their spread.`,
  );
  return averaged(groups);
}

export function readGrid(grid: Grid, options: ReadOptions, inquiry: Inquiry): ReadOutcome {
  const asked = (
    columns: readonly ColumnCells[],
    size: SizeColumn | null = null,
    values: readonly ValueColumn[] = [],
  ): ReadOutcome => ({
    ok: true,
    value: readingOf({ columns, size, values, series: [] }, false, inquiry),
  });
  const table = layOut(grid, inquiry);
  if (!table) return inquiry.questions.length > 0 ? asked([]) : refusal('no-table', NO_TABLE);
  if (table.body.length > MOST_LINES)
    return refusal('too-many-rows', `The table has more than ${MOST_LINES} lines.`);
  const columns = columnsOf(table, options.roles ?? {});
  settleWords(columns, inquiry);
  const size =
    sizeColumn(columns, inquiry, options.axis ?? null) ??
    (inquiry.questions.length > 0 ? undefined : firstNumbers(columns, table));
  if (!size) {
    return inquiry.questions.length > 0
      ? asked(columns)
      : refusal(
          'no-sizes',
          'No column of the table holds model sizes. Write 1.7B, 350M, or names such as Qwen3-1.7B.',
        );
  }
  const quantity = settleQuantity(columns, inquiry);
  if (quantity === null) return asked(columns, size);
  inquiry.about.quantity = quantity;
  if (size.axis !== 'parameters') inquiry.about.size = (value) => inWords(value, size.axis);
  settleNumbers(columns, size.column, inquiry);
  const readable = readLines(columns, size, inquiry);
  if (!readable) return asked(columns, size);
  if (readable.length === 0)
    return refusal('no-sizes', 'No model size was found in the table’s lines.');
  const odd = readable.find((line) => !(line.size > 0));
  const isZero = (at: number): ReadOutcome => ({
    ok: false,
    error: { ...SIZE_ZERO, row: at, message: `Row ${at + 1}: ${SIZE_ZERO.message}` },
  });
  const below = readable.find((line) => !(line.size > 0) && !line.shared);
  if (below) return isZero(below.at);
  if (odd && readable.every(({ shared }) => shared)) return isZero(odd.at);
  settleGroups(readable);
  const lines = chooseMetrics(readable, inquiry);
  if (!lines) return asked(columns, size);
  const rest = columns.filter((column) => column !== size.column);
  const has = {
    methods: namesMethods(lines),
    benchmarks: lines.some(({ benchmark }) => benchmark !== ''),
  };
  const isHeadless = !table.headed && !columns.some(({ forced }) => forced) && !has.methods;
  const told = isHeadless ? headlessValues(rest, inquiry) : valueColumns(rest, has, inquiry);
  if (inquiry.questions.length > 0) return asked(columns, size, told);
  const hasBases = lines.some(({ isBase }) => isBase);
  const found = quantity === '' ? told : levels(told, hasBases);
  if (found.some(({ stat }) => stat !== 'gain') && quantity !== '')
    inquiry.about.quantity = `change in ${quantity}`.slice(0, 40);
  const relative =
    quantity === ''
      ? relativeGains(found, inquiry)
      : { kept: found, relative: new Set<ValueColumn>() };
  if (!relative) return asked(columns, size, found);
  if (quantity === '' && !countsAsPercent(relative.kept, lines, table.caption, inquiry)) {
    return asked(columns, size, relative.kept);
  }
  const scaled = quantity === '' ? fractions(relative.kept, inquiry) : new Set<ValueColumn>();
  const values = scaled && (quantity === '' ? checkUnits(relative.kept, inquiry) : relative.kept);
  if (!scaled || !values) return asked(columns, size, relative.kept);
  const errors = attachErrors(values, columns, table.caption, inquiry);
  if (!errors) return asked(columns, size, values);
  if (values.length === 0)
    return refusal('no-values', 'No column of the table holds scores or gains.');
  const captioned = onlyBenchmark(table.caption);
  const facts = factsOf(
    table,
    grid.answers ?? [],
    lines,
    values,
    errors,
    scaled,
    captioned,
    inquiry,
  );
  const means = repeats(facts, inquiry);
  if (!means) return asked(columns, size, values);
  const based = withSharedBase(means, lines, inquiry);
  if (!based) return isZero(odd?.at ?? 0);
  const inPoints = relative.relative.size === 0 ? based : asPoints(based, relative.relative);
  const series = seriesFrom(inPoints, inquiry);
  if (series.length === 0 && inquiry.questions.length === 0)
    return refusal('no-values', 'No column of the table holds scores or gains.');
  if (size.axis !== 'parameters')
    inquiry.note('axis', `The sizes are ${axisOf(size.axis).name}, from “${size.column.name}”.`);
  if (size.column.kind !== 'size' && size.column.content === 'sizes')
    inquiry.note('sizes-from-names', 'The sizes were read from the models’ names.');
  if (series.some(({ observations }) => observations.some(({ gain }) => gain === undefined))) {
    inquiry.note(
      'no-baseline',
      'The table holds scores but no baseline, so there are no gains. Add a column or lines with the scores before.',
    );
  }
  return {
    ok: true,
    value: readingOf({ columns, size, values, series }, scaled.size > 0, inquiry),
  };
}

/** Gains in percent of the baseline's score, as points; those without a baseline are left out. */
function asPoints(facts: readonly Fact[], relative: ReadonlySet<ValueColumn>): Fact[] {
  const bases = new Map(
    facts.flatMap(({ stat, line, value }) => (stat === 'base' ? [[line, value] as const] : [])),
  );
  return facts.flatMap((fact) => {
    if (fact.stat !== 'gain' || !relative.has(fact.column)) return [fact];
    const base = bases.get(fact.line);
    return base === undefined
      ? []
      : [{ ...fact, value: Number(((fact.value * base) / 100).toPrecision(12)), written: '' }];
  });
}
