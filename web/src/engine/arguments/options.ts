/**
 * The rows and the options of every method, read into plain values. The compiler sees to it that every
 * option of the contract is read here. Whether a value is allowed is for the engine to say, but for
 * what it would not notice: a single number or a text where a list must be, or an option left out.
 */
import type {
  Averaging,
  BacktestOptions,
  BootstrapOptions,
  Bounds,
  CompareOptions,
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
  NextRunOptions,
  Preprocessing,
  Range,
  RankOptions,
  RequiredSizeOptions,
  ScoreForecastOptions,
  SliceOptions,
  SummaryOptions,
  TrainingDecision,
  ValidateOptions,
  VerifyOptions,
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
  word,
  words,
  type Fields,
} from './values';
import { companions, knownBases } from './rows';

const MAX_TRUTHS = 8;

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

const AVERAGING: Fields<Averaging> = { criterion: word, laws: words };

const FIT: Fields<FitOptions> = { ...PREPROCESSING, ...AVERAGING };

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

const REQUIRED_SIZE: Fields<RequiredSizeOptions> = {
  ...FIT,
  gain: asNumber,
  probability: asNumber,
  method: word,
  level: asNumber,
  largest: asNumber,
  bases: knownBases,
  cost: (value, name) => read(COST, value, name),
};

const DECISION: Fields<TrainingDecision> = {
  worth: asNumber,
  threshold: asNumber,
  cost: asNumber,
};

const NEXT_RUN: Fields<NextRunOptions> = {
  ...DESIGN,
  method: word,
  level: asNumber,
  bases: knownBases,
  decision: (value, name) => read(DECISION, value, name),
};

const RANK: Fields<RankOptions> = {
  ...FIT,
  sizes: numbers,
  method: word,
  levels: numbers,
  paired: flag,
  bases: numbersOrNulls,
};

const COMPARE: Fields<CompareOptions> = { ...RANK, upTo: asNumber };

const VERIFY: Fields<VerifyOptions> = { ...FIT, method: word, levels: numbers };

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
  compare: options(COMPARE, { sizes: LIST_OF_SIZES }),
  verify: options(VERIFY),
  rank: options(RANK, { sizes: LIST_OF_SIZES }),
  nextRun: options(NEXT_RUN, { candidates: LIST_OF_SIZES }),
  requiredSize: options(REQUIRED_SIZE, { gain: 'a gain in pp' }),
  validate: (parameters: Parameters) => options(validate(parameters)),
  lawIntervals: options(LAW_INTERVALS, { sizes: LIST_OF_SIZES }),
  scatter: options(PREPROCESSING),
  measurement: options(MEASUREMENT),
};
