/**
 * Turns what was read into the page's rows of size, gain and standard error. Where errors are not given
 * they follow from the number of questions, which the engine computes; where that is not known either,
 * it is asked.
 */
import type { GainSe, Measurement, Outcome } from '../engine/contract';
import { valueOf } from '../engine/outcome';
import { count } from '../format/figures';
import { parsePoints } from '../format/numbers';
import type { RowText } from '../state/state';
import { createInquiry } from './inquiry';
import { readTable } from './read_table';
import type { ReadObservation, ReadOptions, Reading, Series, TableInput } from './reading';

/** What was pasted or opened, with the files' names. */
export type Source = { input: TableInput; names: readonly string[] };

export type PageReading =
  { refused: string } | { refused: null; reading: Reading; rows: RowText[]; notes: string[] };

export type Measure = (measurement: Measurement) => Promise<Outcome<GainSe>>;

const written = (value: number | undefined): string => (value === undefined ? '' : String(value));

const hasError = ({ se, questions }: ReadObservation): boolean =>
  se !== undefined || questions !== undefined;

type Errors = { questions: number | null; se: number | null };

/** What stands in for errors that the table does not give; null while it is asked. */
function missingErrors(
  series: readonly Series[],
  options: ReadOptions,
): { errors: Errors } | { asked: Reading['questions'] } {
  const none = { questions: null, se: null };
  if (!series.some(({ observations }) => observations.every((row) => !hasError(row))))
    return { errors: none };
  const inquiry = createInquiry(options);
  const chosen = inquiry.choose(
    'standard-errors',
    'The table gives no standard errors. What is known about the scores?',
    ['the number of questions', 'the same ± for all rows'],
  );
  if (chosen === 0) {
    const questions = inquiry.number(
      'number-of-questions',
      'How many questions had the benchmark?',
      'Questions',
    );
    if (questions !== null) return { errors: { ...none, questions } };
  } else if (chosen === 1) {
    const se = inquiry.number(
      'same-error',
      'Which ± do all gains have, in percentage points?',
      '± pp',
      parsePoints,
    );
    if (se !== null) return { errors: { ...none, se } };
  }
  return { asked: [...inquiry.questions] };
}

/** The se of a gain on so many questions; without scores, of scores at 50%, where it is largest. */
async function seOf(
  row: ReadObservation,
  questions: number,
  measure: Measure,
): Promise<number | null> {
  const known = row.base !== undefined && row.gain !== undefined;
  const base = known ? (row.base ?? 50) : 50;
  const score = known ? base + (row.gain ?? 0) : 50;
  const within = (percent: number) => Math.min(100, Math.max(0, percent));
  const found = valueOf(
    await measure({
      base: within(base),
      score: within(score),
      questions,
      samples: row.samples ?? 1,
    }),
  );
  return found ? Number(found.gainSe.toPrecision(3)) : null;
}

async function rowOf(
  series: string,
  row: ReadObservation,
  errors: Errors,
  measure: Measure,
): Promise<RowText> {
  const questions = row.questions ?? errors.questions;
  const measured =
    row.se ?? errors.se ?? (questions === null ? null : await seOf(row, questions, measure));
  return {
    series,
    size: written(row.size),
    gain: row.written?.gain ?? written(row.gain),
    se: row.written?.se ?? (measured === null ? '' : written(measured)),
    base: row.written?.base ?? written(row.base),
    label: row.label ?? '',
  };
}

function notesOn(series: readonly Series[], errors: Errors): string[] {
  const rows = series.flatMap(({ observations }) => observations);
  const counts = [
    ...new Set(
      rows.flatMap(({ se, questions }) =>
        se === undefined ? (questions ?? errors.questions ?? []) : [],
      ),
    ),
  ];
  const bare = rows.some(({ se, base }) => se === undefined && base === undefined);
  if (errors.se !== null) return [`Every gain has ± ${errors.se} pp, as you said.`];
  if (counts.length === 0) return [];
  const said =
    counts.length > 3 ? 'the numbers of questions' : `${counts.map(count).join(', ')} questions`;
  const most = bare ? ', with scores near 50%, where they are largest' : '';
  return [`Standard errors are from ${said} (binomial${most}).`];
}

/** Reads for the page; nothing of it is used while a question is open. */
export async function readForPage(
  { input, names }: Source,
  options: ReadOptions,
  measure: Measure,
): Promise<PageReading> {
  const outcome = readTable(input, { ...options, names });
  if (!outcome.ok) return { refused: outcome.error.message };
  const reading = outcome.value;
  const none = { refused: null, reading, rows: [], notes: [] };
  if (reading.questions.length > 0) return none;
  if (reading.axis !== 'parameters' && reading.axis !== 'active-parameters') {
    return {
      refused: 'Its sizes are no numbers of parameters, and the page forecasts over these only.',
    };
  }
  const series = reading.series
    .map((one) => ({
      ...one,
      observations: one.observations.filter(({ gain }) => gain !== undefined),
    }))
    .filter(({ observations }) => observations.length > 0);
  if (series.length === 0) {
    return {
      refused: 'It holds scores but no baseline, so there are no gains. Add the scores before.',
    };
  }
  const missing = missingErrors(series, options);
  if ('asked' in missing)
    return { ...none, reading: { ...reading, series: [], questions: missing.asked } };
  const rows = await Promise.all(
    series.flatMap(({ name, observations }) =>
      observations.map((row) => rowOf(name, row, missing.errors, measure)),
    ),
  );
  const lost = reading.series.flatMap(({ observations }) => observations).length - rows.length;
  const notes = [
    ...reading.notes.filter(({ code }) => code !== 'no-baseline').map(({ message }) => message),
    ...(lost > 0
      ? [`${lost} ${lost === 1 ? 'row has' : 'rows have'} no baseline and no gain: not used.`]
      : []),
    ...notesOn(series, missing.errors),
  ];
  return { refused: null, reading, rows, notes };
}
