/**
 * Everything that follows from a state, derived in one place: rows are parsed, the engine is asked,
 * and what charts and panels show is laid out once. Panels read an Analysis; none of them computes.
 */
import type { Bootstrap, FitResult, Forecast, InputError, Law } from './engine/contract';
import type { AsyncEngine } from './engine/lane';
import { meanOf, rowsOf, type Mean } from './state/mean';
import { parseRows, placeError, type ParsedRows, type Placed, type Problem } from './state/rows';
import { subjectAmong, type Subject } from './state/series';
import type { State } from './state/state';

/** What there is to see when the engine could fit. `curve` runs over the chart's whole width. */
export type Results = {
  fit: FitResult;
  targets: Forecast;
  curve: Forecast;
  /** Of 1,000 resamples at the targets and along the curve; null when the engine refuses its options. */
  bootstrap: Bootstrap | null;
};

/** What the engine says about one set of rows. */
export type Answer = {
  rows: ParsedRows;
  /** The largest and the smallest fitted size, in billions; null without fitted rows. */
  reach: { smallest: number; largest: number } | null;
  results: Results | null;
  refusal: InputError | null;
};

/** The answer about one series, or (subject null) about the mean of all. */
export type Benchmark = Answer & { subject: Subject };

/** The answer about the state's subject, and, where there are several series, about each of them. */
export type Analysis = Benchmark & {
  state: State;
  laws: readonly Law[];
  /** All rows of the table, whatever their series, with every problem. */
  table: ParsedRows;
  /** How the rows of the mean came about; null with a single series. */
  mean: Mean | null;
  /** Every series and, last, their mean; none with a single series. */
  benchmarks: readonly Benchmark[];
};

/** How finely the curve and the band are drawn, in sizes. */
type Detail = { curve: number; band: number };

const CURVE_POINTS = 160;
const SMALL: Detail = { curve: 41, band: 21 }; // enough for a small chart
const MARKED_POINTS = 100; // more observations than that are dense enough without points of their own

/** Every answer rests on as many resamples as can follow a drag; longer runs are a matter of their own. */
export const LIVE_REPLICATES = 1000;

/** How many sizes the band is drawn at: fewer are enough while something is being dragged. */
export const BAND_POINTS = 61;

/** Sizes for the curves: evenly spaced in ln N over all that is drawn, and every size that is marked. */
export function curveSizes(
  observed: readonly number[],
  targets: readonly number[],
  points = CURVE_POINTS,
): number[] {
  const marked = [...observed, ...targets];
  const low = Math.log(Math.min(...marked) / 1.35);
  const high = Math.log(Math.max(...marked));
  const even = Array.from({ length: points }, (_, index) =>
    Math.exp(low + ((high - low) * index) / (points - 1)),
  );
  const exact = observed.length > MARKED_POINTS ? targets : marked;
  const ends = [Math.max(...marked)];
  return [...new Set([...even, ...exact, ...ends])].sort((a, b) => a - b);
}

/** Sizes for the band: evenly spaced in ln N over all that is drawn. */
export function bandSizes(drawn: readonly number[], points: number): number[] {
  const low = Math.log(drawn[0] ?? 1);
  const high = Math.log(drawn.at(-1) ?? 1);
  return Array.from({ length: points }, (_, index) =>
    Math.exp(low + ((high - low) * index) / (points - 1)),
  );
}

export type Interval = { low: number; high: number };

/** Where the averaged forecast of most resamples lies at one size; null without two finite ends. */
export function intervalAt(bootstrap: Bootstrap | null, size: number): Interval | null {
  const { low = null, high = null } = bootstrap?.average[bootstrap.sizes.indexOf(size)] ?? {};
  return low === null || high === null ? null : { low, high };
}

const slice = (forecast: Forecast, from: number, to: number): Forecast => ({
  ...forecast,
  sizes: forecast.sizes.slice(from, to),
  mean: forecast.mean.slice(from, to),
  within: forecast.within.slice(from, to),
  between: forecast.between.slice(from, to),
  sd: forecast.sd.slice(from, to),
  intervals: forecast.intervals.map(({ level, low, high }) => ({
    level,
    low: low.slice(from, to),
    high: high.slice(from, to),
  })),
  laws: forecast.laws.map((law) => ({
    ...law,
    value: law.value.slice(from, to),
    sd: law.sd.slice(from, to),
  })),
  trend: forecast.trend && {
    ...forecast.trend,
    measurement: forecast.trend.measurement.slice(from, to),
    course: forecast.trend.course.slice(from, to),
    turn: forecast.trend.turn.slice(from, to),
  },
});

