/**
 * The engine's contract: the types of all data between the WebAssembly module and its callers.
 * Sizes are billions of parameters; gains and all standard deviations are percentage points (pp).
 * The types are inferred from the schemas, and a test checks the real module against the schemas.
 * `null` stands for a value that is not finite; NaN is never passed.
 * The page imports the types only, so that its bundle contains no schema.
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

/**
 * `base` and `score`: the scores before and after, in percent, on so many `questions`, each answered
 * `samples` times (1 by default). `gain` is score − base where it is not given; what is given must agree to
 * 0.15 pp. Where the base is known, no gain exceeds the headroom above it. `se`: where it is not given, from
 * the questions (both scores binomial and independent; 50% where no score is known). Else it is not known:
 * the root mean square of the other rows' stands in for it; where no row has one, the scatter of the rows
 * tells (`se-assumed` among the cautions). Every row stands for itself.
 */
export const ObservationSchema = v.object({
  size: finite,
  gain: v.exactOptional(finite),
  se: v.exactOptional(finiteOrNull),
  base: v.exactOptional(finiteOrNull),
  score: v.exactOptional(finiteOrNull),
  questions: v.exactOptional(finiteOrNull),
  samples: v.exactOptional(finite),
});
export type Observation = v.InferOutput<typeof ObservationSchema>;

/** A refusal without others. */
export const RefusalSchema = v.strictObject({
  code: v.string(),
  row: v.nullable(count),
  field: v.nullable(v.string()),
  message: v.pipe(v.string(), v.nonEmpty()),
});
export type Refusal = v.InferOutput<typeof RefusalSchema>;

/**
 * A refusal. `row` counts from 0; `message` is a sentence for people, in which rows count from 1. Where
 * more than one row is refused, `others` has the first fault of each of the others.
 */
export const InputErrorSchema = v.strictObject({
  code: v.string(),
  row: v.nullable(count),
  field: v.nullable(v.string()),
  message: v.pipe(v.string(), v.nonEmpty()),
  others: v.exactOptional(v.array(RefusalSchema)),
});
export type InputError = v.InferOutput<typeof InputErrorSchema>;

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: InputError };

export const outcomeOf = <S extends v.GenericSchema>(value: S) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value }),
    v.strictObject({ ok: v.literal(false), error: InputErrorSchema }),
  ]);

/** The doubts that there are, the gravest first. */
export const CautionCodeSchema = v.picklist([
  'better-law-left-out', // a law that takes no part fits decisively better: there is no average
  'lack-of-fit', // no law that can be tested fits within the standard errors (p < 1%)
  'scatter-added', // with `scatter`: scatter between runs was added to the standard errors
  'se-assumed', // the standard errors of some rows, or of all, were not given
  'se-needed', // none was given, and the laws cannot estimate them: there is no average
  'not-determined', // the average is decided by a bound, not by the data
  'impossible', // the average, or its sd, is beyond what a score allows
  'untested', // laws with as many parameters as sizes carry half of the weight
  'bounded', // a law was held to a bound
  'one-curve-twice', // two laws are the same curve
  'unit', // the sizes are not billions, and a law depends on that
  'far-beyond', // more than ten times beyond the data
]);
export type CautionCode = v.InferOutput<typeof CautionCodeSchema>;

/**
 * A doubt about an answer, and a part of it. `laws`: those that it is about, if any. `sizes`: those of the requested sizes that it concerns;
 * none where it concerns all. `instead`: the average at these sizes without what the caution is about;
 * none where there is no such number.
 */
export const CautionSchema = v.strictObject({
  code: CautionCodeSchema,
  message: v.pipe(v.string(), v.nonEmpty()),
  laws: v.array(LawIdSchema),
  sizes: v.array(finite),
  instead: v.array(finiteOrNull),
});
export type Caution = v.InferOutput<typeof CautionSchema>;

export const LawSchema = v.strictObject({
  id: LawIdSchema,
  name: v.string(),
  formula: v.string(),
  parameters: v.array(v.string()),
  standard: v.boolean(), // takes part where no `laws` are asked for: the paper's five
});
export type Law = v.InferOutput<typeof LawSchema>;

export const StatusSchema = v.picklist([
  'converged', // the best fit is an interior optimum
  'at-limit', // the best fit is a limit of the law, named by `limit`
  'interpolates', // as many parameters as distinct sizes: the data cannot test the fit
  'not-identified', // the data cannot determine the parameters; the law is left out (weight 0)
]);
export type Status = v.InferOutput<typeof StatusSchema>;

export const LimitSchema = v.picklist([
  'straight-line',
  'constant',
  'power-law',
  'step',
  'largest-size-only',
  'smallest-size-only',
  'logarithm',
  'constant-beyond-smallest',
]);

/**
 * Where no row has a standard error, `chi2` is the residual sum of squares (pp²), errors are for the
 * variance chi2/(n − k), and criteria are n ln(chi2/n) with the penalty for k + 1 parameters, the
 * variance being one. A law with as many parameters as rows has none then, and no weight.
 */
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
  aic: finiteOrNull,
  aicc: finiteOrNull,
  bic: finiteOrNull,
  weight,
});
export type Fit = v.InferOutput<typeof FitSchema>;

