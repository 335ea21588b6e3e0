/** The built-in data sets: published figures with their sources and caveats, and what is done with them. */
import * as v from 'valibot';
import { makeRows, type Row, type State } from './state';
import data from './examples.json';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));

/** `base` (score of the baseline, %) and `per_benchmark` wait for the panels that need them. */
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

export type Example = v.InferOutput<typeof ExamplesSchema>['datasets'][number];

export const EXAMPLES: readonly Example[] = data.datasets;

export const findExample = (id: string | null): Example | undefined =>
  EXAMPLES.find((example) => example.id === id);

/** Numbers as a table prints them: all with as many decimals as the longest needs. */
function alike(values: readonly number[]): (value: number) => string {
  const decimals = Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
  return (value) => value.toFixed(decimals);
}

export function exampleRows({ points }: Example): Row[] {
  const gain = alike(points.map((point) => point.gain));
  const se = alike(points.map((point) => point.se));
  return makeRows(
    points.map((point) => ({
      size: String(point.size),
      gain: gain(point.gain),
      se: se(point.se),
      heldOut: point.held_out,
    })),
  );
}

export const loadExample = (state: State, example: Example): State => ({
  ...state,
  rows: exampleRows(example),
  example: example.id,
});

/** Whether the table still holds the example as it was loaded. */
export function isUnchanged(state: State, example: Example): boolean {
  const original = exampleRows(example);
  return (
    original.length === state.rows.length &&
    original.every((row, index) => {
      const now = state.rows[index];
      return (
        now?.size === row.size &&
        now.gain === row.gain &&
        now.se === row.se &&
        now.heldOut === row.heldOut
      );
    })
  );
}

const first = EXAMPLES[0];

export const DEFAULT_STATE: State = {
  rows: first ? exampleRows(first) : [],
  example: first?.id ?? null,
  criterion: 'aic',
  targets: [14, 32, 70, 140, 405],
  chosen: 70,
  hiddenLaws: [],
  seed: 1,
  replicates: 1000,
  level: 0.95,
  threshold: 10,
  band: 'bootstrap',
};
