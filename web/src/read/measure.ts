/** Makes the facts of a table: every number of a value column, in percent, with its error and its counts. */
import { BENCHMARKS } from './cells/benchmarks';
import { hundredfold, isAbsent, minus, type CellValue } from './cells/cell_values';
import { countSaid } from './counts';
import { seAt, type ErrorColumns } from './errors';
import type { Fact } from './facts';
import { quoted, type Inquiry } from './inquiry';
import type { Table } from './layout/table';
import type { Answers } from './reading';
import type { Line } from './lines/line';
import type { ValueColumn } from './values';

const valuesOf = ({ column }: ValueColumn): CellValue[] =>
  column.values.flatMap((value) => value ?? []);

/** A number as its cell writes it, where that is it to the letter: "7.90" of 7.9. */
function writtenAs(number: number | null, cell: string): string {
  const text = /\d*\.?\d+/.exec(cell.replace(/^.*±/, ''))?.[0] ?? '';
  return text !== '' && number !== null && Number(text) === Math.abs(number)
    ? `${number < 0 ? '-' : ''}${text}`
    : '';
}

const isFraction = (value: ValueColumn): boolean => {
  const cells = valuesOf(value);
  return (
    cells.length > 0 &&
    cells.every(({ value: number, percent }) => Math.abs(number) <= 1 && !percent) &&
    cells.some(({ value: number }) => !Number.isInteger(number))
  );
};

/** Which columns hold fractions; null while it is asked. */
export function fractions(
  values: readonly ValueColumn[],
  inquiry: Inquiry,
): Set<ValueColumn> | null {
  const scores = values.filter(({ stat }) => stat !== 'gain');
  const gains = values.filter(({ stat }) => stat === 'gain');
  // Scores of a table are of one unit; so are gains, which may be in points beside fractions.
  const within = [scores, gains]
    .filter((group) => group.length > 0 && group.every(isFraction))
    .flat();
  if (within.length === 0 || within.some(({ column }) => column.heading.percent)) return new Set();
  if (scores.length > 0 && !scores.every(isFraction)) return new Set();
  if (within.every(({ column }) => column.heading.fraction)) return new Set(within);
  const chosen = inquiry.choose(
    'fractions',
    `The numbers under ${quoted(within.map(({ column }) => column.name))} lie between 0 and 1. Are they fractions?`,
    ['fractions: 0.5 is 50%', 'percent: 0.5 is 0.5%'],
  );
  return chosen === null ? null : new Set(chosen === 0 ? within : []);
}

/** The one benchmark of the list whose scores are marks of a judge. */
const OUT_OF_TEN = 'MT-Bench';

/** Scores lie between 0 and 100, gains within a hundred points; other numbers have another unit. */
export function checkUnits(values: readonly ValueColumn[], inquiry: Inquiry): ValueColumn[] | null {
  const open: string[] = [];
  const kept = values.filter((value) => {
    if (value.benchmark === OUT_OF_TEN && valuesOf(value).every(({ value: one }) => one <= 10)) {
      const chosen = inquiry.choose(
        'out-of-ten',
        `${OUT_OF_TEN} gives marks out of ten, no percentages. What is to be done with them?`,
        ['use the numbers as they are', 'leave them out'],
      );
      if (chosen === null) open.push(OUT_OF_TEN);
      return chosen === 0;
    }
    const odd = valuesOf(value).find(
      ({ value: number }) => Math.abs(number) > 100 || (number < 0 && value.stat !== 'gain'),
    );
    if (!odd) return true;
    const { name } = value.column;
    const chosen = inquiry.choose(
      `beyond-percent:${name}`,
      `“${name}” holds ${odd.value}, which is no ${value.stat === 'gain' ? 'gain' : 'score'} in percent. What is it?`,
      ['another unit: use the numbers as they are', 'leave it out'],
    );
    if (chosen === null) open.push(name);
    return chosen === 0;
  });
  return open.length > 0 ? null : kept;
}

/** "+17.9%" in every cell may be points, or percent of the baseline; a head that says pp settles it. */
const isInPercent = (value: ValueColumn): boolean => {
  const cells = valuesOf(value);
  const { text } = value.column.heading;
  return (
    cells.length > 0 &&
    cells.every(({ percent, value: number }) => percent || number === 0) &&
    cells.some(({ percent }) => percent) &&
    !/(?:^|[^a-z])(?:pp|points?|pts)(?![a-z])/i.test(text)
  );
};

/** Gains in percent of the baseline are no percentage points. */
export function relativeGains(
  values: readonly ValueColumn[],
  inquiry: Inquiry,
): { kept: ValueColumn[]; relative: Set<ValueColumn> } | null {
  const relative = values.filter(
    (value) => value.stat === 'gain' && (value.column.heading.relative || isInPercent(value)),
  );
  const scores = values.filter(({ stat }) => stat === 'score');
  const bases = values.filter(({ stat }) => stat === 'base');
  const kept = values.filter((value) => !relative.includes(value));
  const told = new Set<ValueColumn>();
  for (const value of relative) {
    if (scores.length > 0 && bases.length > 0) {
      value.column.kind = 'other';
      continue;
    }
    const chosen = inquiry.choose(
      `relative-gain:${value.column.name}`,
      `Is “${value.column.name}” in percentage points, or in percent of the baseline’s score?`,
      ['percentage points', 'percent of the baseline’s score'],
    );
    if (chosen === null) return null;
    kept.push(value);
    if (chosen === 1) told.add(value);
  }
  return { kept, relative: told };
}

