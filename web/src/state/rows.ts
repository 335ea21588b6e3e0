/**
 * Reads cells as typed into observations: the rows that can be used, and for each other row a
 * sentence on the cell that prevents it. Blank rows are ignored.
 */
import type { InputError, Observation, Refusal } from '../engine/contract';
import { list } from '../format/figures';
import { axisOf, measured, type AxisId } from '../format/measures';
import { parsePoints, parseSize, sizeInName, splitPlusMinus } from '../format/numbers';
import { seriesInSentence, seriesOf } from './series';
import { isBlank, type Field, type Row, type State } from './state';

/** `kind` tells a cell that is wrong from one that is merely still empty. */
export type Problem = { row: number; field: Field; kind: 'bad' | 'missing'; message: string };

/** An observation and the place of its row in the table, counted from 0; `se` is null where it is not known. */
export type Placed = Observation & {
  gain: number;
  se: number | null;
  row: number;
  label: string;
  series: string;
};

/** How people name a row: by its number, counted from 1 in its series. */
export type Place = { series: string; number: number; only: boolean };

export type ParsedRows = {
  /** The names of all series, in order. */
  series: readonly string[];
  /** One for each row of the table. */
  places: readonly Place[];
  fitted: readonly Placed[];
  heldOut: readonly Placed[];
  problems: readonly Problem[];
  notes: readonly string[];
};

type Cell = { value: number } | { kind: 'bad' | 'missing'; message: string };

const NAMES: Record<Field, string> = {
  get size() {
    return measured.x.size;
  },
  get gain() {
    return measured.y.name;
  },
  se: 'standard error',
  base: 'baseline',
  label: 'label',
};

const missing = (field: Field): Cell => ({
  kind: 'missing',
  message: `the ${NAMES[field]} is empty.`,
});

const bad = (message: string): Cell => ({ kind: 'bad', message });

function readSize(text: string, axis: AxisId): Cell {
  if (text.trim() === '') return missing('size');
  const size =
    parseSize(text, axis) ?? (axis === 'parameters' ? parseSize(sizeInName(text) ?? '') : null);
  const { size: name, advice } = axisOf(axis);
  const example = axis === 'parameters' ? ', for example 1.7 or 350M' : '';
  if (!size) return bad(`“${text}” is not a ${name}. Write ${advice}${example}.`);
  return size.billions > 0 ? { value: size.billions } : bad(`the ${name} must be greater than 0.`);
}

function readGain(text: string): Cell {
  if (text.trim() === '') return missing('gain');
  const value = parsePoints(text);
  return value === null
    ? bad(`“${text}” is not a number. Write ${measured.y.unit}, for example 5.4.`)
    : { value };
}

/** Without one, the row is used where standard errors may be assumed. */
function readSe(text: string, assumed: boolean): Cell | null {
  if (text.trim() === '') return assumed ? null : missing('se');
  const value = parsePoints(text);
  if (value === null)
    return bad(`“${text}” is not a number. Write ${measured.y.unit}, for example 0.5.`);
  return value > 0 ? { value } : bad('the standard error must be greater than 0.');
}

/** A baseline may be left out. */
function readBase(text: string): Cell | null {
  if (text.trim() === '') return null;
  const value = parsePoints(text);
  return value === null
    ? bad(`“${text}” is not a number. Write the score in percent, for example 42.5.`)
    : { value };
}

/** Reads one row; a gain such as "5.4 ± 0.5" brings its own standard error. */
function readRow(
  row: Row,
  assumed: boolean,
  axis: AxisId,
): Record<'size' | 'gain', Cell> & Record<'se' | 'base', Cell | null> {
  const both = row.se.trim() === '' ? splitPlusMinus(row.gain) : null;
  return {
    size: readSize(row.size, axis),
    gain: readGain(both?.gain ?? row.gain),
    se: readSe(both?.se ?? row.se, assumed),
    base: readBase(row.base),
  };
}

/** One place for each row; `only`: there is no other series, and its name need not be said. */
export function placesOf(rows: readonly Row[], series = seriesOf(rows)): Place[] {
  const only = series.length < 2;
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const number = 1 + (counts.get(row.series) ?? 0);
    counts.set(row.series, number);
    return { series: row.series, number, only };
  });
}

/** "Row 3", or "MATH, row 2" where there are several series. */
export const placeName = ({ series, number, only }: Place): string =>
  only ? `Row ${number}` : `${seriesInSentence(series)}, row ${number}`;

const cellName = (place: Place, field: Field) =>
  `${placeName(place)}, ${field === 'se' ? '± se' : NAMES[field]}: `;

