/**
 * Finds for every column of values the columns and cells that hold its error, and what kind of error
 * they are: standard errors, spreads of runs, ends of intervals.
 */
import { readError } from './cells/cell_values';
import { intervalNamed } from './cells/intervals';
import { withoutErrorWords } from './cells/column_heads';
import type { ColumnCells } from './columns';
import { unitDivisor } from './error_units';
import type { Inquiry } from './inquiry';
import type { ValueColumn } from './values';

/** How an error is turned into a standard error: divided by this; null where it is none. */
export type ErrorScale = { divisor: number };

export type ErrorColumns = {
  se: ColumnCells | null;
  low: ColumnCells | null;
  high: ColumnCells | null;
  interval: ColumnCells | null;
  /** For the error columns, and for errors in the value's own cells. */
  scale: number;
  /** How many standard errors the ends of an interval are away. */
  reach: number;
  /** What a bare number in brackets behind the value is. */
  aside: 'se' | 'gain' | 'base' | 'nothing' | null;
};

const ERRORS = ['se', 'sd', 'ci', 'ci-low', 'ci-high'];
const saysGain = (text: string) =>
  /(?:^|[^a-z])(?:gain|delta|diff|improvement|lift)/i.test(text) || /[ΔδΔ]/.test(text);

function ownerOf(
  error: ColumnCells,
  values: readonly ValueColumn[],
  all: readonly ColumnCells[],
  inquiry: Inquiry,
): ValueColumn | null | undefined {
  const { heading } = error;
  const of = (test: (value: ValueColumn) => boolean): ValueColumn | null => {
    const fitting = values.filter(
      (value) => (heading.benchmark === '' || value.benchmark === heading.benchmark) && test(value),
    );
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  const bare = withoutErrorWords(heading.text);
  const namesake = bare === '' ? null : of(({ column }) => column.name.toLowerCase() === bare);
  if (namesake) return namesake;
  if (saysGain(heading.text)) {
    const [score, ...others] = values.filter(({ stat }) => stat === 'score');
    const gain = of(({ stat }) => stat === 'gain');
    return gain ?? (score && others.length === 0 ? { ...score, stat: 'gain' } : null);
  }
  if (heading.isBase) return of(({ stat }) => stat === 'base') ?? null;
  if (heading.seed !== '') return of(({ seed }) => seed === heading.seed) ?? null;
  if (heading.method !== '')
    return of(({ method }) => method.toLowerCase() === heading.method.toLowerCase()) ?? null;
  if (heading.rest !== '') {
    const rest = heading.rest.toLowerCase();
    const named = of(({ column, method, benchmark }) =>
      [column.name, column.heading.rest, method, benchmark].some(
        (name) => name.toLowerCase() === rest,
      ),
    );
    if (named) return named;
  }
  if (heading.benchmark !== '') {
    const own = of(({ stat }) => stat === 'gain') ?? of(() => true);
    if (own) return own;
  }
  if (values.length === 1) return values[0] ?? null;
  // The column before it, past other columns of errors and marks.
  const before = all
    .slice(0, error.index)
    .filter(
      ({ kind, content }) => content !== 'nothing' && !(kind !== null && ERRORS.includes(kind)),
    )
    .at(-1);
  const neighbour = values.find(({ column }) => column === before);
  const nameless = all.filter(
    ({ kind, heading: { method, isBase, benchmark } }) =>
      kind !== null &&
      ERRORS.includes(kind) &&
      kind !== 'ci-high' &&
      method === '' &&
      !isBase &&
      benchmark === '',
  );
  if (neighbour && (neighbour.stat === 'gain' || nameless.length === values.length))
    return neighbour;
  const gains = values.filter(({ stat }) => stat === 'gain');
  const scores = values.filter(({ stat }) => stat === 'score');
  const [gain] = gains;
  const [score] = scores;
  if (gains.length > 1 || scores.length > 1 || !score)
    return gain && gains.length === 1 && scores.length === 0 ? gain : (neighbour ?? null);
  const chosen = inquiry.choose(
    error.kind === 'ci-low' || error.kind === 'ci-high'
      ? 'error-of:interval'
      : `error-of:${error.name}`,
    `What is “${error.name}” an error of?`,
    ['the gain', 'the score after', 'leave it out'],
  );
  if (chosen === null) return undefined;
  return chosen === 0 ? (gain ?? { ...score, stat: 'gain' }) : chosen === 1 ? score : null;
}

/** The number of runs that the text around a table names: "over 3 seeds". */
const runsSaid = (text: string): number | null => {
  const found =
    /(?:^|[^\w.])(\d{1,3}|two|three|four|five|ten)\s+(?:\w+\s+)?(?:seeds|runs|trials|repeats|repetitions|replicates)/i.exec(
      text,
    );
  const word = found?.[1]?.toLowerCase() ?? '';
  const words: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };
  const count = words[word] ?? Number(word);
  return count >= 2 ? count : null;
};

