/**
 * The engine's contract: what crosses the door between the mathematics and everything else.
 * Sizes are billions of parameters; gains and every standard deviation are percentage points (pp).
 * The types are inferred from the schemas, and a test holds the real module to the schemas, so the
 * two cannot drift apart. `null` stands where there is no finite answer; NaN never crosses.
 * The page imports the types only: no schema is part of its bundle.
 */
import * as v from 'valibot';
import { GENERATING_LAWS, LAW_IDS } from './law_ids';

const finite = v.pipe(v.number(), v.finite());
const finiteOrNull = v.nullable(finite);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weight = v.pipe(finite, v.minValue(0), v.maxValue(1));

export const LawIdSchema = v.picklist(LAW_IDS);
export type LawId = v.InferOutput<typeof LawIdSchema>;

export const CriterionSchema = v.picklist(['aic', 'aicc', 'bic']);
export type Criterion = v.InferOutput<typeof CriterionSchema>;

/** `base` is the score that the gain is over, in pp; where it is known, so is the headroom left. */
export const ObservationSchema = v.object({
  size: finite,
  gain: finite,
  se: finite,
  base: v.exactOptional(finiteOrNull),
});
export type Observation = v.InferOutput<typeof ObservationSchema>;

/** A refusal. `row` counts from 0, `message` is a sentence for people and counts rows from 1. */
export const InputErrorSchema = v.strictObject({
  code: v.string(),
  row: v.nullable(count),
  field: v.nullable(v.string()),
  message: v.pipe(v.string(), v.nonEmpty()),
});
export type InputError = v.InferOutput<typeof InputErrorSchema>;

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: InputError };

export const outcomeOf = <S extends v.GenericSchema>(value: S) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value }),
    v.strictObject({ ok: v.literal(false), error: InputErrorSchema }),
  ]);

export const LawSchema = v.strictObject({
  id: LawIdSchema,
  name: v.string(),
  formula: v.string(),
  parameters: v.array(v.string()),
});
export type Law = v.InferOutput<typeof LawSchema>;

export const StatusSchema = v.picklist([
  'converged', // an interior optimum
  'at-limit', // the best fit is a limit of the law, named by `limit`
  'interpolates', // as many distinct sizes as parameters: nothing tests the fit
  'not-identified', // these data cannot determine the law; it is left out (weight 0)
]);
export type Status = v.InferOutput<typeof StatusSchema>;

export const LimitSchema = v.picklist([
  'straight-line',
  'constant',
  'power-law',
  'step',
  'largest-size-only',
  'smallest-size-only',
]);

export const FitSchema = v.strictObject({
  law: LawIdSchema,
  status: StatusSchema,
  limit: v.nullable(LimitSchema),
  message: v.pipe(v.string(), v.nonEmpty()),
  parameters: v.record(v.string(), finiteOrNull),
  sd: v.record(v.string(), finiteOrNull),
  covariance: v.nullable(v.array(finite)), // k × k, row-major
  determined: v.array(v.strictObject({ name: v.string(), value: finite, sd: finite })),
  chi2: finite,
  k: count,
  aic: finite,
  aicc: finiteOrNull,
  bic: finite,
  weight,
});
export type Fit = v.InferOutput<typeof FitSchema>;

/** `criterion` is the one used: 'aic' when AICc was asked for and is undefined for every law. */
export const FitResultSchema = v.strictObject({
  criterion: CriterionSchema,
  rows: count,
  distinctSizes: count,
  fits: v.array(FitSchema), // catalogue order
});
export type FitResult = v.InferOutput<typeof FitResultSchema>;

export const MethodSchema = v.picklist([
  'paper', // five laws, averaged by their weights
  'calibrated', // a trend in ln N whose slope fades; laws play no part
]);
export type Method = v.InferOutput<typeof MethodSchema>;

const probability = v.pipe(finite, v.gtValue(0), v.ltValue(1));

/** Central intervals of one probability, one entry per size. */
export const IntervalsSchema = v.strictObject({
  level: probability,
  low: v.array(finiteOrNull),
  high: v.array(finiteOrNull),
});
export type Intervals = v.InferOutput<typeof IntervalsSchema>;

