/** The engine as strangers may call it: whatever it is handed, it answers by a value and goes on. */
import type { Engine, InputError, Outcome, ValidationSlice } from '../contract';
import { parametersNamed, readOptions } from './options';
import { methods, observations, scoreRows } from './rows';
import { bootstrapSlices, sourceOf, validationSlices } from './slices';
import { Refused } from './values';

const UNREADABLE: InputError = {
  code: 'unreadable',
  row: null,
  field: null,
  message: 'The rows or options could not be read.',
};

const FAILED: InputError = {
  code: 'engine-failed',
  row: null,
  field: null,
  message: 'The engine could not compute this, most likely for want of memory. Load it once more.',
};

/** Reads all arguments, then calls: the engine sees plain values only. */
const answered =
  <A extends readonly unknown[], R>(
    read: (given: readonly unknown[]) => readonly [...A],
    call: (...args: A) => Outcome<R>,
  ) =>
  (...given: unknown[]): Outcome<R> => {
    let args: readonly [...A];
    try {
      args = read(given);
    } catch (reason) {
      return { ok: false, error: reason instanceof Refused ? reason.error : UNREADABLE };
    }
    try {
      return call(...args);
    } catch {
      return { ok: false, error: FAILED };
    }
  };

/** Reads rows and options. */
const both =
  <O>(options: (value: unknown) => O) =>
  (given: readonly unknown[]) =>
    [observations(given[0]), options(given[1])] as const;

/** The defaults of what a slice depends on. */
const USUAL = {
  seed: 1,
  criterion: 'aic',
  extraSe: 0,
  scatter: false,
  shareOfHeadroom: false,
  bounded: false,
};
const USUAL_TRIALS = { ...USUAL, targets: [14, 32, 70], level: 0.95, replicates: 0 };

const marked = <S extends object>(outcome: Outcome<S>, source: string): Outcome<S> =>
  outcome.ok ? { ok: true, value: { ...outcome.value, source } } : outcome;

export function plainEngine(engine: Engine): Engine {
  const laws = engine.laws();
  const parameters = parametersNamed(laws.flatMap((law) => law.parameters));
  const validation = readOptions.validate(parameters);
  return {
    laws: () => engine.laws(),
    fit: answered(both(readOptions.fit), (...asked) => engine.fit(...asked)),
    forecast: answered(both(readOptions.forecast), (...asked) => engine.forecast(...asked)),
    bootstrap: answered(both(readOptions.bootstrap), (...asked) => engine.bootstrap(...asked)),
    bootstrapSlice: answered(both(readOptions.bootstrapSlice), (rows, options) =>
      marked(engine.bootstrapSlice(rows, options), sourceOf(rows, options, USUAL)),
    ),
    bootstrapSummary: answered(
      ([slices, options]) => [bootstrapSlices(slices, laws), readOptions.summary(options)] as const,
      (...asked) => engine.bootstrapSummary(...asked),
    ),
    decompose: answered(both(readOptions.decompose), (...asked) => engine.decompose(...asked)),
    validate: answered(both(validation), (...asked) => engine.validate(...asked)),
    validateSlice: answered(both(validation), (rows, { first = 0, last = NaN, ...options }) =>
      marked<ValidationSlice>(
        engine.validateSlice(rows, { ...options, first, last }),
        sourceOf(rows, options, USUAL_TRIALS),
      ),
    ),
    validateSummary: answered(
      ([slices]) => [validationSlices(slices, parameters)] as const,
      (slices) => engine.validateSummary(slices),
    ),
    design: answered(both(readOptions.design), (...asked) => engine.design(...asked)),
    scoreForecast: answered(
      ([rows, options]) => [scoreRows(rows), readOptions.scoreForecast(options)] as const,
      (...asked) => engine.scoreForecast(...asked),
    ),
    gainForecast: answered(both(readOptions.gainForecast), (...asked) =>
      engine.gainForecast(...asked),
    ),
    backtest: answered(both(readOptions.backtest), (...asked) => engine.backtest(...asked)),
    requiredSize: answered(both(readOptions.requiredSize), (...asked) =>
      engine.requiredSize(...asked),
    ),
    nextRun: answered(both(readOptions.nextRun), (...asked) => engine.nextRun(...asked)),
    compare: answered(
      ([a, b, options]) =>
        [observations(a), observations(b), readOptions.compare(options)] as const,
      (...asked) => engine.compare(...asked),
    ),
    verify: answered(
      ([rows, measured, options]) =>
        [observations(rows), observations(measured), readOptions.verify(options)] as const,
      (...asked) => engine.verify(...asked),
    ),
    rank: answered(
      ([series, options]) => [methods(series), readOptions.rank(options)] as const,
      (...asked) => engine.rank(...asked),
    ),
    estimateExtraSe: answered(
      ([rows]) => [observations(rows)] as const,
      (rows) => engine.estimateExtraSe(rows),
    ),
    lawIntervals: answered(both(readOptions.lawIntervals), (...asked) =>
      engine.lawIntervals(...asked),
    ),
    scatter: answered(both(readOptions.scatter), (...asked) => engine.scatter(...asked)),
    gainSe: answered(
      ([measurement]) => [readOptions.measurement(measurement)] as const,
      (measurement) => engine.gainSe(measurement),
    ),
  };
}