/**
 * How far the best-fitting law, the one with the largest `p`, is from the gains. `dof`: rows less the
 * parameters of its curve; `p`: the probability of a `chi2` at least as large, were law and standard
 * errors right. Laws with as many parameters as sizes are not asked.
 */
export const GoodnessOfFitSchema = v.strictObject({
  law: LawIdSchema,
  chi2: finite,
  dof: count,
  p: weight,
});
export type GoodnessOfFit = v.InferOutput<typeof GoodnessOfFitSchema>;

/**
 * `criterion` is the one in use: 'aic' where AICc was requested and is undefined for every law; where no
 * row has a standard error, 'aicc' in place of 'aic'.
 */
export const FitResultSchema = v.strictObject({
  criterion: CriterionSchema,
  rows: count,
  distinctSizes: count,
  fits: v.array(FitSchema), // of the standard laws and those asked for, in catalogue order
  goodnessOfFit: v.nullable(GoodnessOfFitSchema), // null: no law can be tested
  extraSe: v.exactOptional(finite), // with `scatter`
  cautions: v.array(CautionSchema),
});
export type FitResult = v.InferOutput<typeof FitResultSchema>;

export const MethodSchema = v.picklist([
  'paper', // five laws, averaged by their weights
  'calibrated', // a trend in ln N whose slope fades; it uses no law
  'post-training', // scores or gains, by what was learned from post-training; it uses no law
]);
export type Method = v.InferOutput<typeof MethodSchema>;
/** Those that a back-test asks. */
export type TestedMethod = Exclude<Method, 'post-training'>;

const probability = v.pipe(finite, v.gtValue(0), v.ltValue(1));

/** Central intervals of one probability, one entry per size. */
export const IntervalsSchema = v.strictObject({
  level: probability,
  low: v.array(finiteOrNull),
  high: v.array(finiteOrNull),
});
export type Intervals = v.InferOutput<typeof IntervalsSchema>;

/**
 * The trend of a calibrated forecast: its slope at the largest size (pp per unit of ln N), and for each
 * size the parts of the forecast's sd: `measurement`, the noise of a measurement there; `course`, what
 * the data leave uncertain about the trend; `turn`, a change of regime beyond the data.
 */
export const TrendSchema = v.strictObject({
  slope: finite,
  slopeSd: finite,
  measurement: v.array(finite),
  course: v.array(finite),
  turn: v.array(finite),
});
export type Trend = v.InferOutput<typeof TrendSchema>;

/** What gains lie between at each size: the baseline's score, given or forecast, and the score after. */
const ScoresSchema = v.strictObject({
  base: v.array(finite),
  mean: v.array(finite),
  intervals: v.array(IntervalsSchema), // one for each requested level
});

/**
 * Every array has one entry for each requested size. `laws`: the standard laws and those that were asked
 * for, in catalogue order, with the paper's method; none with the others, whose `within` and `between` are all null. `most`:
 * the upper bound of the gains; null where there is none. `intervals`: mean ± a multiple of sd with the
 * paper's method; the same as `predictive`, by Student's t, where no row has a standard error.
 * `predictive`: of the full predictive distribution of the gain, where with its weight each law is
 * right, and then its own uncertainty holds; the same as `intervals` with the other methods.
 * `atLeast`: the probability of that gain or more, from the same distribution. There is no mean
 * where a better law is left out, or (with `bounded`) where the bounds decide it.
 */
export const ForecastSchema = v.strictObject({
  method: MethodSchema,
  criterion: v.nullable(CriterionSchema), // null with the methods without laws
  sizes: v.array(finite),
  most: finiteOrNull,
  mean: v.array(finiteOrNull),
  within: v.array(finiteOrNull),
  between: v.array(finiteOrNull),
  sd: v.array(finiteOrNull),
  intervals: v.array(IntervalsSchema), // one for each requested level
  predictive: v.array(IntervalsSchema), // likewise
  atLeast: v.nullable(
    v.strictObject({ gain: finite, probability: v.array(v.nullable(weight)) }), // null: not asked
  ),
  goodnessOfFit: v.nullable(GoodnessOfFitSchema), // null: no law can be tested
  extraSe: v.exactOptional(finite), // with `scatter`
  cautions: v.array(CautionSchema),
  laws: v.array(
    v.strictObject({
      law: LawIdSchema,
      weight,
      value: v.array(finiteOrNull),
      sd: v.array(finiteOrNull),
    }),
  ),
  trend: v.nullable(TrendSchema), // of the calibrated method
  scores: v.nullable(ScoresSchema), // of the method post-training, where every row has a base
});
export type Forecast = v.InferOutput<typeof ForecastSchema>;

const AtLeastSchema = v.nullable(
  v.strictObject({ gain: finite, probability: v.array(weight) }), // null: not asked
);

