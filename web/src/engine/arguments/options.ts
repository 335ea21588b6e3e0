/**
 * The rows and the options of every method, read into plain values. The compiler sees to it that every
 * option of the contract is read here. Whether a value is allowed is for the engine to say, but for
 * what it would not notice: a single number or a text where a list must be, or an option left out.
 */
import type {
  BacktestOptions,
  BootstrapOptions,
  Bounds,
  CostModel,
  DecomposeOptions,
  DesignOptions,
  FitOptions,
  ForecastOptions,
  GainForecastOptions,
  GeneratingModel,
  LawIntervalsOptions,
  Letter,
  Measurement,
  Observation,
  Preprocessing,
  Range,
  ScoreForecastOptions,
  SliceOptions,
  SummaryOptions,
  ValidateOptions,
} from '../contract';
import {
  asNumber,
  badOption,
  flag,
  listOf,
  numberOrNumbers,
  numbers,
  numbersOrNulls,
  read,
  refuse,
  word,
  type Fields,
} from './values';

const MAX_ROWS = 10_000;
const MAX_TRUTHS = 8;
const MAX_COMPANIONS = 64;

const OBSERVATION: Fields<Observation> = {
  size: asNumber,
  gain: asNumber,
  se: asNumber,
  base: asNumber,
  score: asNumber,
  questions: asNumber,
  samples: asNumber,
};

/** A row that is no object has no number in it, and the engine refuses it by its number. */
function observation(value: unknown, row: number): Observation {
  const known = typeof value === 'object' ? value : null;
  return { size: NaN, ...read(OBSERVATION, known, 'row', row) };
}

const rowsOf =
  (form: string) =>
  (value: unknown): Observation[] => {
    if (value === undefined || value === null) return [];
    const rows = listOf(value, MAX_ROWS, 'rows');
    if (!rows) return refuse('no-rows', null, `The rows must be a list of ${form}.`);
    return rows.map(observation);
  };

export const observations = rowsOf('{size, gain, se}');
export const scoreRows = rowsOf('{size, base, score}');

function companions(value: unknown, name: string): Observation[][] {
  const complaint = 'must be a list of lists of rows.';
  const lists = listOf(value, MAX_COMPANIONS, name) ?? badOption(name, complaint);
  return lists.map((rows) =>
    (listOf(rows, MAX_ROWS, name) ?? badOption(name, complaint)).map(observation),
  );
}

/** `name` must be given. */
const needed = <T extends object>(
  options: Partial<T>,
  name: keyof T & string,
  what: string,
): void => {
  if (options[name] === undefined) badOption(name, `is missing: it must be ${what}.`);
};

const PREPROCESSING: Fields<Preprocessing> = {
  extraSe: asNumber,
  scatter: flag,
  ceiling: asNumber,
  shareOfHeadroom: flag,
  bounded: flag,
};

const FIT: Fields<FitOptions> = { ...PREPROCESSING, criterion: word };

const FORECAST: Fields<ForecastOptions> = {
  ...FIT,
  sizes: numbers,
  bases: numbersOrNulls,
  companions,
  atLeast: asNumber,
  method: word,
  levels: numbers,
};

const GAIN_FORECAST: Fields<GainForecastOptions> = {
  sizes: numbers,
  levels: numbers,
  atLeast: asNumber,
};

const LAW_INTERVALS: Fields<LawIntervalsOptions> = {
  ...PREPROCESSING,
  sizes: numbers,
  levels: numbers,
};

const SCORE_FORECAST: Fields<ScoreForecastOptions> = {
  ...GAIN_FORECAST,
  bases: numbersOrNulls,
  ceiling: asNumber,
  companions,
};

const BACKTEST: Fields<BacktestOptions> = {
  ...FIT,
  fitUpTo: asNumber,
  method: word,
  levels: numbers,
};

const SLICE: Fields<SliceOptions> = {
  ...FIT,
  sizes: numbers,
  bases: numbersOrNulls,
  seed: asNumber,
  first: asNumber,
  last: asNumber,
};