/** The divisor for spreads; null while it is asked. `runs` is a column that says how many. */
function spreadDivisor(
  what: string,
  runs: ColumnCells | undefined,
  caption: string,
  inquiry: Inquiry,
): number | null {
  const chosen = inquiry.choose('sd-kind', `What is ${what}?`, [
    'the standard error of the mean',
    'the spread (sd) of single runs',
  ]);
  if (chosen === null) return null;
  if (chosen === 0) return 1;
  if (runs) return Number.NaN; // each line says how many
  const said = runsSaid(caption);
  const count = said ?? inquiry.number('runs', 'How many runs is each value the mean of?', 'Runs');
  return count === null ? null : Math.sqrt(count);
}

const none = (): ErrorColumns => ({
  se: null,
  low: null,
  high: null,
  interval: null,
  scale: 1,
  reach: intervalNamed('').reach,
  aside: null,
});

/** Null while something is asked. `gain`: errors of the gain where no column holds it. */
export function attachErrors(
  values: readonly ValueColumn[],
  all: readonly ColumnCells[],
  caption: string,
  inquiry: Inquiry,
): {
  of: Map<ValueColumn, ErrorColumns>;
  gain: ErrorColumns | null;
  runs: ColumnCells | null;
} | null {
  const of = new Map(values.map((value) => [value, none()]));
  const runs = all.find(({ kind }) => kind === 'runs');
  let gain: ErrorColumns | null = null;
  let open = false;
  const spread = (what: string): number => {
    const divisor = spreadDivisor(what, runs, caption, inquiry);
    if (divisor === null) open = true;
    return divisor ?? 1;
  };
  for (const error of all) {
    if (error.kind === null || !ERRORS.includes(error.kind) || error.content === 'nothing')
      continue;
    const owner = ownerOf(error, values, all, inquiry);
    if (owner === undefined) {
      open = true;
      continue;
    }
    if (owner === null) {
      error.kind = 'other';
      continue;
    }
    const own = of.get(owner) ?? (gain ??= none());
    if (error.kind === 'ci' || error.kind === 'ci-low' || error.kind === 'ci-high') {
      const { percent, reach } = intervalNamed(error.heading.text);
      own.reach = reach;
      const what = error.kind === 'ci' ? `“${error.name}” is` : 'The lower and upper ends are';
      inquiry.note('interval', `${what} taken for a ${percent}% interval.`);
    }
    if (error.kind === 'ci-low') own.low = error;
    else if (error.kind === 'ci-high') own.high = error;
    else if (error.kind === 'ci') own.interval = error;
    else if (own.se === null) {
      own.se = error;
      if (error.kind === 'sd' && !error.forced) own.scale = spread(`“${error.name}”`);
      const unit = unitDivisor(error, owner.column, inquiry);
      if (unit === null) open = true;
      else own.scale *= unit;
    }
  }
  const saysSd =
    /(?:±|\+\/-|mean)?[^.\n]{0,40}(?:^|[^a-z])(?:std|standard deviations?|sd|st\.? dev)(?![a-z])/i.test(
      caption,
    ) && !/standard error|stderr|std\.? err/i.test(caption);
  const saysCi = /(?:68|80|90|95|99) ?%? ?(?:ci|confidence)/i.test(caption);
  const captioned = intervalNamed(
    /(?:68|80|90|95|99) ?%?(?= ?(?:ci|confidence))/i.exec(caption)?.[0] ?? '',
  );
  for (const [value, own] of of) {
    const { column } = value;
    const { heading } = column;
    const within = heading.brings === 'ci' ? intervalNamed(heading.text) : captioned;
    if (heading.brings === 'ci' || saysCi) own.reach = within.reach;
    const inCells = column.values.some((cell) => cell?.se != null);
    const asides = column.values.some((cell) => cell?.aside != null);
    if (inCells && (heading.brings === 'sd' || (heading.brings === null && saysSd)))
      own.scale = spread(`the number after ±`);
    else if (inCells && (heading.brings === 'ci' || (heading.brings === null && saysCi)))
      own.scale = own.reach;
    if (!asides) continue;
    if (heading.brings === 'sd' || (heading.brings === null && saysSd && value.stat !== 'score')) {
      own.aside = 'se';
      own.scale = spread('the number in brackets');
    } else if (heading.brings !== null || value.stat === 'gain') {
      own.aside = 'se';
      if (heading.brings === 'ci') own.scale = own.reach;
    } else {
      const alike = [...of.keys()].filter(
        ({ stat, column: one }) =>
          stat !== 'gain' &&
          one.heading.brings === null &&
          one.values.some((cell) => cell?.aside != null),
      );
      const one = alike.length > 1;
      const chosen = inquiry.choose(
        one ? 'aside' : `aside:${column.name}`,
        one
          ? 'What are the numbers in brackets?'
          : `What is the number in brackets under “${column.name}”?`,
        [
          one ? 'standard errors' : 'its standard error',
          'the gain over the baseline',
          'the score of the baseline',
          one ? 'leave them out' : 'leave it out',
        ],
      );
      if (chosen === null) open = true;
      own.aside = (['se', 'gain', 'base', 'nothing'] as const)[chosen ?? 3] ?? 'nothing';
    }
  }
  return open ? null : { of, gain, runs: runs ?? null };
}