/**
 * A forecast of scores after a treatment; every array has one entry for each requested size. All in the
 * unit of the ceiling. `base`: the baseline's score there, as given (`baseGiven`) or forecast from the
 * others. `gain` and `score` are of a further measurement; the median has the smallest expected absolute
 * error. `baselines`: the gain at the largest size, and the same share of the headroom as there.
 */
export const ScoreForecastSchema = v.strictObject({
  sizes: v.array(finite),
  ceiling: finite,
  base: v.array(finite),
  baseGiven: v.array(v.boolean()),
  gain: v.strictObject({
    mean: v.array(finite),
    median: v.array(finite),
    intervals: v.array(IntervalsSchema), // one for each requested level
  }),
  score: v.strictObject({ mean: v.array(finite), intervals: v.array(IntervalsSchema) }),
  atLeast: AtLeastSchema,
  baselines: v.strictObject({ lastGain: finite, lastShareOfHeadroom: v.array(finite) }),
});
export type ScoreForecast = v.InferOutput<typeof ScoreForecastSchema>;

/** A forecast of gains of which the scores are not known, by the same method. All in pp. */
export const GainForecastSchema = v.strictObject({
  sizes: v.array(finite),
  mean: v.array(finiteOrNull),
  median: v.array(finiteOrNull),
  intervals: v.array(IntervalsSchema), // one for each requested level
  atLeast: AtLeastSchema,
});
export type GainForecast = v.InferOutput<typeof GainForecastSchema>;

/** The forecasts of resamples [first, last). `atLimit` counts refits at a limit, one for each of the `laws`. */
export const SliceSchema = v.strictObject({
  first: count,
  last: count,
  criterion: CriterionSchema,
  laws: v.exactOptional(v.array(LawIdSchema)), // the standard ones in slices of earlier versions
  sizes: v.instance(Float64Array),
  /** [(column · sizes + size) · (last − first) + resample]; columns: the laws, then the average. */
  values: v.instance(Float64Array),
  atLimit: v.array(count),
  cautions: v.array(CautionSchema),
  /** A mark of the rows and options, by which `bootstrapSummary` tells slices of others apart. */
  source: v.exactOptional(v.string()),
});
export type Slice = v.InferOutput<typeof SliceSchema>;

/**
 * `low` and `high` are the ends of the percentile interval, which shows the refit noise: how far the
 * answer moves with the noise of the data. It is not the interval of the gain (`predictive`). null
 * where an end is not finite; `mean` and `sd` also where a handful of resamples decides them.
 */
export const SummarySchema = v.strictObject({
  mean: finiteOrNull,
  sd: finiteOrNull,
  median: finiteOrNull,
  low: finiteOrNull,
  high: finiteOrNull,
});
export type Summary = v.InferOutput<typeof SummarySchema>;

/** Equal bins over the central 99.8%; the first and the last also count all resamples beyond them. */
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

/** `average`, `summary`, `histogram` and `exceedance` have one entry for each requested size. */
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
  cautions: v.array(CautionSchema), // about the data
});
export type Bootstrap = v.InferOutput<typeof BootstrapSchema>;

/** `decompose` models the gain as a sum of three mechanisms, each at least 0 (the paper's eq. 10–13). */
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

/** The bounds of each of the six parameters. */
export const BoundsSchema = perLetter(RangeSchema);
export type Bounds = v.InferOutput<typeof BoundsSchema>;
export const LettersSchema = perLetter(finite);
export type Letters = v.InferOutput<typeof LettersSchema>;
export type Letter = keyof Bounds;
const LetterSchema = v.picklist(['alpha', 'beta', 'gamma', 'Nchar', 'delta', 'eta']);

/** Arrays have one entry for each requested size; gains in pp; a share is null where the total is zero. */
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
  /** Ranges over all parameter sets with chi2 at most `delta` above the best, for each requested delta. */
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
/** A law from which synthetic data are drawn, with its parameters under the names of `laws()`. */
export type GeneratingModel = { law: GeneratingLawId; parameters: Record<string, number> };

/** The errors of every estimator for each generating model (`truths`). */
export const ValidationSchema = v.strictObject({
  targets: v.array(finite),
  trials: count,
  level: finite,
  replicates: count,
  cautions: v.array(CautionSchema), // about the data
  truths: v.array(
    v.strictObject({
      law: GeneratingLawIdSchema,
      parameters: v.record(v.string(), finite),
      value: v.array(finiteOrNull), // per target
      estimators: v.array(
        v.strictObject({
          id: v.union([LawIdSchema, v.literal('average')]),
          mape: finiteOrNull, // %
          mapeSe: finiteOrNull,
          coverage: v.nullable(weight), // of ± 2 sd, a share
          missing: count, // forecasts without a finite value, which the figures leave out
        }),
      ),
      /** The average's percentile interval, over all targets; null without resamples. */
      bootstrap: v.nullable(v.strictObject({ coverage: weight, width: finite })),
    }),
  ),
});
export type Validation = v.InferOutput<typeof ValidationSchema>;