/**
 * What a calibrated forecast rests on: the trend's slope at the largest size (pp per factor e of
 * size), and per size where its sd comes from: the noise of a measurement there, what the data leave
 * open of the trend's course, and that curves turn beyond the data.
 */
export const TrendSchema = v.strictObject({
  slope: finite,
  slopeSd: finite,
  measurement: v.array(finite),
  course: v.array(finite),
  turn: v.array(finite),
});
export type Trend = v.InferOutput<typeof TrendSchema>;

/**
 * One entry per asked size in every array; `laws` in catalogue order, always all of them with the
 * paper's method, none with the calibrated one, whose `within` and `between` are all null. `most`:
 * no gain above this was thought possible; null where there was no bound.
 */
export const ForecastSchema = v.strictObject({
  method: MethodSchema,
  criterion: v.nullable(CriterionSchema), // null with the calibrated method
  sizes: v.array(finite),
  most: finiteOrNull,
  mean: v.array(finiteOrNull),
  within: v.array(finiteOrNull),
  between: v.array(finiteOrNull),
  sd: v.array(finiteOrNull),
  intervals: v.array(IntervalsSchema), // one per asked level
  laws: v.array(
    v.strictObject({
      law: LawIdSchema,
      weight,
      value: v.array(finiteOrNull),
      sd: v.array(finiteOrNull),
    }),
  ),
  trend: v.nullable(TrendSchema), // null with the paper's method
});
export type Forecast = v.InferOutput<typeof ForecastSchema>;

/** Resamples [first, last) as they were refitted. `atLimit` counts per law, in catalogue order. */
export const SliceSchema = v.strictObject({
  first: count,
  last: count,
  criterion: CriterionSchema,
  sizes: v.instance(Float64Array),
  /** [(column · sizes + size) · (last − first) + resample]; columns: the laws, then the average. */
  values: v.instance(Float64Array),
  atLimit: v.array(count),
});
export type Slice = v.InferOutput<typeof SliceSchema>;

/** `low` and `high` end the percentile interval; null where it has no end. */
export const SummarySchema = v.strictObject({
  mean: finiteOrNull,
  sd: finiteOrNull,
  median: finiteOrNull,
  low: finiteOrNull,
  high: finiteOrNull,
});
export type Summary = v.InferOutput<typeof SummarySchema>;

/** Equal bins over the central 99.8%; the first and the last also hold what lies beyond. */
export const HistogramSchema = v.strictObject({
  low: finite,
  width: finite,
  counts: v.array(count),
});
export type Histogram = v.InferOutput<typeof HistogramSchema>;

/** The share of resamples whose average is at least `threshold`, and its Monte-Carlo error. */
export const ExceedanceSchema = v.strictObject({
  threshold: finite,
  probability: weight,
  se: finite,
});
export type Exceedance = v.InferOutput<typeof ExceedanceSchema>;

/** One entry per asked size in `average`, `summary`, `histogram` and `exceedance`. */
export const BootstrapSchema = v.strictObject({
  sizes: v.array(finite),
  replicates: count,
  level: finite,
  average: v.array(SummarySchema),
  laws: v.array(
    v.strictObject({ law: LawIdSchema, atLimit: count, summary: v.array(SummarySchema) }),
  ),
  histogram: v.array(HistogramSchema),
  exceedance: v.nullable(v.array(ExceedanceSchema)), // null when no threshold was given
});
export type Bootstrap = v.InferOutput<typeof BootstrapSchema>;

/** `decompose`: the gain as a sum of three mechanisms (METHOD, section 4), each at least 0. */
export const COMPONENTS = ['distribution-match', 'dark-knowledge', 'regularisation'] as const;
export const ComponentIdSchema = v.picklist(COMPONENTS); // α N^β; γ(1 − exp(−N/Nchar)); δ ln(1 + ηN)
export type ComponentId = v.InferOutput<typeof ComponentIdSchema>;

export const RangeSchema = v.strictObject({ low: finite, high: finite });
export type Range = v.InferOutput<typeof RangeSchema>;