const SUMMARY: Fields<SummaryOptions> = { level: asNumber, threshold: asNumber };

const BOOTSTRAP: Fields<BootstrapOptions> = { ...SLICE, ...SUMMARY, replicates: asNumber };

const range = (value: unknown, name: Letter): Partial<Range> =>
  read<Range>({ low: asNumber, high: asNumber }, value, name);

const BOUNDS: Fields<Bounds> = {
  alpha: range,
  beta: range,
  gamma: range,
  Nchar: range,
  delta: range,
  eta: range,
};

const DECOMPOSE: Fields<DecomposeOptions> = {
  ...PREPROCESSING,
  sizes: numbers,
  bounds: (value, name) => read(BOUNDS, value, name),
  deltas: numbers,
};

const COST: Fields<CostModel> = {
  price: asNumber,
  hours: asNumber,
  reference: asNumber,
  exponent: asNumber,
};

const DESIGN: Fields<DesignOptions> = {
  ...FIT,
  candidates: numbers,
  target: asNumber,
  se: numberOrNumbers,
  cost: (value, name) => read(COST, value, name),
  budget: asNumber,
  largestSet: asNumber,
};

/** The fields of each law's parameters, by all of their names. */
export type Parameters = Fields<Record<string, number>>;

export const parametersNamed = (names: readonly string[]): Parameters =>
  Object.fromEntries(names.map((name) => [name, asNumber]));

function truths(value: unknown, name: string, parameters: Parameters): unknown[] {
  const model: Fields<GeneratingModel> = {
    law: word,
    parameters: (given) => read(parameters, given, name),
  };
  const list =
    listOf(value, MAX_TRUTHS, name) ??
    badOption(name, 'must hold 1 to 8 laws with their parameters.');
  return list.map((one) => read(model, one, name));
}

const validate = (parameters: Parameters): Fields<ValidateOptions> => ({
  ...FIT,
  targets: numbers,
  trials: asNumber,
  seed: asNumber,
  truths: (value, name) => truths(value, name, parameters),
  level: asNumber,
  replicates: asNumber,
  first: asNumber,
  last: asNumber,
});

const MEASUREMENT: Fields<Measurement> = {
  base: asNumber,
  score: asNumber,
  questions: asNumber,
  samples: asNumber,
  paired: flag,
  within: asNumber,
  between: asNumber,
};

const LIST_OF_SIZES = 'a list of sizes';
const RESAMPLES = 'the number of resamples';

/** Options of which the named ones must be given. */
const options =
  <T extends object>(fields: Fields<T>, required: Partial<Record<keyof T & string, string>> = {}) =>
  (value: unknown): T => {
    const found = read(fields, value, 'options');
    for (const name of Object.keys(required) as (keyof T & string)[])
      needed(found, name, required[name] ?? 'given');
    return found as T; // the engine says what is wrong with the values
  };

const resamples = options(BOOTSTRAP, { sizes: LIST_OF_SIZES });

export const readOptions = {
  fit: options(FIT),
  forecast: options(FORECAST, { sizes: LIST_OF_SIZES }),
  scoreForecast: options(SCORE_FORECAST, { sizes: LIST_OF_SIZES }),
  gainForecast: options(GAIN_FORECAST, { sizes: LIST_OF_SIZES }),
  bootstrap: (value: unknown): BootstrapOptions => {
    const found = resamples(value);
    if ((found as Partial<BootstrapOptions>).last === undefined)
      needed(found, 'replicates', RESAMPLES);
    return found;
  },
  bootstrapSlice: options(SLICE, { sizes: LIST_OF_SIZES, last: 'the end of the slice' }),
  summary: options(SUMMARY),
  decompose: options(DECOMPOSE, { sizes: LIST_OF_SIZES }),
  design: options(DESIGN, { candidates: LIST_OF_SIZES }),
  backtest: options(BACKTEST),
  validate: (parameters: Parameters) => options(validate(parameters)),
  lawIntervals: options(LAW_INTERVALS, { sizes: LIST_OF_SIZES }),
  scatter: options(PREPROCESSING),
  measurement: options(MEASUREMENT),
};
