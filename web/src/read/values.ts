/**
 * Decides what the columns of numbers are: scores before, scores after, gains, of which benchmark and
 * which method. What the heads leave open is asked.
 */
import type { ColumnCells } from './columns';
import { quoted, type Inquiry } from './inquiry';
import { unknownColumn, withoutNamesakes, type ValueColumn } from './unknown_columns';

export type { ValueColumn };

export type RowsHave = {
  /** The lines name more than one method, or a model before and after. */
  methods: boolean;
  /** The lines name their benchmarks. */
  benchmarks: boolean;
};

const known = ({ values }: ColumnCells): number[] => values.flatMap((value) => value?.value ?? []);

/** Scores and gains lie within a hundred points of 0. */
const mayBeValue = (column: ColumnCells): boolean =>
  known(column).length > 0 && known(column).every((value) => Math.abs(value) <= 100);

const hasSign = ({ values }: ColumnCells): boolean =>
  values.some((value) => value !== null && (value.value < 0 || (value.signed && value.value > 0)));

/** An average of at least two benchmarks beside it. */
function isSummaryOf(column: ColumnCells, others: readonly ColumnCells[]): boolean {
  const { heading, kind } = column;
  if (kind === 'summary')
    return others.filter((other) => other !== column && other.kind !== 'summary').length >= 2;
  const says = /(?:^|[^a-z])(?:avg|average|mean|overall)(?![a-z])/i.test(heading.text);
  return (
    says &&
    heading.benchmark === '' &&
    others.filter((other) => other.heading.benchmark !== '').length >= 2
  );
}

function ofKnown(column: ColumnCells): ValueColumn | null {
  const { heading, kind } = column;
  const common = {
    column,
    benchmark: heading.benchmark,
    method: heading.method,
    seed: heading.seed,
  };
  const why = heading.text === '' ? 'as you said' : 'from its head';
  const plain = { ...common, why: column.forced ? 'as you said' : why };
  if (kind === 'gain') {
    const method = heading.method === '' ? heading.rest : heading.method;
    return { ...plain, stat: 'gain', method };
  }
  if (kind === 'base') return { ...plain, stat: 'base', method: '' };
  if (kind === 'score') {
    return {
      ...plain,
      stat: 'score',
      method: column.forced ? heading.method || heading.rest : heading.method,
    };
  }
  if (kind === 'summary') return { ...plain, stat: 'unsaid' };
  if (heading.method !== '') return { ...plain, stat: 'score', why: 'a method, by its head' };
  return heading.benchmark !== '' || heading.seed !== ''
    ? { ...plain, stat: 'unsaid', method: heading.rest, why: 'from its head' }
    : null;
}

/** A method of a benchmark counts as one only where the benchmark has several columns. */
function withoutLoneMethods(values: readonly ValueColumn[]): ValueColumn[] {
  return values.map((value) => {
    if (value.stat !== 'unsaid' || value.method === '') return value;
    const same = values.filter(
      ({ benchmark, seed }) => benchmark === value.benchmark && seed === value.seed,
    );
    return same.length > 1 ? { ...value, stat: 'score' } : { ...value, method: '' };
  });
}

export function valueColumns(
  columns: readonly ColumnCells[],
  rows: RowsHave,
  inquiry: Inquiry,
): ValueColumn[] {
  const kinds = ['gain', 'base', 'score', 'summary', 'value'];
  const candidates = columns.filter(
    ({ kind, content }) => kind !== null && kinds.includes(kind) && content === 'numbers',
  );
  const summaries = candidates.filter((column) => isSummaryOf(column, candidates));
  for (const column of summaries) column.kind = 'other';
  const usable = candidates.filter(
    (column) =>
      column.forced ||
      (!summaries.includes(column) && (column.kind !== 'value' || mayBeValue(column))),
  );
  const found: ValueColumn[] = [];
  const unknown: ColumnCells[] = [];
  for (const column of usable) {
    const value = ofKnown(column);
    if (value) found.push(value);
    else unknown.push(column);
  }
  const hasErrors = columns.some(
    ({ kind }) => kind === 'se' || kind === 'sd' || kind === 'ci' || kind === 'ci-low',
  );
  const anonymous = found.length === 0 && unknown.length > 1;
  if (anonymous && !rows.methods && !unknown.every(hasSign)) {
    const chosen = inquiry.choose(
      'columns-are',
      `What are the columns ${quoted(unknown.map(({ name }) => name))}?`,
      ['a benchmark each', 'a method each, on the same benchmark'],
    );
    if (chosen === null) return [];
    return unknown.map((column) => ({
      column,
      stat: 'unsaid',
      benchmark: chosen === 0 ? column.name : '',
      method: chosen === 0 ? '' : column.name,
      seed: '',
      why: 'as you said',
    }));
  }
  const settled = [...found];
  for (const column of unknown) {
    const told = unknownColumn(column, anonymous ? [] : settled, unknown, hasErrors, inquiry);
    if (told === null) {
      if (column.kind === 'value') column.kind = 'other';
      continue;
    }
    const value: ValueColumn = {
      column,
      stat: 'unsaid',
      benchmark: '',
      method: '',
      seed: '',
      why: '',
      ...told,
    };
    found.push(value);
    if (value.benchmark === '') settled.push(value);
  }
  const order = withoutLoneMethods(found).sort((a, b) => a.column.index - b.column.index);
  return gainsOrScores(order, rows, inquiry);
}