const perLetter = <S extends v.GenericSchema>(value: S) =>
  v.strictObject({
    alpha: value,
    beta: value,
    gamma: value,
    Nchar: value,
    delta: value,
    eta: value,
  });

/** Where each of the six parameters may lie. */
export const BoundsSchema = perLetter(RangeSchema);
export type Bounds = v.InferOutput<typeof BoundsSchema>;
export const LettersSchema = perLetter(finite);
export type Letters = v.InferOutput<typeof LettersSchema>;
export type Letter = keyof Bounds;
const LetterSchema = v.picklist(['alpha', 'beta', 'gamma', 'Nchar', 'delta', 'eta']);

/** Arrays have one entry per asked size; gains in pp; a share is null where the total is zero. */
export const DecompositionSchema = v.strictObject({
  sizes: v.array(finite),
  bounds: BoundsSchema,
  rows: count,
  distinctSizes: count,
  best: v.strictObject({ parameters: LettersSchema, chi2: finite }),
  /** Distinct local optima, best first, at most 12. */
  optima: v.array(
    v.strictObject({ parameters: LettersSchema, chi2: finite, atBound: v.array(LetterSchema) }),
  ),
  total: v.array(finite),
  components: v.array(
    v.strictObject({
      id: ComponentIdSchema,
      gain: v.array(finite),
      share: v.array(finiteOrNull),
      identified: v.boolean(),
    }),
  ),
  /** Over all parameter sets with chi2 at most `delta` above the best, one entry per asked delta. */
  ranges: v.array(
    v.strictObject({
      delta: finite,
      parameters: perLetter(RangeSchema),
      total: v.array(RangeSchema),
      components: v.array(
        v.strictObject({
          id: ComponentIdSchema,
          gain: v.array(RangeSchema),
          share: v.array(v.nullable(RangeSchema)),
        }),
      ),
    }),
  ),
  message: v.pipe(v.string(), v.nonEmpty()),
});
export type Decomposition = v.InferOutput<typeof DecompositionSchema>;

export const GeneratingLawIdSchema = v.picklist(GENERATING_LAWS);
export type GeneratingLawId = v.InferOutput<typeof GeneratingLawIdSchema>;
/** A law that data are made from, with its parameters under METHOD's names. */
export type GeneratingModel = { law: GeneratingLawId; parameters: Record<string, number> };

/** Errors of every estimator had each truth been so (METHOD, section 5). */
export const ValidationSchema = v.strictObject({
  targets: v.array(finite),
  trials: count,
  level: finite,
  replicates: count,
  truths: v.array(
    v.strictObject({
      law: GeneratingLawIdSchema,
      parameters: v.record(v.string(), finite),
      value: v.array(finite), // per target
      estimators: v.array(
        v.strictObject({
          id: v.union([LawIdSchema, v.literal('average')]),
          mape: finiteOrNull, // %
          mapeSe: finiteOrNull,
          coverage: v.nullable(weight), // of ± 2 sd, a share
          missing: count, // forecasts that were none, or not finite; the figures leave them out
        }),
      ),
      /** Of the average's percentile interval over all targets; null without resamples. */
      bootstrap: v.nullable(v.strictObject({ coverage: weight, width: finite })),
    }),
  ),
});
export type Validation = v.InferOutput<typeof ValidationSchema>;

/** Trials [first, last): numbers and Float64Arrays for `validateSummary` alone to read. */
export const ValidationSliceSchema = v.looseObject({});
export type ValidationSlice = v.InferOutput<typeof ValidationSliceSchema>;

/** What one more run would tell (METHOD, section 6). Bits are about which law is right. */
export const DesignSchema = v.strictObject({
  target: finite,
  criterion: CriterionSchema,
  entropy: finite, // bits not known now
  sdNow: finiteOrNull, // of the average at the target, pp
  candidates: v.array(
    v.strictObject({
      size: finite,
      se: finite,
      cost: finite, // $
      info: finiteOrNull, // eq. 14, pp²
      bits: finiteOrNull, // laws as fitted
      predictiveBits: finiteOrNull, // laws with the uncertainty of their own parameters
      sdAfter: finiteOrNull, // expected sd left at the target, pp
      bitsPerDollar: finiteOrNull, // of the predictive bits
      variancePerDollar: finiteOrNull, // expected variance removed at the target, pp² per $
    }),
  ),
  /** Which candidate is best by each, counted from 0. */
  best: v.strictObject({
    info: v.nullable(count),
    bits: v.nullable(count),
    sdAfter: v.nullable(count),
    bitsPerDollar: v.nullable(count),
  }),
  /** The runs that together leave the least sd within the budget; null when none fits. */
  set: v.nullable(
    v.strictObject({
      sizes: v.array(finite),
      cost: finite,
      bits: finite,
      sdAfter: finiteOrNull,
    }),
  ),
});
export type Design = v.InferOutput<typeof DesignSchema>;