/** `assumed`: whether rows without a standard error are used. */
export function parseRows(
  rows: readonly Row[],
  assumed = false,
  axis: AxisId = 'parameters',
): ParsedRows {
  const series = seriesOf(rows);
  const places = placesOf(rows, series);
  const fitted: Placed[] = [];
  const heldOut: Placed[] = [];
  const problems: Problem[] = [];
  rows.forEach((row, index) => {
    const place = places[index];
    if (!place || isBlank(row)) return;
    const { size, gain, se, base } = readRow(row, assumed, axis);
    const known = (cell: Cell | null) => cell === null || 'value' in cell;
    if ('value' in size && 'value' in gain && known(se) && known(base)) {
      const observation = {
        size: size.value,
        gain: gain.value,
        se: se && 'value' in se ? se.value : null,
        ...(base && 'value' in base ? { base: base.value } : {}),
      };
      (row.heldOut ? heldOut : fitted).push({
        ...observation,
        row: index,
        label: row.label.trim(),
        series: row.series,
      });
      return;
    }
    for (const [field, cell] of [
      ['size', size],
      ['gain', gain],
      ['se', se],
      ['base', base],
    ] as const) {
      if (cell === null || 'value' in cell) continue;
      const message = cellName(place, field) + cell.message;
      problems.push({ row: index, field, kind: cell.kind, message });
    }
  });
  return {
    series,
    places,
    fitted,
    heldOut,
    problems,
    notes: axis === 'parameters' ? notesOn(rows) : [],
  };
}

/** The same with the rows above a size held out. */
export function heldOutAbove(rows: ParsedRows, fitUpTo: number | null): ParsedRows {
  if (fitUpTo === null) return rows;
  const above = ({ size }: Placed) => size > fitUpTo;
  return {
    ...rows,
    fitted: rows.fitted.filter((row) => !above(row)),
    heldOut: [...rows.heldOut, ...rows.fitted.filter(above)],
  };
}

/** The rows of a state, as they are to be used. */
export const readRows = ({
  rows,
  fitUpTo,
  assumeSe,
  axis,
  quantity,
}: Pick<State, 'rows' | 'fitUpTo' | 'assumeSe' | 'axis' | 'quantity'>): ParsedRows => {
  // What is no score has no headroom.
  const used = quantity === '' ? rows : rows.map((row) => ({ ...row, base: '' }));
  return heldOutAbove(parseRows(used, assumeSe, axis), fitUpTo);
};

/** Ascending row numbers as people list them: "1–4, 7 and 9". */
function runs(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return list(
    found.flatMap(([first, last]) => {
      if (first === last) return [String(first)];
      return last === first + 1 ? [String(first), String(last)] : [`${first}–${last}`];
    }),
  );
}

/** "Row 3", "Rows 1–3"; with several series, "Rows 1–3 of GSM8K and 2 of MATH". */
function rowsNamed(places: readonly Place[]): string {
  const groups = new Map<string, number[]>();
  for (const { series, number } of places) {
    const numbers = groups.get(series);
    if (numbers) numbers.push(number);
    else groups.set(series, [number]);
  }
  const named = [...groups].map(([series, numbers]) =>
    places[0]?.only ? runs(numbers) : `${runs(numbers)} of ${seriesInSentence(series)}`,
  );
  return `${places.length === 1 ? 'Row' : 'Rows'} ${list(named)}`;
}

/** One sentence per wrong cell, and one for all rows that lack the same cells. */
export function describeProblems({
  problems,
  places,
}: Pick<ParsedRows, 'problems' | 'places'>): string[] {
  const wrong = problems.filter((problem) => problem.kind === 'bad');
  const empty = new Map<number, string[]>();
  for (const { row, field, kind } of problems) {
    if (kind === 'missing') empty.set(row, [...(empty.get(row) ?? []), NAMES[field]]);
  }
  const rowsLacking = new Map<string, Place[]>();
  for (const [row, fields] of empty) {
    const what = list(fields);
    const place = places[row];
    if (!place) continue;
    const lacking = rowsLacking.get(what);
    if (lacking) lacking.push(place);
    else rowsLacking.set(what, [place]);
  }
  const calm = [...rowsLacking].map(
    ([what, lacking]) =>
      `${rowsNamed(lacking)} ${lacking.length === 1 ? 'is' : 'are'} not used yet: the ${what} ` +
      `${what.includes(' and ') ? 'are' : 'is'} still empty.`,
  );
  return [...wrong.map((problem) => problem.message), ...calm];
}

function notesOn(rows: readonly Row[]): string[] {
  const counts = rows.filter((row) => parseSize(row.size)?.inParameters);
  if (counts.length === 0) return [];
  const example = counts[0]?.size.trim() ?? '';
  const billions = parseSize(example)?.billions ?? 0;
  return [
    `Sizes of a million and more are read as numbers of parameters: ${example} is ${String(billions)}B.`,
  ];
}

/**
 * A refusal by the engine, which counts only the fitted rows, said about the table's row; and so each
 * other one that it carries.
 */
export function placeError(
  error: InputError,
  { fitted, places }: Pick<ParsedRows, 'fitted' | 'places'>,
): InputError {
  if (error.field === 'sizes') return error;
  const placed = <E extends Refusal>(one: E): E => {
    const row = one.row === null ? undefined : fitted[one.row]?.row;
    const place = row === undefined ? undefined : places[row];
    if (row === undefined || !place) return one;
    return { ...one, row, message: one.message.replace(/^Row \d+/, placeName(place)) };
  };
  return { ...placed(error), ...(error.others ? { others: error.others.map(placed) } : {}) };
}
