/**
 * Everything that follows from a state, derived in one place: rows are parsed, the engine is asked,
 * and what charts and panels show is laid out once. Panels read an Analysis; none of them computes.
 */
import {
  askAll,
  BAND_POINTS,
  bandSizes,
  CURVE_POINTS,
  curveSizes,
  SMALL,
  type Detail,
  type Results,
} from './query';
import type { InputError, Law, Observation, Refusal } from '../engine/contract';
import type { AsyncEngine } from '../engine/worker_slot';
import { meanOf, rowsOf, type Mean } from './mean';
import { placeError, readRows, type ParsedRows, type Problem } from '../state/rows';
import { selectedSeriesAmong, type SelectedSeries } from '../state/series';
import type { State } from '../state/state';

/** What the engine says about one set of rows. */
export type Answer = {
  rows: ParsedRows;
  /** The largest and the smallest fitted size, in billions; null without fitted rows. */
  fittedRange: { smallest: number; largest: number } | null;
  results: Results | null;
  refusal: InputError | null;
};

/** The answer about one series, or (with none selected) about the mean of all. */
export type Benchmark = Answer & { series: SelectedSeries };

/** The answer about the selected series, and, where there are several series, about each of them. */
export type Analysis = Benchmark & {
  state: State;
  laws: readonly Law[];
  /** All rows of the table, whatever their series, with every problem. */
  table: ParsedRows;
  /** How the rows of the mean came about; null with a single series. */
  mean: Mean | null;
  /** Every series and, last, the mean of benchmarks; none with a single series. */
  benchmarks: readonly Benchmark[];
};

/** An analysis that has results. */
export type Shown = Analysis & { results: Results };

type Gain = Observation & { gain: number };

/** A row as the engine takes it. */
export const observation = ({ size, gain, se, base }: Gain): Gain => ({
  size,
  gain,
  se: se ?? null,
  ...(base === undefined || base === null ? {} : { base }),
});

const problemOf = ({ row, field, message }: Refusal): Problem[] =>
  row !== null &&
  row >= 0 &&
  (field === 'size' || field === 'gain' || field === 'se' || field === 'base')
    ? [{ row, field, kind: 'bad', message }]
    : [];

/**
 * The rows that the engine refuses are taken out, all in one, and marked; the rest is tried again. null
 * where it refused something else.
 */
function withoutRefused(rows: ParsedRows, error: InputError): ParsedRows | null {
  const found = [error, ...(error.others ?? [])].flatMap(problemOf);
  const refused = new Set(found.map(({ row }) => row));
  const fitted = rows.fitted.filter(({ row }) => !refused.has(row));
  if (fitted.length === rows.fitted.length) return null;
  return { ...rows, fitted, problems: [...rows.problems, ...found] };
}

/** Asks about one set of rows, without those that the engine refuses. */
async function answer(
  given: ParsedRows,
  state: State,
  engine: AsyncEngine,
  detail: Detail,
): Promise<Answer> {
  let rows = given;
  for (;;) {
    const { fitted, heldOut } = rows;
    const sizes = fitted.map((placed) => placed.size);
    const fittedRange =
      sizes.length > 0 ? { smallest: Math.min(...sizes), largest: Math.max(...sizes) } : null;
    const marked = [...fitted, ...heldOut].map((placed) => placed.size);
    const drawn = marked.length > 0 ? curveSizes(marked, state.targets, detail.curve) : [];
    const band = drawn.length > 0 ? bandSizes(drawn, detail.band) : [];
    const held = [...new Set(heldOut.map((placed) => placed.size))];
    const asked = await askAll(fitted.map(observation), state, engine, drawn, band, held);
    if (asked.ok) return { rows, fittedRange, results: asked.value, refusal: null };
    const refusal = placeError(asked.error, rows);
    const remaining = withoutRefused(rows, refusal);
    if (!remaining) return { rows, fittedRange, results: null, refusal };
    rows = remaining;
  }
}

/** The table without the rows that were refused when its series were asked about. */
function withoutRefusedOf(table: ParsedRows, answers: readonly Answer[]): ParsedRows {
  const known = new Set(table.problems);
  const found = answers.flatMap(({ rows }) => rows.problems.filter((one) => !known.has(one)));
  const refused = new Set(found.map(({ row }) => row));
  return {
    ...table,
    fitted: table.fitted.filter(({ row }) => !refused.has(row)),
    problems: [...table.problems, ...found],
  };
}

/**
 * `moving` is the last analysis while something is being moved: then only the selected series is asked about,
 * and the other benchmarks stay as they were.
 */
export async function analyse(
  state: State,
  engine: AsyncEngine,
  bandPoints = BAND_POINTS,
  moving: Analysis | null = null,
): Promise<Analysis> {
  const laws = await engine.laws();
  const table = readRows(state);
  const { series } = table;
  const selected = selectedSeriesAmong(series, state.selectedSeries, state.seriesAre);
  const detailOf = (one: SelectedSeries) =>
    one === selected ? { curve: CURVE_POINTS, band: bandPoints } : SMALL;
  const ask = async (one: SelectedSeries, rows: ParsedRows): Promise<Benchmark> => ({
    series: one,
    ...(await answer(rows, state, engine, detailOf(one))),
  });
  if (series.length < 2) {
    const only = await ask(selected, table);
    return { ...only, state, laws, table: only.rows, mean: null, benchmarks: [] };
  }
  const wanted = (one: SelectedSeries) => !moving || one === selected;
  const asked = await Promise.all(
    series.filter(wanted).map((name) => ask(name, rowsOf(table, name))),
  );
  const accepted = withoutRefusedOf(table, asked);
  const mean = meanOf(accepted);
  const ofMean = state.seriesAre === 'benchmarks'; // there is no sense in a mean of methods
  const answers = ofMean && wanted(null) ? [...asked, await ask(null, mean.rows)] : asked;
  const benchmarks = [...series, ...(ofMean ? [null] : [])].flatMap((one) => {
    const same = ({ series: selected }: Benchmark) => selected === one;
    return answers.find(same) ?? moving?.benchmarks.find(same) ?? [];
  });
  const main = answers.find((one) => one.series === selected);
  if (!main) throw new Error('The series that the page is about was not asked about.');
  return { ...main, state, laws, table: accepted, mean, benchmarks };
}