/** Forecasts without any method: what takes no calculator. */
export const BaselinesSchema = v.strictObject({
  lastValue: finite, // the largest size's gain, carried on
  straightLine: finite, // the weighted straight line in ln N
  halfTheTrend: finite, // the largest size's gain and half of that line's slope from there
});
export type Baselines = v.InferOutput<typeof BaselinesSchema>;

/** Measured gains that were kept back, and what was forecast for them. All but counts in pp. */
export const BacktestSchema = v.strictObject({
  method: MethodSchema,
  cuts: v.array(
    v.strictObject({
      fitUpTo: finite, // the largest size that was forecast from
      rows: count, // as many
      points: v.array(
        v.strictObject({
          size: finite,
          gain: finite,
          se: finite,
          baselines: BaselinesSchema,
          forecast: v.nullable(
            v.strictObject({
              mean: finite,
              sd: finite,
              intervals: v.array(v.strictObject({ level: probability, low: finite, high: finite })),
              crps: finite,
            }),
          ),
        }),
      ),
    }),
  ),
  /** Over all points that have a forecast; `unanswered` counts the others. */
  scores: v.strictObject({
    points: count,
    unanswered: count,
    error: finite, // mean absolute error
    baselines: BaselinesSchema, // theirs
    crps: finite,
    /** `inside`: points within the interval; `score`: the mean interval score. */
    intervals: v.array(v.strictObject({ level: probability, inside: count, score: finite })),
  }),
});
export type Backtest = v.InferOutput<typeof BacktestSchema>;

/** Scatter between runs beyond the standard errors, pp; the interval holds with 95%, null: no bound. */
export const ExtraSeSchema = v.strictObject({
  estimate: finite,
  low: finite,
  high: finiteOrNull,
});
export type ExtraSe = v.InferOutput<typeof ExtraSeSchema>;

/** Standard errors in pp: of either score and of their difference. */
export const GainSeSchema = v.strictObject({ baseSe: finite, scoreSe: finite, gainSe: finite });
export type GainSe = v.InferOutput<typeof GainSeSchema>;

/**
 * What is done to rows first. `extraSe` (pp) is added to every standard error in quadrature. With a
 * `ceiling` (the highest score, 100 unless told) or baselines in the rows, no gain is forecast above
 * the headroom left. `shareOfHeadroom`: gains in percent of the headroom that each row's baseline
 * leaves, in and out, instead of pp.
 */
export type Preprocessing = { extraSe?: number; ceiling?: number; shareOfHeadroom?: boolean };

export type FitOptions = Preprocessing & { criterion?: Criterion };
/** `levels`: the probabilities of the intervals, at most eight; [0.95] unless told. */
export type ForecastOptions = Preprocessing & {
  sizes: number[] | Float64Array;
  method?: Method;
  levels?: number[];
  criterion?: Criterion;
};
/**
 * Rows up to `fitUpTo` are forecast from and larger sizes forecast; without it every division that
 * leaves three sizes on this side. `levels` [0.5, 0.8, 0.9, 0.95] unless told.
 */
export type BacktestOptions = Preprocessing & {
  fitUpTo?: number;
  method?: Method;
  levels?: number[];
  criterion?: Criterion;
};
/**
 * Scores in percent of `questions`, to each of which `samples` answers were drawn (1 unless told);
 * `paired`: both scores are of the same questions. `within`: the correlation of two answers to one
 * question; `between`: of both models' answers to it, where paired; 0.5 each unless told.
 */