/** The number of questions of a benchmark, by its name; null where nobody knows, or while it is asked. */
function assumedQuestions(name: string, inquiry: Inquiry): number | null {
  const questions = BENCHMARKS.find((one) => one.name === name)?.questions ?? null;
  if (questions === null) return null;
  if (typeof questions !== 'number') {
    const chosen = inquiry.choose(
      `questions-count:${name}`,
      `How many questions has ${name} here?`,
      questions.map(String),
    );
    return chosen === null ? null : (questions[chosen] ?? null);
  }
  inquiry.note(
    'assumed-questions',
    `${name} is assumed to have ${String(questions).replace(/\B(?=(\d{3})+$)/g, ',')} questions.`,
  );
  return questions;
}

/** `answers`: those behind the score of each line, where they are known. */
export function factsOf(
  table: Table,
  answers: readonly (Answers | null)[],
  lines: readonly Line[],
  values: readonly ValueColumn[],
  errors: { of: Map<ValueColumn, ErrorColumns>; gain: ErrorColumns | null },
  scaled: ReadonlySet<ValueColumn>,
  captioned: string,
  inquiry: Inquiry,
): Fact[] {
  const facts: Fact[] = [];
  const odd: string[] = [];
  const said = countSaid(table.caption);
  for (const line of lines) {
    for (const value of values) {
      const cell = value.column.values[line.at] ?? null;
      const text = value.column.cells[line.at] ?? '';
      if (!cell) {
        if (!isAbsent(text)) odd.push(text);
        continue;
      }
      const own = errors.of.get(value);
      const isScaled = scaled.has(value);
      const inPercent = (number: number) => (isScaled ? hundredfold(number) : number);
      const given = own ? seAt(own, value, line.at, line.runs) : null;
      const se = given === null ? null : isScaled && given <= 1 ? hundredfold(given) : given;
      const { heading } = value.column;
      const benchmark = value.benchmark || line.benchmark || captioned;
      const counted =
        line.questions ??
        cell.of ??
        (heading.counted && typeof heading.questions === 'number' ? heading.questions : null) ??
        said;
      const stat = value.stat === 'unsaid' ? 'score' : value.stat;
      const fact: Fact = {
        stat,
        benchmark,
        lineMethod: line.method,
        lineIsBase: line.isBase,
        methodStated: line.methodStated,
        method: value.method,
        group: line.group,
        family: line.family,
        size: line.size,
        label: line.label,
        line: line.at,
        value: inPercent(cell.value),
        written: isScaled ? '' : writtenAs(cell.value, text.replace(/\s*±.*$/, '')),
        se: se !== null && se > 0 ? se : null,
        writtenSe: isScaled ? '' : writtenAs(se, own?.se?.cells[line.at] ?? text),
        questions: counted,
        counted: counted !== null,
        samples: line.samples ?? heading.samples,
        seeded: value.seed !== '' || line.seed !== '',
        column: value,
        answers: answers[line.at] ?? null,
      };
      facts.push(fact);
      const beside = (as: Fact['stat'], number: number) =>
        facts.push({ ...fact, stat: as, value: inPercent(number), written: '', se: null });
      if (stat === 'score' && cell.delta !== null) beside('gain', cell.delta);
      if (own?.aside === 'gain' && cell.aside !== null) beside('gain', cell.aside);
      if (own?.aside === 'base' && cell.aside !== null) beside('base', cell.aside);
      if (errors.gain && stat === 'score') {
        const error = seAt(errors.gain, null, line.at, line.runs);
        const base = values.find((one) => one.stat === 'base' && one.benchmark === value.benchmark);
        const before = base?.column.values[line.at];
        if (error !== null && base && before) {
          facts.push({
            ...fact,
            stat: 'gain',
            value: minus(fact.value, scaled.has(base) ? hundredfold(before.value) : before.value),
            written: '',
            writtenSe: '',
            se: isScaled && error <= 1 ? hundredfold(error) : error,
          });
        }
      }
    }
  }
  if (odd.length > 0)
    inquiry.note('unreadable', `No number was found in ${quoted([...new Set(odd)])}.`);
  return withQuestions(facts, inquiry);
}

/** Counts that are known by the benchmark's name, where no error and no count is given. */
function withQuestions(facts: Fact[], inquiry: Inquiry): Fact[] {
  const bare = new Set(
    facts
      .filter(({ se, questions, stat }) => se === null && questions === null && stat !== 'base')
      .map(({ benchmark }) => benchmark),
  );
  const withErrors = new Set(
    facts.filter(({ se }) => se !== null).map(({ benchmark }) => benchmark),
  );
  for (const benchmark of bare) {
    if (withErrors.has(benchmark)) continue;
    const repeated = facts.some(({ benchmark: name, seeded }) => name === benchmark && seeded);
    if (repeated) continue;
    const questions = assumedQuestions(benchmark, inquiry);
    if (questions === null) continue;
    for (const fact of facts)
      if (fact.benchmark === benchmark && fact.questions === null) fact.questions = questions;
  }
  return facts;
}