export const observation = ({ size, gain, se }: Placed) => ({ size, gain, se });

/** A row that the engine refuses is taken out, marked, and the rest is tried again. */
function withoutRefused(rows: ParsedRows, error: InputError): ParsedRows | null {
  const field = error.field;
  if (
    error.row === null ||
    error.row < 0 ||
    (field !== 'size' && field !== 'gain' && field !== 'se')
  )
    return null;
  const problem: Problem = { row: error.row, field, kind: 'bad', message: error.message };
  return {
    ...rows,
    fitted: rows.fitted.filter((placed) => placed.row !== error.row),
    problems: [...rows.problems, problem],
  };
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
    const reach =
      sizes.length > 0 ? { smallest: Math.min(...sizes), largest: Math.max(...sizes) } : null;
    const observations = fitted.map(observation);
    const { criterion, targets, seed, level, threshold } = state;
    const marked = [...fitted, ...heldOut].map((placed) => placed.size);
    const drawn = marked.length > 0 ? curveSizes(marked, targets, detail.curve) : [];
    const asked = [...targets, ...drawn];
    const [fit, forecast, bootstrap] = await Promise.all([
      engine.fit(observations, { criterion }),
      engine.forecast(observations, { sizes: asked, criterion }),
      engine.bootstrap(observations, {
        sizes: [...targets, ...(drawn.length > 0 ? bandSizes(drawn, detail.band) : [])],
        replicates: LIVE_REPLICATES,
        criterion,
        seed,
        level,
        threshold,
      }),
    ]);
    if (fit.ok && forecast.ok) {
      const results = {
        fit: fit.value,
        targets: slice(forecast.value, 0, targets.length),
        curve: slice(forecast.value, targets.length, asked.length),
        bootstrap: bootstrap.ok ? bootstrap.value : null,
      };
      return { rows, reach, results, refusal: null };
    }
    const refused = fit.ok ? forecast : fit;
    if (refused.ok) throw new Error('The engine answered neither a result nor a reason.');
    const refusal = placeError(refused.error, rows);
    const remaining = withoutRefused(rows, refusal);
    if (!remaining) return { rows, reach, results: null, refusal };
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
 * `moving` is the last analysis while something is being moved: then only the subject is asked about,
 * and the other benchmarks stay as they were.
 */
export async function analyse(
  state: State,
  engine: AsyncEngine,
  bandPoints = BAND_POINTS,
  moving: Analysis | null = null,
): Promise<Analysis> {
  const laws = await engine.laws();
  const table = parseRows(state.rows);
  const { series } = table;
  const subject = subjectAmong(series, state.subject);
  const detailOf = (one: Subject) =>
    one === subject ? { curve: CURVE_POINTS, band: bandPoints } : SMALL;
  const ask = async (one: Subject, rows: ParsedRows): Promise<Benchmark> => ({
    subject: one,
    ...(await answer(rows, state, engine, detailOf(one))),
  });
  if (series.length < 2) {
    const only = await ask(subject, table);
    return { ...only, state, laws, table: only.rows, mean: null, benchmarks: [] };
  }
  const wanted = (one: Subject) => !moving || one === subject;
  const asked = await Promise.all(
    series.filter(wanted).map((name) => ask(name, rowsOf(table, name))),
  );
  const accepted = withoutRefusedOf(table, asked);
  const mean = meanOf(accepted);
  const answers = wanted(null) ? [...asked, await ask(null, mean.rows)] : asked;
  const benchmarks = [...series, null].flatMap((one) => {
    const same = ({ subject }: Benchmark) => subject === one;
    return answers.find(same) ?? moving?.benchmarks.find(same) ?? [];
  });
  const main = answers.find((one) => one.subject === subject);
  if (!main) throw new Error('The series that the page is about was not asked about.');
  return { ...main, state, laws, table: accepted, mean, benchmarks };
}
