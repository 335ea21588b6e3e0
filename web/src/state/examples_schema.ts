/** What the file of built-in data must look like. Only tests check it: no schema is part of the page. */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));

/** `base` is the score of the baseline, %. */
export const ExamplesSchema = v.strictObject({
  units: v.record(v.string(), v.string()),
  note: v.string(),
  datasets: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
      name: v.pipe(v.string(), v.nonEmpty()),
      source: v.pipe(v.string(), v.nonEmpty()),
      confidence: v.pipe(v.string(), v.nonEmpty()),
      se_method: v.pipe(v.string(), v.nonEmpty()),
      benchmark_questions: v.optional(v.record(v.string(), positive)),
      points: v.pipe(
        v.array(
          v.strictObject({
            size: positive,
            gain: finite,
            se: positive,
            base: v.nullable(finite),
            held_out: v.boolean(),
            per_benchmark: v.optional(v.record(v.string(), finite)),
          }),
        ),
        v.minLength(2),
      ),
    }),
  ),
});

export type Dataset = v.InferOutput<typeof ExamplesSchema>['datasets'][number];
