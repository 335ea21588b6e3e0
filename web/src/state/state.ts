/**
 * The state: what the reader has put in, and nothing that follows from it. Immutable; every change is
 * a pure function from one state to the next. Cells hold the text as it was typed, so nothing typed
 * is lost, however wrong it is.
 */
import type { Criterion, LawId } from '../engine/contract';
import type { LookState } from './look';
import { axisOf, type AxisId } from '../format/measures';
import { parseSize, splitPlusMinus } from '../format/numbers';
import type { PlanningState } from './planning';
import type { PreprocessingState } from './preprocessing';
import {
  newName,
  seriesOf,
  tidyName,
  together,
  type SelectedSeries,
  type SeriesKind,
} from './series';
import { visibleText } from './visible_text';

/** `base` is the score that the gain is over, percent. */
export const FIELDS = ['size', 'gain', 'se', 'base', 'label'] as const;
export type Field = (typeof FIELDS)[number];

/** `series` names the benchmark; '' where there is only one. Rows of one series stand together. */
export type Row = Readonly<
  Record<Field, string> & { id: number; series: string; heldOut: boolean }
>;

/** What is drawn around the average: the bootstrap's interval, or two standard deviations each way. */
export const BANDS = ['bootstrap', '2sd'] as const;
export type Band = (typeof BANDS)[number];

/** The scale of the chart's gain axis; logarithmic only where every gain is above zero. */
export const Y_SCALES = ['linear', 'log'] as const;
export type YScale = (typeof Y_SCALES)[number];

export type State = PlanningState &
  PreprocessingState &
  LookState & {
    readonly rows: readonly Row[];
    /** The example that the rows were last taken from; null for the reader's own. */
    readonly example: string | null;
    /** The series that the answer is about; null, or a name that no row has, for the mean of all. */
    readonly selectedSeries: SelectedSeries;
    readonly seriesAre: SeriesKind;
    readonly criterion: Criterion;
    /** Sizes to forecast at, in billions of parameters, ascending, without duplicates. */
    readonly targets: readonly number[];
    /** The size that the verdict speaks about; one of `targets` unless there are none. */
    readonly chosen: number;
    readonly hiddenLaws: readonly LawId[];
    /** Those in the average, at least one; null for the standard ones. */
    readonly laws: readonly LawId[] | null;
    /** Chooses the resamples: the same seed, the same numbers. A whole number from 0 to 2^53 − 1. */
    readonly seed: number;
    readonly replicates: number;
    /** The coverage of the bootstrap's intervals, between 0 and 1. */
    readonly level: number;
    /** The gain in pp that the forecast is asked to reach. */
    readonly threshold: number;
    readonly band: Band;
    readonly yScale: YScale;
  };

export type RowText = Partial<Record<Field | 'series', string>> & { heldOut?: boolean };

const nextId = (rows: readonly Row[]): number => 1 + Math.max(0, ...rows.map((row) => row.id));

/** Rows from texts, with ids that none of `beside` has. */
export function makeRows(texts: readonly RowText[], beside: readonly Row[] = []): Row[] {
  const first = nextId(beside);
  return texts.map((text, index) => ({
    id: first + index,
    series: tidyName(text.series ?? ''),
    size: visibleText(text.size ?? ''),
    gain: visibleText(text.gain ?? ''),
    se: visibleText(text.se ?? ''),
    base: visibleText(text.base ?? ''),
    label: visibleText(text.label ?? ''),
    heldOut: text.heldOut ?? false,
  }));
}

export const hasBaselines = ({ rows }: Pick<State, 'rows'>): boolean =>
  rows.some(({ base }) => base.trim() !== '');

/** The table's columns: baselines stand in it where there are any, or where they are needed. */
export const columnsOf = (state: State, wanted = false): readonly Field[] =>
  wanted || state.unit === 'headroom' || hasBaselines(state)
    ? FIELDS
    : FIELDS.filter((field) => field !== 'base');

/** Whether nothing but a series is in the row: then it is no row yet. */
export const isBlank = (row: Row): boolean => FIELDS.every((field) => row[field].trim() === '');

const withRows = (state: State, rows: readonly Row[]): State => ({
  ...state,
  rows: together(rows),
});

const lacksSe = (row: Row): boolean => row.se.trim() === '' && !isBlank(row);

/** As the engine counts; 0 where no size can be read. */
export const largestSize = (rows: readonly Row[], axis: AxisId): number =>
  rows.reduce((most, { size }) => Math.max(most, parseSize(size, axis)?.billions ?? 0), 0);

/** Of those that an axis proposes: the last goes far beyond. */
export const mainTarget = (targets: readonly number[]): number => targets.at(-2) ?? 1;

/** Targets that an axis has proposed follow the rows until somebody changes them. */
function withTargets(before: State, { rows, axis, targets }: State): Partial<State> {
  const proposed = axisOf(axis).targets;
  const largest = largestSize(rows, axis);
  if (!proposed || String(targets) !== String(proposed(largestSize(before.rows, axis)))) return {};
  const next = proposed(largest);
  return String(next) === String(targets) ? {} : { targets: next, chosen: mainTarget(next) };
}

