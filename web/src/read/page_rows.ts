/**
 * Turns what was read into the page's rows of size, gain and standard error. Where errors are not given
 * they follow from the number of questions, which the engine computes; where that is not known either,
 * the cell stays empty, and the engine assumes one.
 */
import { count } from '../format/figures';
import { writeCount } from '../format/other_measures';
import type { SeriesKind } from '../state/series';
import type { RowText } from '../state/state';
import { seFromQuestions, type Measure } from '../engine/binomial_se';
import { readTable } from './read_table';
import type { ReadObservation, ReadOptions, Reading, Series, TableInput } from './reading';

/** What was pasted or opened, with the files' names. */
export type Source = { input: TableInput; names: readonly string[] };

export type PageReading =
  | { refused: string }
  | {
      refused: null;
      reading: Reading;
      rows: RowText[];
      seriesAre: SeriesKind;
      notes: string[];
    };

const written = (value: number | undefined): string => (value === undefined ? '' : String(value));

const sizeText = (size: number, axis: Reading['axis']): string =>
  axis === 'parameters' || axis === 'active-parameters' ? String(size) : writeCount(size, axis);

async function rowOf(
  series: string,
  row: ReadObservation,
  reading: Reading,
  measure: Measure,
): Promise<RowText> {
  const questions = reading.quantity === '' ? row.questions : undefined;
  const measured =
    row.se ?? (questions === undefined ? null : await seFromQuestions(row, questions, measure));
  return {
    series,
    size: sizeText(row.size, reading.axis),
    gain: row.written?.gain ?? written(row.gain),
    se: row.written?.se ?? (measured === null ? '' : written(measured)),
    base: row.written?.base ?? written(row.base),
    label: row.label ?? '',
  };
}

function notesOn(series: readonly Series[]): string[] {
  const rows = series.flatMap(({ observations }) => observations);
  const counts = [
    ...new Set(rows.flatMap(({ se, questions }) => (se === undefined ? (questions ?? []) : []))),
  ];
  const bare = rows.some(({ se, base }) => se === undefined && base === undefined);
  if (!rows.some(({ se, questions }) => se !== undefined || questions !== undefined))
    return ['The table gives no standard errors: they are assumed.'];
  if (counts.length === 0) return [];
  const said =
    counts.length > 3 ? 'the numbers of questions' : `${counts.map(count).join(', ')} questions`;
  const most = bare ? ', with scores near 50%, where they are largest' : '';
  return [`Standard errors are from ${said} (binomial${most}).`];
}

/** Whether every row has a base, and rows of one size have the same: then methods start from one baseline. */
function shareBases(series: readonly Series[]): boolean {
  const rows = series.flatMap(({ observations }) => observations);
  const bases = new Map(rows.map(({ size, base }) => [size, base]));
  return rows.every(({ size, base }) => base !== undefined && bases.get(size) === base);
}

/** Several methods on one benchmark, or none named, from the same baselines; all else counts as benchmarks. */
function kindOf(series: readonly Series[]): SeriesKind {
  const different = (names: readonly string[]) => new Set(names).size;
  const methods = different(series.map(({ method }) => method));
  const benchmarks = different(series.map(({ benchmark }) => benchmark));
  return methods > 1 && benchmarks === 1 && shareBases(series) ? 'methods' : 'benchmarks';
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
  const none = { refused: null, reading, rows: [], seriesAre: 'benchmarks' as const, notes: [] };
  if (reading.questions.length > 0) return none;
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
  const rows = await Promise.all(
    series.flatMap(({ name, observations }) =>
      observations.map((row) => rowOf(name, row, reading, measure)),
    ),
  );
  const lost = reading.series.flatMap(({ observations }) => observations).length - rows.length;
  const notes = [
    ...reading.notes.filter(({ code }) => code !== 'no-baseline').map(({ message }) => message),
    ...(lost > 0
      ? [`${lost} ${lost === 1 ? 'row has' : 'rows have'} no baseline and no gain: not used.`]
      : []),
    ...(reading.quantity === '' ? notesOn(series) : []),
  ];
  return { refused: null, reading, rows, seriesAre: kindOf(series), notes };
}