export type Measurement = {
  base: number;
  score: number;
  questions: number;
  samples?: number;
  paired?: boolean;
  within?: number;
  between?: number;
};
export type SliceOptions = Preprocessing & {
  sizes: number[] | Float64Array;
  criterion?: Criterion;
  seed: number;
  first: number;
  last: number;
};
/** `level` is the interval's coverage (0.95 unless told); `threshold` is a gain in pp. */
export type SummaryOptions = { level?: number; threshold?: number };
/** `replicates` from 1 to 1,000,000; `seed` a whole number up to 2^53 − 1 (1 unless told). */
export type BootstrapOptions = Omit<SliceOptions, 'seed' | 'first' | 'last'> &
  SummaryOptions & { replicates: number; seed?: number; first?: number; last?: number };

export type DecomposeOptions = Preprocessing & {
  sizes: number[] | Float64Array;
  /** alpha, gamma, delta in [0, 20], beta [0.01, 0.95], Nchar [0.1, 100], eta [0.01, 10] unless told. */
  bounds?: Bounds;
  /** [1, 3.84] unless told. */
  deltas?: number[];
};
/** Unless told: targets 14, 32, 70; 1,000 trials; seed 1; the fits to the data as truths; no resamples. */
export type ValidateOptions = Preprocessing & {
  targets?: number[];
  trials?: number;
  seed?: number;
  criterion?: Criterion;
  truths?: GeneratingModel[];
  level?: number;
  /** Bootstrap resamples in every trial. */
  replicates?: number;
  first?: number;
  last?: number;
};
export type ValidateSliceOptions = ValidateOptions & { first: number; last: number };

/** A run of N billion costs price · hours · (N/reference)^exponent dollars. */
export type CostModel = { price: number; hours: number; reference: number; exponent: number };
/** `se` in pp, one for all or one per candidate: the mean of the rows' unless told. `budget` in $. */
export type DesignOptions = Preprocessing & {
  candidates: number[];
  target: number;
  se?: number | number[];
  criterion?: Criterion;
  cost?: CostModel;
  budget?: number;
  largestSet?: number;
};

/** What every visit needs; its forecasts are the paper's. All methods are synchronous, pure, and answer a refusal as a value. */
export type Forecasting = {
  laws: () => Law[];
  fit: (observations: Observation[], options?: FitOptions) => Outcome<FitResult>;
  forecast: (observations: Observation[], options: ForecastOptions) => Outcome<Forecast>;
  bootstrap: (observations: Observation[], options: BootstrapOptions) => Outcome<Bootstrap>;
  bootstrapSlice: (observations: Observation[], options: SliceOptions) => Outcome<Slice>;
  /** Disjoint slices in any order, all of the same observations, sizes, seed and criterion. */
  bootstrapSummary: (slices: Slice[], options?: SummaryOptions) => Outcome<Bootstrap>;
};

/** What is fetched when it is first asked for: a module of its own. */
export type Planning = {
  decompose: (observations: Observation[], options: DecomposeOptions) => Outcome<Decomposition>;
  validate: (observations: Observation[], options?: ValidateOptions) => Outcome<Validation>;
  validateSlice: (
    observations: Observation[],
    options: ValidateSliceOptions,
  ) => Outcome<ValidationSlice>;
  /** Disjoint slices in any order, all of the same observations and options. */
  validateSummary: (slices: ValidationSlice[]) => Outcome<Validation>;
  design: (observations: Observation[], options: DesignOptions) => Outcome<Design>;
  /** By the calibrated method. */
  forecast: (observations: Observation[], options: ForecastOptions) => Outcome<Forecast>;
  /** Forecasts of measured gains at larger sizes, compared with them. */
  backtest: (observations: Observation[], options?: BacktestOptions) => Outcome<Backtest>;
  /** By maximum likelihood, for the option `extraSe`. */
  estimateExtraSe: (observations: Observation[]) => Outcome<ExtraSe>;
  /** The standard error of a gain from how it was measured. */
  gainSe: (measurement: Measurement) => Outcome<GainSe>;
};

/** Every method of the public module; `forecast` by either method. */
export type Engine = Forecasting & Planning;