/** The standard error of one cell of a value; null where none is given. */
export function seAt(
  own: ErrorColumns,
  value: ValueColumn | null,
  line: number,
  runs: number | null,
): number | null {
  const divisor = Number.isNaN(own.scale) ? (runs === null ? 1 : Math.sqrt(runs)) : own.scale;
  const scaled = (error: number) => (divisor === 1 ? error : error / divisor);
  const width = (low: number, high: number) =>
    Number(((high - low) / (2 * own.reach)).toPrecision(6));
  if (own.se) {
    const error = readError(own.se.cells[line] ?? '', own.se.mark);
    if (error && 'half' in error) return scaled(error.half);
    if (error) return width(error.low, error.high);
  }
  const cell = value?.column.values[line] ?? null;
  if (cell?.se != null) return scaled(cell.se);
  if (own.aside === 'se' && cell?.aside != null) return scaled(cell.aside);
  if (own.interval) {
    const error = readError(own.interval.cells[line] ?? '', own.interval.mark);
    if (error && 'low' in error) return width(error.low, error.high);
    if (error) return Number((error.half / own.reach).toPrecision(6));
  }
  const [low, high] = [own.low, own.high].map((column) => {
    const error = column ? readError(column.cells[line] ?? '', column.mark) : null;
    const sign = column && /^\s*-/.test(column.cells[line] ?? '') ? -1 : 1;
    return error && 'half' in error ? sign * error.half : null;
  });
  if (low != null && high != null && high > low) return width(low, high);
  return cell?.low != null && cell.high != null && cell.high > cell.low
    ? width(cell.low, cell.high)
    : null;
}
