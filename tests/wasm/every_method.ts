/** Every method of the public module: what it answers, good arguments, and a call that is checked. */
import * as v from 'valibot';
import { expect } from 'vitest';
import {
  BacktestSchema,
  BootstrapSchema,
  ComparisonSchema,
  DecompositionSchema,
  DesignSchema,
  ExtraSeSchema,
  FitResultSchema,
  ForecastSchema,
  GainForecastSchema,
  GainSeSchema,
  LawIntervalsSchema,
  NextRunSchema,
  outcomeOf,
  RankingSchema,
  RequiredSizeSchema,
  ScatterSchema,
  VerificationSchema,
  ScoreForecastSchema,
  SliceSchema,
  ValidationSchema,
  ValidationSliceSchema,
  type Engine,
} from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';
import { observations as rows } from '../data/paper';

export { rows };

type Call = (...given: unknown[]) => unknown;
export type Method = Exclude<keyof Engine, 'laws'>;

export const engine: Engine = await loadEngine();

export const call = (method: Method, ...given: unknown[]): unknown =>
  (engine[method] as unknown as Call)(...given);

export const scores = [
  { size: 1, base: 20, score: 35, questions: 500 },
  { size: 3, base: 35, score: 52, questions: 500 },
  { size: 8, base: 50, score: 67 },
];
export const part = { sizes: [70], seed: 1, first: 0, last: 5 };
export const trials = { targets: [70], trials: 4, seed: 1, first: 0, last: 4 };

/** What every method answers, and good arguments of it. */
export const METHODS: Readonly<Record<Method, { answer: v.GenericSchema; good: () => unknown[] }>> =
  {
    fit: {
      answer: FitResultSchema,
      good: () => [rows, { criterion: 'bic', extraSe: 0.1, scatter: true }],
    },
    forecast: {
      answer: ForecastSchema,
      good: () => [
        scores,
        {
          sizes: [70],
          levels: [0.9],
          atLeast: 3,
          bases: [65],
          bounded: true,
          scatter: true,
          method: 'post-training',
          companions: [scores],
        },
      ],
    },
    bootstrap: {
      answer: BootstrapSchema,
      good: () => [rows, { sizes: [70], replicates: 5, level: 0.9, threshold: 3 }],
    },
    bootstrapSlice: { answer: SliceSchema, good: () => [rows, part] },
    bootstrapSummary: {
      answer: BootstrapSchema,
      good: () => [[valueOf(engine.bootstrapSlice(rows, part))], { level: 0.8, threshold: 1 }],
    },
    decompose: {
      answer: DecompositionSchema,
      good: () => [
        rows.slice(2),
        { sizes: [70], bounds: { alpha: { low: 0, high: 9 } }, deltas: [1] },
      ],
    },
    validate: {
      answer: ValidationSchema,
      good: () => [
        rows,
        {
          targets: [70],
          trials: 2,
          replicates: 2,
          truths: [{ law: 'power', parameters: { a: 2, b: 0.4 } }],
        },
      ],
    },
    validateSlice: { answer: ValidationSliceSchema, good: () => [rows, trials] },
    validateSummary: {
      answer: ValidationSchema,
      good: () => [[valueOf(engine.validateSlice(rows, trials))]],
    },
    design: {
      answer: DesignSchema,
      good: () => [
        rows,
        {
          candidates: [14],
          target: 70,
          se: [0.5],
          budget: 9000,
          cost: { price: 2, hours: 3, reference: 8, exponent: 1 },
          largestSet: 2,
        },
      ],
    },
    scoreForecast: {
      answer: ScoreForecastSchema,
      good: () => [
        scores,
        {
          sizes: [14, 70],
          bases: [null, 65],
          levels: [0.5],
          atLeast: 10,
          ceiling: 100,
          companions: [scores],
        },
      ],
    },
    gainForecast: {
      answer: GainForecastSchema,
      good: () => [rows, { sizes: [70], levels: [0.5], atLeast: 10 }],
    },
    backtest: {
      answer: BacktestSchema,
      good: () => [rows, { fitUpTo: 2, method: 'calibrated', levels: [0.5] }],
    },
    compare: {
      answer: ComparisonSchema,
      good: () => [
        rows,
        rows.slice(1),
        { sizes: [70], method: 'paper', levels: [0.5], paired: true, bases: [60], upTo: 99 },
      ],
    },
    rank: {
      answer: RankingSchema,
      good: () => [[rows, rows.slice(1), rows], { sizes: [14, 70], paired: false, levels: [0.5] }],
    },
    verify: {
      answer: VerificationSchema,
      good: () => [
        rows.slice(0, 4),
        rows.slice(4),
        { method: 'calibrated', levels: [0.5, 0.9], laws: ['power', 'saturating'] },
      ],
    },
    nextRun: {
      answer: NextRunSchema,
      good: () => [
        rows,
        {
          candidates: [14],
          target: 70,
          se: [0.5],
          budget: 9000,
          cost: { price: 2, hours: 3, reference: 8, exponent: 1 },
          largestSet: 2,
          method: 'calibrated',
          level: 0.8,
          bases: [{ size: 70, base: 60 }],
          decision: { worth: 3000, threshold: 5, cost: 9000 },
        },
      ],
    },
    requiredSize: {
      answer: RequiredSizeSchema,
      good: () => [
        rows,
        {
          gain: 10,
          probability: 0.8,
          method: 'paper',
          level: 0.5,
          largest: 500,
          bases: [{ size: 70, base: 60 }],
          cost: { price: 2, hours: 3, reference: 8, exponent: 1 },
          laws: ['power', 'saturating'],
        },
      ],
    },
    estimateExtraSe: { answer: ExtraSeSchema, good: () => [rows] },
    lawIntervals: {
      answer: LawIntervalsSchema,
      good: () => [rows, { sizes: [70], levels: [0.5], extraSe: 0.1, scatter: true }],
    },
    scatter: { answer: ScatterSchema, good: () => [scores, { extraSe: 0.5, ceiling: 99 }] },
    gainSe: {
      answer: GainSeSchema,
      good: () => [{ base: 30, score: 42, questions: 500, samples: 4, paired: true, within: 0.5 }],
    },
  };
export const NAMES = Object.keys(METHODS) as Method[];

export function valueOf<T>(
  outcome: { ok: true; value: T } | { ok: false; error: { message: string } },
): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** The answer keeps the contract: no exception, no NaN, no other shape. */
export function answered(method: Method, ...given: unknown[]): v.InferOutput<typeof AnyOutcome> {
  const outcome = call(method, ...given);
  const checked = v.safeParse(outcomeOf(METHODS[method].answer), outcome);
  expect(checked.issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)])).toBe(
    undefined,
  );
  return outcome as v.InferOutput<typeof AnyOutcome>;
}
const AnyOutcome = outcomeOf(v.unknown());