/** Decides for columns whose heads do not say whether they hold gains or scores. */
function gainsOrScores(
  values: readonly ValueColumn[],
  rows: RowsHave,
  inquiry: Inquiry,
): ValueColumn[] {
  const unsaid = values.filter(({ stat }) => stat === 'unsaid');
  if (unsaid.length === 0) return withBaseline(values, rows, inquiry);
  const set = (stat: 'gain' | 'score', why?: string) =>
    withBaseline(
      values.map((value) =>
        value.stat === 'unsaid' ? { ...value, stat, ...(why ? { why } : {}) } : value,
      ),
      rows,
      inquiry,
    );
  const hasBase = values.some(({ stat }) => stat === 'base');
  if (unsaid.some(({ column }) => hasSign(column)))
    return set('gain', 'numbers with a sign are gains');
  if (inquiry.about.quantity !== '') return set('score');
  if (rows.methods || hasBase || values.some(({ stat }) => stat === 'gain' || stat === 'score'))
    return set('score');
  if (unsaid.some(({ column: { values: cells } }) => cells.some((cell) => cell?.delta != null)))
    return set('score');
  const chosen = inquiry.choose(
    'gains-or-scores',
    `Are the numbers under ${quoted(unsaid.map(({ column }) => column.name))} gains or scores?`,
    ['gains over the baseline, in percentage points', 'scores'],
  );
  return chosen === null ? [] : set(chosen === 0 ? 'gain' : 'score', 'as you said');
}

/** Several columns of scores on one benchmark need a baseline among them. */
function withBaseline(
  values: readonly ValueColumn[],
  rows: RowsHave,
  inquiry: Inquiry,
): ValueColumn[] {
  const groups = [...new Set(values.map(({ benchmark }) => benchmark))];
  const open: string[] = [];
  const told = groups.flatMap((benchmark) => {
    const own = values.filter((value) => value.benchmark === benchmark);
    const scores = own.filter(({ stat, seed }) => stat === 'score' && seed === '');
    const settled = own.some(({ stat }) => stat === 'base' || stat === 'gain');
    if (scores.length < 2 || settled) return own;
    if (rows.methods && scores.every(({ method }) => method === '')) {
      return [...own];
    }
    if (scores.some(({ column: { values: cells } }) => cells.some((cell) => cell?.delta != null)))
      return own;
    const names = scores.map(({ column }) => column.name);
    if (scores.every(({ column }) => hasSign(column)))
      return own.map((value) => ({
        ...value,
        stat: 'gain' as const,
        why: 'numbers with a sign are gains',
      }));
    const of = benchmark === '' ? '' : ` of ${benchmark}`;
    const chosen = inquiry.choose(
      benchmark === '' ? 'baseline' : `baseline:${benchmark}`,
      `Which column${of} holds the scores before, from which the gains count?`,
      [...names, 'none: the numbers are gains'],
    );
    if (chosen === null) {
      open.push(benchmark);
      return own;
    }
    const base = scores[chosen];
    if (!base) return own.map((value) => ({ ...value, stat: 'gain' as const, why: 'as you said' }));
    return own.map((value) =>
      value === base
        ? { ...value, stat: 'base' as const, method: '', why: 'as you said' }
        : {
            ...value,
            method:
              value.method === '' && value.stat === 'score' ? value.column.name : value.method,
          },
    );
  });
  if (open.length > 0) return [];
  const apart = withoutNamesakes(told, inquiry) ?? [];
  return apart.sort((a, b) => a.column.index - b.column.index);
}

/** The one quantity that is no score, where the table holds such; null while it is asked which. */
export function settleQuantity(columns: readonly ColumnCells[], inquiry: Inquiry): string | null {
  const named = columns.filter(({ quantity, content }) => quantity !== '' && content === 'numbers');
  const names = [...new Set(named.map(({ quantity }) => quantity))];
  const [first = ''] = names;
  if (names.length < 2) return first;
  const chosen = inquiry.choose('quantity', 'Which of these is to be forecast?', names);
  for (const column of named) if (column.quantity !== names[chosen ?? 0]) column.kind = 'other';
  return chosen === null ? null : (names[chosen] ?? first);
}

/** Without a baseline, the numbers themselves are what is forecast; with one, how they change. */
export function levels(values: readonly ValueColumn[], hasBases: boolean): ValueColumn[] {
  const isChange = hasBases || values.some(({ stat }) => stat === 'base' || stat === 'gain');
  return values.map((value) => (isChange ? value : { ...value, stat: 'gain' }));
}
