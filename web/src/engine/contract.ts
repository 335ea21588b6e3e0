/**
 * The engine's contract: what crosses the door between the mathematics and everything else.
 * Sizes are billions of parameters; gains and every standard deviation are percentage points (pp).
 * The types are inferred from the schemas, and a test holds the real module to the schemas, so the
 * two cannot drift apart. `null` stands where there is no finite answer; NaN never crosses.
 * The page imports the types only: no schema is part of its bundle.
 */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const finiteOrNull = v.nullable(finite);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weight = v.pipe(finite, v.minValue(0), v.maxValue(1));

export const LawIdSchema = v.picklist([
  'power',
  'logarithmic',
  'saturating',
  'sigmoid',
  'sqrt-log',
]);
export type LawId = v.InferOutput<typeof LawIdSchema>;

export const CriterionSchema = v.picklist(['aic', 'aicc', 'bic']);
export type Criterion = v.InferOutput<typeof CriterionSchema>;

export const ObservationSchema = v.object({ size: finite, gain: finite, se: finite });
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

/** One entry per asked size in every array; `laws` in catalogue order, always all of them. */
export const ForecastSchema = v.strictObject({
  criterion: CriterionSchema,
  sizes: v.array(finite),
  mean: v.array(finiteOrNull),
  within: v.array(finiteOrNull),
  between: v.array(finiteOrNull),
  sd: v.array(finiteOrNull),
  laws: v.array(
    v.strictObject({
      law: LawIdSchema,
      weight,
      value: v.array(finiteOrNull),
      sd: v.array(finiteOrNull),
    }),
  ),
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

export type FitOptions = { criterion?: Criterion };
export type ForecastOptions = { sizes: number[] | Float64Array; criterion?: Criterion };
export type SliceOptions = ForecastOptions & { seed: number; first: number; last: number };
/** `level` is the interval's coverage (0.95 unless told); `threshold` is a gain in pp. */
export type SummaryOptions = { level?: number; threshold?: number };
/** `replicates` from 1 to 1,000,000; `seed` a whole number up to 2^53 − 1 (1 unless told). */
export type BootstrapOptions = ForecastOptions &
  SummaryOptions & { replicates: number; seed?: number; first?: number; last?: number };

/** Every method of the engine. All are synchronous, pure, and answer a refusal as a value. */
export type Engine = {
  laws: () => Law[];
  fit: (observations: Observation[], options?: FitOptions) => Outcome<FitResult>;
  forecast: (observations: Observation[], options: ForecastOptions) => Outcome<Forecast>;
  bootstrap: (observations: Observation[], options: BootstrapOptions) => Outcome<Bootstrap>;
  bootstrapSlice: (observations: Observation[], options: SliceOptions) => Outcome<Slice>;
  /** Disjoint slices in any order, all of the same observations, sizes, seed and criterion. */
  bootstrapSummary: (slices: Slice[], options?: SummaryOptions) => Outcome<Bootstrap>;
};