/** Rows that somebody types or pastes. Those of an old link that were unfinished stay so until then. */
export function withTyped(state: State, rows: readonly Row[]): State {
  const next = withRows(state, rows);
  const assumeSe = state.assumeSe || rows.some(lacksSe);
  return { ...next, assumeSe, ...withTargets(state, next) };
}

export function setCell(state: State, id: number, field: Field, typed: string): State {
  const text = visibleText(typed);
  return withTyped(
    state,
    state.rows.map((row) =>
      row.id === id && row[field] !== text ? { ...row, [field]: text } : row,
    ),
  );
}

/**
 * Writes a gain as a number; one that was typed with its error, "5.4 ± 0.5", leaves that error in
 * its own column.
 */
export function setGain(state: State, id: number, gain: string): State {
  const row = state.rows.find((one) => one.id === id);
  const both = row?.se.trim() === '' ? splitPlusMinus(row.gain) : null;
  return setCell(both ? setCell(state, id, 'se', both.se) : state, id, 'gain', gain);
}

export function setHeldOut(state: State, id: number, heldOut: boolean): State {
  return withRows(
    state,
    state.rows.map((row) => (row.id === id ? { ...row, heldOut } : row)),
  );
}

/** Adds a blank row at the end of a series, the last one unless told. */
export function addRow(state: State, series = state.rows.at(-1)?.series ?? ''): State {
  return withRows(state, [...state.rows, ...makeRows([{ series }], state.rows)]);
}

export const removeRow = (state: State, id: number): State =>
  withRows(
    state,
    state.rows.filter((row) => row.id !== id),
  );

/** Ascending by size in every series; rows whose size cannot be read keep their order at the end. */
export function sortBySize(state: State): State {
  const key = (row: Row) => parseSize(row.size, state.axis)?.billions ?? Infinity;
  const order = new Map(seriesOf(state.rows).map((name, at) => [name, at]));
  const group = (row: Row) => order.get(row.series) ?? 0;
  return withRows(
    state,
    [...state.rows].sort(
      (a, b) => group(a) - group(b) || (key(a) === key(b) ? 0 : key(a) - key(b)),
    ),
  );
}

export const replaceRows = (state: State, texts: readonly RowText[]): State => ({
  ...withTyped({ ...state, assumeSe: false }, makeRows(texts)),
  example: null,
  method: state.example === null ? state.method : 'post-training',
  bounded: state.quantity === '',
  scatter: true,
  bases: [],
  selectedSeries: null,
  seriesAre: 'benchmarks',
});

export const clearRows = (state: State): State => replaceRows(state, [{}, {}, {}]);

/** Methods have no mean: the first is selected where none is. */
export const setSeriesKind = (state: State, seriesAre: SeriesKind): State => ({
  ...state,
  seriesAre,
});

export const setSelectedSeries = (state: State, selected: SelectedSeries): State =>
  state.selectedSeries === selected ? state : { ...state, selectedSeries: selected };

/** Why a series cannot have this name, or null when it can. */
export function nameTaken(state: State, series: string, text: string): string | null {
  const name = tidyName(text);
  if (name === series) return null;
  if (name === '') return 'A benchmark needs a name.';
  return seriesOf(state.rows).includes(name) ? `There is already a benchmark named ${name}.` : null;
}

/** Renames all of a series' rows; it stays selected if it was. */
export function renameSeries(state: State, series: string, text: string): State {
  const name = tidyName(text);
  if (name === series || nameTaken(state, series, text) !== null) return state;
  const rows = state.rows.map((row) => (row.series === series ? { ...row, series: name } : row));
  return {
    ...withRows(state, rows),
    selectedSeries: state.selectedSeries === series ? name : state.selectedSeries,
  };
}

export const removeSeries = (state: State, series: string): State =>
  withRows(
    state,
    state.rows.filter((row) => row.series !== series),
  );

/** Adds a series at the sizes of the first one, its gains still to be typed. */
export function addSeries(state: State): State {
  const series = seriesOf(state.rows);
  const name = newName(series);
  const sizes = state.rows.filter((row) => row.series === series[0]).map(({ size }) => size);
  const texts = (sizes.length > 0 ? sizes : ['']).map((size) => ({ series: name, size }));
  return withRows(state, [...state.rows, ...makeRows(texts, state.rows)]);
}

export const setCriterion = (state: State, criterion: Criterion): State => ({
  ...state,
  criterion,
});

export const chooseTarget = (state: State, chosen: number): State => ({ ...state, chosen });

/** Adds a target and makes it the chosen one. */
export function addTarget(state: State, billions: number): State {
  const targets = [...new Set([...state.targets, billions])].sort((a, b) => a - b);
  return { ...state, targets, chosen: billions };
}

/** Removes a target; when it was the chosen one, its neighbour becomes it. The last one stays. */
export function removeTarget(state: State, billions: number): State {
  const targets = state.targets.filter((target) => target !== billions);
  if (targets.length === 0) return state;
  if (state.chosen !== billions) return { ...state, targets };
  const at = state.targets.indexOf(billions);
  return { ...state, targets, chosen: targets[Math.min(at, targets.length - 1)] ?? billions };
}