/** Trials [first, last), for `validateSummary` only: numbers and Float64Arrays. */
export const ValidationSliceSchema = v.looseObject({});
export type ValidationSlice = v.InferOutput<typeof ValidationSliceSchema>;

/** The value of one more run. Bits measure information about which law is right. */
export const DesignSchema = v.strictObject({
  target: finite,
  criterion: CriterionSchema,
  entropy: finite, // bits that would identify the right law
  sdNow: finiteOrNull, // of the average at the target, pp
  cautions: v.array(CautionSchema), // about the data
  candidates: v.array(
    v.strictObject({
      size: finite,
      se: finite,
      cost: finite, // $
      info: finiteOrNull, // eq. 14, pp²
      bits: finiteOrNull, // with the laws as fitted
      predictiveBits: finiteOrNull, // with the uncertainty of the laws' parameters
      sdAfter: finiteOrNull, // expected sd remaining at the target, pp
      bitsPerDollar: finiteOrNull, // of the predictive bits
      variancePerDollar: finiteOrNull, // expected variance removed at the target, pp² per $
    }),
  ),
  /** The index of the best candidate by each measure. */
  best: v.strictObject({
    info: v.nullable(count),
    bits: v.nullable(count),
    sdAfter: v.nullable(count),
    bitsPerDollar: v.nullable(count),
  }),
  /** The set of runs within the budget that leaves the smallest sd; null where no set fits. */
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

/** Simple forecasts to compare with. */
export const BaselinesSchema = v.strictObject({
  lastValue: finite, // the gain at the largest size
  straightLine: finite, // the weighted straight line in ln N
  halfTheTrend: finite, // from the gain at the largest size on, half of that line's slope
});
export type Baselines = v.InferOutput<typeof BaselinesSchema>;

/** Held-back measurements and their forecasts. All figures but counts are in pp. */
export const BacktestSchema = v.strictObject({
  method: MethodSchema,
  cuts: v.array(
    v.strictObject({
      fitUpTo: finite, // the largest size in the fit
      rows: count, // rows in the fit
      points: v.array(
        v.strictObject({
          size: finite,
          gain: finite,
          se: finiteOrNull, // null where no row has one
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
  /** Scores over all points with a forecast; `unanswered` counts the others. */
  scores: v.strictObject({
    points: count,
    unanswered: count,
    error: finite, // mean absolute error
    baselines: BaselinesSchema, // their mean absolute errors
    crps: finite,
    /** `inside`: points within the interval; `score`: the mean interval score. */
    intervals: v.array(v.strictObject({ level: probability, inside: count, score: finite })),
  }),
  cautions: v.array(CautionSchema), // about all rows
});
export type Backtest = v.InferOutput<typeof BacktestSchema>;

/** Sizes between which something happens with the probability `level`. An end is null where it is not found. */
const SizeRangeSchema = v.strictObject({
  level: probability,
  low: finiteOrNull,
  high: finiteOrNull,
});

/**
 * The smallest size at which the gain is at least `gain` with at least this `probability`, of those from
 * the smallest size measured to `largest`. `range`: the sizes at which that probability reaches
 * (1 − level)/2 and (1 + level)/2; an end is null where that is not within `largest`. `cost`: of a run at
 * these sizes, $.
 */
export const RequiredSizeSchema = v.strictObject({
  method: MethodSchema,
  gain: finite,
  probability,
  size: finiteOrNull,
  reached: v.picklist([
    'within', // at `size`, beyond the smallest size measured
    'below-data', // already at the smallest size measured, which is `size`
    'beyond', // not within `largest`: `size` is null
    'no-forecast', // there is no forecast to tell by: `size` is null
  ]),
  smallest: finite, // the smallest size measured
  largest: finite,
  atLargest: v.nullable(weight), // the probability there
  range: SizeRangeSchema,
  cost: v.strictObject({ size: finiteOrNull, low: finiteOrNull, high: finiteOrNull }),
  cautions: v.array(CautionSchema), // about the forecast at `size`, or at `largest`
});
export type RequiredSize = v.InferOutput<typeof RequiredSizeSchema>;

/**
 * What a further run is expected to leave of the uncertainty at `target`, by the method that was asked for,
 * and what its outcome is worth for a decision. Values are in $, those of gains in their unit.
 */
export const NextRunSchema = v.strictObject({
  method: MethodSchema,
  target: finite,
  level: probability,
  sdNow: finiteOrNull, // at the target
  widthNow: finiteOrNull, // of the interval of that level
  scatter: finite, // between runs: no run leaves less
  candidates: v.array(
    v.strictObject({
      size: finite,
      se: finite,
      cost: finite,
      sdAfter: finiteOrNull,
      widthAfter: finiteOrNull,
      value: finiteOrNull, // of its outcome; null without a decision
      netValue: finiteOrNull, // less its cost
    }),
  ),
  /** The index of the one within the budget that leaves the smallest sd. */
  best: v.strictObject({ belowTarget: v.nullable(count), all: v.nullable(count) }),
  /** Two or three runs below the target, within the budget, that leave less than any one of them. */
  set: v.nullable(v.strictObject({ sizes: v.array(finite), cost: finite, sdAfter: finite })),
  decision: v.nullable(
    v.strictObject({
      threshold: finite, // the gain from which training pays
      expected: finite, // the value of training by today's forecast
      train: v.boolean(), // whether that is above 0
      probability: weight, // of that gain or more
      perfectInformation: finite, // the value of knowing the gain
    }),
  ),
  cautions: v.array(CautionSchema), // about the forecast at the target
});
export type NextRun = v.InferOutput<typeof NextRunSchema>;

/** What two series of rows share, as far as errors cancel in their difference. */
const SharedSchema = v.strictObject({
  paired: v.boolean(),
  sizes: count, // that both have
  baselines: v.boolean(), // both have the same `base` wherever both have one
  questions: v.boolean(), // scores are taken to be of the same questions, so that errors are correlated
});

/**
 * The gain of the first method less that of the second, pp. Arrays have one entry for each requested
 * size. `aIsBetter`: the probability that it is greater than 0. `crossing`: the first size, from the
 * smallest within both series to `upTo`, from which on the other method is the better one with a
 * probability of one half; null where there is none. `crossingRange`: the sizes at which that probability
 * is first (1 − level)/2 and (1 + level)/2, for the first level; null where it never comes to the former.
 */
export const ComparisonSchema = v.strictObject({
  method: MethodSchema,
  sizes: v.array(finite),
  difference: v.array(finiteOrNull),
  sd: v.array(finiteOrNull),
  intervals: v.array(IntervalsSchema), // one for each requested level
  aIsBetter: v.array(v.nullable(weight)),
  crossing: finiteOrNull,
  crossingRange: v.nullable(SizeRangeSchema), // low is null where it is below the smallest size
  upTo: finite,
  shared: SharedSchema,
  cautions: v.array(CautionSchema), // about either
});
export type Comparison = v.InferOutput<typeof ComparisonSchema>;

/**
 * Two to twelve methods against one another; each array has one entry for each requested size, and in it one
 * for each method, in their order. `best`: the probability that it is the best of all, null where one has
 * no forecast. `rank`: 1 is the best; the mean, and the central interval of each level.
 */
export const RankingSchema = v.strictObject({
  method: MethodSchema,
  sizes: v.array(finite),
  best: v.array(v.array(v.nullable(weight))),
  meanRank: v.array(v.array(finiteOrNull)),
  intervals: v.array(
    v.strictObject({
      level: probability,
      low: v.array(v.array(finiteOrNull)),
      high: v.array(v.array(finiteOrNull)),
    }),
  ),
  cautions: v.array(CautionSchema), // about any
});
export type Ranking = v.InferOutput<typeof RankingSchema>;

/** Naive forecasts, or their mean absolute errors; the last is null where a base is not known. */
const NaiveSchema = v.strictObject({
  lastValue: finite,
  straightLine: finite,
  halfTheTrend: finite,
  lastShareOfHeadroom: finiteOrNull, // the same share of the headroom as at the largest size
});

/**
 * How forecasts turned out. `below`: the probability that they gave to the measured gain or less, which
 * is spread evenly from 0 to 1 over many good forecasts. `error`: of the mean. In the unit of the rows.
 */
export const VerificationSchema = v.strictObject({
  method: MethodSchema,
  points: v.array(
    v.strictObject({
      size: finite,
      gain: finite,
      baselines: NaiveSchema,
      forecast: v.nullable(
        v.strictObject({
          mean: finite, // as of `forecast`
          below: weight,
          intervals: v.array(v.strictObject({ level: probability, low: finite, high: finite })),
          crps: finite,
        }),
      ),
    }),
  ),
  /** Over all points with a forecast; `unanswered` counts the others. */
  scores: v.strictObject({
    points: count,
    unanswered: count,
    error: finite,
    baselines: NaiveSchema,
    crps: finite,
    intervals: v.array(v.strictObject({ level: probability, inside: count, score: finite })),
  }),
  cautions: v.array(CautionSchema),
});
export type Verification = v.InferOutput<typeof VerificationSchema>;

/** Scatter between runs beyond the standard errors, pp, with its 95% interval; null: no upper bound. */
export const ExtraSeSchema = v.strictObject({
  estimate: finite,
  low: finite,
  high: finiteOrNull,
});
export type ExtraSe = v.InferOutput<typeof ExtraSeSchema>;

/**
 * What the option `scatter` adds, pp: `needed`, the estimate where no law fits within the standard errors
 * (p < 1%), else 0; `extraSe`: the option of that name, with it.
 */
export const ScatterSchema = v.strictObject({ needed: finite, extraSe: finite });
export type Scatter = v.InferOutput<typeof ScatterSchema>;

/**
 * Every law's own intervals, by profile likelihood: all gains that a curve of the law can have at a size
 * with a chi2 near enough to the best one's. An end that the data do not close is null; where `value` is
 * null the law has no forecast, and where no standard error is known, or for more than 100 distinct sizes,
 * there are no intervals.
 */
export const LawIntervalsSchema = v.strictObject({
  sizes: v.array(finite),
  laws: v.array(
    v.strictObject({
      law: LawIdSchema,
      value: v.array(finiteOrNull),
      intervals: v.array(IntervalsSchema), // one for each requested level
    }),
  ),
});
export type LawIntervals = v.InferOutput<typeof LawIntervalsSchema>;

/** Standard errors in pp, of each score and of their difference. */
export const GainSeSchema = v.strictObject({ baseSe: finite, scoreSe: finite, gainSe: finite });
export type GainSe = v.InferOutput<typeof GainSeSchema>;

/**
 * Options that apply to the rows before the fit. `extraSe` (pp) is added to every standard error in
 * quadrature; with `scatter` also what the rows need, where no law fits within their errors (`Scatter`): an
 * answer is then that of the option `extraSe` which it names. The method `post-training` knows such scatter
 * and takes none; a back-test estimates it from the rows of each cut. With a `ceiling` (the highest score, 100 by default) or baselines in the rows, no forecast
 * exceeds the headroom. `shareOfHeadroom`: forecasts are percent of the headroom, instead of pp.
 * `bounded`: no gain of a law outside what a score allows at that size, from −base to ceiling − base;
 * where the base is not known, from the bases of neighbouring rows, or within ± ceiling.
 */
export type Preprocessing = {
  extraSe?: number;
  scatter?: boolean;
  ceiling?: number;
  shareOfHeadroom?: boolean;
  bounded?: boolean;
};

/**
 * `laws`: those that take part in averages, by the paper's method; the standard ones (`laws()` says
 * which) by default. A standard law that is not among them is still fitted and reported, with weight 0;
 * the others are fitted only where they are asked for.
 */
export type Averaging = { criterion?: Criterion; laws?: LawId[] };

export type FitOptions = Preprocessing & Averaging;
/**
 * `levels`: the probabilities of the intervals, at most eight; [0.95] by default. `bases`: the baseline's
 * score at each size, null where it is not known. `atLeast`: a gain, for its probability. `companions`, of
 * the method `post-training`: the rows of other benchmarks of the same treatment, at most 64; those at the
 * sizes of the rows inform the forecast where every row has a base.
 */
export type ForecastOptions = Preprocessing &
  Averaging & {
    sizes: number[] | Float64Array;
    bases?: (number | null)[];
    companions?: Observation[][];
    atLeast?: number;
    method?: Method;
    levels?: number[];
  };
/**
 * Sizes up to `fitUpTo` are fitted, and larger ones forecast; by default every division that leaves at
 * least three sizes to fit. `levels`: [0.5, 0.8, 0.9, 0.95] by default.
 */
export type BacktestOptions = Preprocessing &
  Averaging & {
    fitUpTo?: number;
    method?: TestedMethod;
    levels?: number[];
  };
/**
 * Scores in percent on `questions`, with `samples` answers to each (1 by default). `paired`: both scores
 * are on the same questions. `within`: the correlation of two answers to one question; `between`: that
 * of both models' answers to it, where paired; each 0.5 by default.
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
/** `levels`: [0.95] by default; sizes times levels are at most 32. */
export type LawIntervalsOptions = Preprocessing & { sizes: number[]; levels?: number[] };
export type SliceOptions = Preprocessing &
  Averaging & {
    sizes: number[] | Float64Array;
    bases?: (number | null)[];
    seed: number;
    first: number;
    last: number;
  };
/** `level` is the interval's coverage (0.95 by default); `threshold` is a gain in pp. */
export type SummaryOptions = { level?: number; threshold?: number };
/** `replicates`: from 1 to 1,000,000; `seed`: a whole number up to 2^53 − 1 (1 by default). */
export type BootstrapOptions = Omit<SliceOptions, 'seed' | 'first' | 'last'> &
  SummaryOptions & { replicates: number; seed?: number; first?: number; last?: number };

export type DecomposeOptions = Preprocessing & {
  sizes: number[] | Float64Array;
  /** By default alpha, gamma and delta in [0, 20], beta [0.01, 0.95], Nchar [0.1, 100], eta [0.01, 10]. */
  bounds?: Bounds;
  /** [1, 3.84] by default. */
  deltas?: number[];
};
/** Defaults: targets 14, 32, 70; 1,000 trials; seed 1; the fits to the data as generating models (`truths`); no resamples. */
export type ValidateOptions = Preprocessing &
  Averaging & {
    targets?: number[];
    trials?: number;
    seed?: number;
    truths?: GeneratingModel[];
    level?: number;
    /** Bootstrap resamples in every trial. */
    replicates?: number;
    first?: number;
    last?: number;
  };
export type ValidateSliceOptions = ValidateOptions & { first: number; last: number };

/** A run of N billion parameters costs price · hours · (N/reference)^exponent dollars. */
export type CostModel = { price: number; hours: number; reference: number; exponent: number };
/** `se` in pp, one for all candidates or one for each; by default the mean of the rows'. `budget` in $. */
export type DesignOptions = Preprocessing &
  Averaging & {
    candidates: number[];
    target: number;
    se?: number | number[];
    cost?: CostModel;
    budget?: number;
    largestSet?: number;
  };

/** The baseline's score at a size where nothing was trained. */
export type KnownBase = { size: number; base: number };
/**
 * `probability`: 0.5 by default; `level`: of the range, 0.9; `largest`: 1,000 billion. `bases`: the
 * baseline's score at sizes where it is known beside the rows, which the method `post-training` uses.
 */
export type RequiredSizeOptions = Preprocessing &
  Averaging & {
    gain: number;
    probability?: number;
    method?: Method;
    level?: number;
    largest?: number;
    bases?: KnownBase[];
    cost?: CostModel;
  };

/**
 * Training at the target is worth worth · (gain − threshold) dollars, and not training nothing. `worth`: $ a
 * unit of gain. `threshold`: by default the gain that pays for the cost, cost/worth. `cost`: in $, by
 * default that of the cost model.
 */
export type TrainingDecision = { worth: number; threshold?: number; cost?: number };
/** As DesignOptions. `level`: of the interval, 0.9 by default. `bases`: as RequiredSizeOptions has them. */
export type NextRunOptions = DesignOptions & {
  method?: Method;
  level?: number;
  bases?: KnownBase[];
  decision?: TrainingDecision;
};

/**
 * `levels`: [0.95] by default. `paired`: both methods start from the same baselines, and were asked the
 * same questions; by default that is so where they have a size with the same `base` in common, and no
 * size with another. `bases`: the baseline's score at each size, null where it is not known. `upTo`: how
 * far a crossing is looked for, 1,000 billion by default.
 */
export type CompareOptions = Preprocessing &
  Averaging & {
    sizes: number[] | Float64Array;
    method?: Method;
    levels?: number[];
    paired?: boolean;
    bases?: (number | null)[];
    upTo?: number;
  };

export type RankOptions = Omit<CompareOptions, 'upTo'>;

/** A model's scores before and after the treatment, on `questions` (500 by default); an Observation. */
export type ScoreRow = {
  size: number;
  base: number;
  score: number;
  questions?: number;
  samples?: number;
};
/** `levels`: [0.9] by default. `atLeast`: a gain in pp, for its probability. */
export type GainForecastOptions = {
  sizes: number[] | Float64Array;
  levels?: number[];
  atLeast?: number;
};
/**
 * `bases`: the baseline's score at each size, null where it is not known. `ceiling`: the highest score,
 * 100 by default. `companions`: the rows of other benchmarks of the same treatment, at most 64; those at
 * the sizes of the rows inform the forecast.
 */
export type ScoreForecastOptions = GainForecastOptions & {
  bases?: (number | null)[];
  ceiling?: number;
  companions?: Observation[][];
};

/** The first module; it forecasts by the paper's method with its standard laws. All methods are pure and synchronous, and return refusals as values. */
export type Forecasting = {
  laws: () => Law[];
  fit: (observations: Observation[], options?: FitOptions) => Outcome<FitResult>;
  forecast: (observations: Observation[], options: ForecastOptions) => Outcome<Forecast>;
  bootstrap: (observations: Observation[], options: BootstrapOptions) => Outcome<Bootstrap>;
  bootstrapSlice: (observations: Observation[], options: SliceOptions) => Outcome<Slice>;
  /** Takes disjoint slices in any order, all of the same observations, sizes, seed and criterion. */
  bootstrapSummary: (slices: Slice[], options?: SummaryOptions) => Outcome<Bootstrap>;
};

/** `levels`: [0.5, 0.8, 0.9, 0.95] by default. */
export type VerifyOptions = Preprocessing & Averaging & { method?: Method; levels?: number[] };

/**
 * The second module, which the page fetches when it first needs it. It has the paper's method with all
 * laws: `fit`, `bootstrap` and `bootstrapSlice` are those of the first, and so is `forecast` where the
 * method is `paper`.
 */
export type Planning = {
  decompose: (observations: Observation[], options: DecomposeOptions) => Outcome<Decomposition>;
  validate: (observations: Observation[], options?: ValidateOptions) => Outcome<Validation>;
  validateSlice: (
    observations: Observation[],
    options: ValidateSliceOptions,
  ) => Outcome<ValidationSlice>;
  /** Takes disjoint slices in any order, all of the same observations and options. */
  validateSummary: (slices: ValidationSlice[]) => Outcome<Validation>;
  design: (observations: Observation[], options: DesignOptions) => Outcome<Design>;
  /** Forecasts by the calibrated method, by `post-training`, or by the paper's with any laws. */
  forecast: (observations: Observation[], options: ForecastOptions) => Outcome<Forecast>;
  /** Forecasts scores after a treatment from rows with a base and a score, or a gain; one is enough. */
  scoreForecast: (rows: Observation[], options: ScoreForecastOptions) => Outcome<ScoreForecast>;
  /** The same for gains of which the scores are not known. */
  gainForecast: (
    observations: Observation[],
    options: GainForecastOptions,
  ) => Outcome<GainForecast>;
  /** Forecasts measured gains at larger sizes from smaller ones, and compares them. */
  backtest: (observations: Observation[], options?: BacktestOptions) => Outcome<Backtest>;
  /** Finds the smallest size at which a gain is reached with a probability. */
  requiredSize: (
    observations: Observation[],
    options: RequiredSizeOptions,
  ) => Outcome<RequiredSize>;
  /** Says what a further run would leave of the uncertainty at a size, and what it is worth. */
  nextRun: (observations: Observation[], options: NextRunOptions) => Outcome<NextRun>;
  /** Compares two methods on one benchmark. */
  compare: (a: Observation[], b: Observation[], options: CompareOptions) => Outcome<Comparison>;
  /** Ranks 2 to 12 methods on one benchmark. */
  rank: (methods: Observation[][], options: RankOptions) => Outcome<Ranking>;
  /** Compares forecasts from the rows with what was measured later; bases in these count as known. */
  verify: (
    observations: Observation[],
    measured: Observation[],
    options?: VerifyOptions,
  ) => Outcome<Verification>;
  /** Estimates the option `extraSe` by maximum likelihood. */
  estimateExtraSe: (observations: Observation[]) => Outcome<ExtraSe>;
  /** Gives every law's own interval at each size, also where the law is at a limit. */
  lawIntervals: (
    observations: Observation[],
    options: LawIntervalsOptions,
  ) => Outcome<LawIntervals>;
  /** Says what the option `scatter` adds. */
  scatter: (observations: Observation[], options?: Preprocessing) => Outcome<Scatter>;
  /** Computes the standard error of a gain from how it was measured. */
  gainSe: (measurement: Measurement) => Outcome<GainSe>;
};

/** A text as it is pasted (delimited, Markdown, LaTeX, a print-out), HTML, or parsed JSON: one file, or several as a list. */
export type TableInput = string | { html: string } | { json: unknown };

/** What a column of a table holds. `runs`: how many runs a line is the mean of. */
export type TableRole =
  | 'size'
  | 'gain'
  | 'base'
  | 'score'
  | 'se'
  | 'ci-low'
  | 'ci-high'
  | 'questions'
  | 'samples'
  | 'runs'
  | 'seed'
  | 'benchmark'
  | 'method'
  | 'label'
  | 'ignored';

/**
 * `names`: the files' names. `answers`: for the code of a question one of its answers, or the number
 * typed into its field. `roles`: for the place of a column, counted from 0, the role that it is to have.
 * `axis`: what the sizes are, where the table is not to be asked.
 */
export type ReadOptions = {
  names?: readonly string[];
  answers?: Readonly<Record<string, string>>;
  roles?: Readonly<Record<number, TableRole>>;
  axis?: TableAxis;
};

/**
 * One size of a series; what is not known is left out. `gain` is score − base where the table does not
 * give it. `label`: the model's name. `written`: the numbers of the table as its cells write them,
 * "7.90" for 7.9; computed ones are not there.
 */
export type ReadObservation = {
  size: number;
  gain?: number;
  se?: number;
  base?: number;
  score?: number;
  questions?: number;
  samples?: number;
  label?: string;
  written?: { gain?: string; se?: string; base?: string };
};

/** `method` and `benchmark` are empty where the table names none; `name` tells the series apart. */
export type TableSeries = {
  name: string;
  method: string;
  benchmark: string;
  observations: ReadObservation[];
};

/** A column, what it was taken for, and why in a few words. `index` is its place, counted from 0. */
export type TableColumn = { index: number; header: string; role: TableRole; why: string };

/** What was decided and may be worth knowing. */
export type TableNote = { code: string; message: string };

/** `field`: a number may be typed for an answer. */
export type TableQuestion = {
  code: string;
  message: string;
  answers: string[];
  field?: { label: string };
};

/** What the sizes are: billions of (active) parameters, FLOPs, tokens, steps, or GPU-hours. */
export type TableAxis =
  'parameters' | 'active-parameters' | 'compute' | 'tokens' | 'steps' | 'hours';

/**
 * `unit`: how the table gives scores and gains; they come back in percent. `quantity`: what `gain` holds
 * instead, as it stands in the table, where that is no score: "reward", "change in loss"; '' otherwise.
 * While a question is open there are no series.
 */
export type TableReading = {
  series: TableSeries[];
  columns: TableColumn[];
  unit: 'percent' | 'fraction';
  axis: TableAxis;
  quantity: string;
  notes: TableNote[];
  questions: TableQuestion[];
};

/** The reader of tables. It needs no WebAssembly. */
export type Tables = {
  /** Reads a table as people have it into series of rows. While two readings are possible it asks, and gives none. */
  readTable: (input: TableInput, options?: ReadOptions) => Outcome<TableReading>;
};

/** Every method that computes; `forecast` by either method. */
export type Engine = Forecasting & Planning;

/** The public module. */
export type PublicModule = Engine & Tables;
