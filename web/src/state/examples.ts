/** The built-in data sets: published figures with their sources and caveats, and what is done with them. */
import type { Dataset } from './examples_schema';
import { LOOK_DEFAULTS } from './look';
import { PLANNING_DEFAULTS } from './planning';
import { PREPROCESSING_DEFAULTS } from './preprocessing';
import { makeRows, type Row, type State } from './state';
import data from './examples.json';

/** `series` is the benchmark that a point belongs to, where there are several. */
export type Example = Omit<Dataset, 'points' | 'benchmark_questions'> & {
  points: readonly {
    series?: string;
    size: number;
    gain: number;
    se: number;
    base: number | null;
    held_out: boolean;
  }[];
};

/**
 * A data set that gives gains per benchmark as one with several series. Errors per benchmark are not
 * published: the mean's is shared out, as if all benchmarks had equal scores, so that a binomial's
 * variance falls with the number of questions n: se_b = m·se·√((1/n_b)/Σ(1/n)), m benchmarks. The
 * mean of the series then has the published error again.
 */
function perBenchmark(dataset: Dataset): Example[] {
  const { id, name, se_method, points, benchmark_questions: questions = {} } = dataset;
  const series = Object.keys(questions);
  const total = Object.values(questions).reduce((sum, n) => sum + 1 / n, 0);
  const split = series.flatMap((benchmark) =>
    points.flatMap(({ size, se, held_out, per_benchmark }) => {
      const gain = per_benchmark?.[benchmark];
      if (gain === undefined) return [];
      const share = Math.sqrt(1 / (questions[benchmark] ?? 1) / total);
      const own = Number((series.length * se * share).toFixed(2));
      return [{ series: benchmark, size, gain, se: own, base: null, held_out }];
    }),
  );
  if (split.length === 0) return [];
  return [
    {
      ...dataset,
      id: `${id}-per-benchmark`,
      name: `${name}, each benchmark`,
      se_method:
        'not published for each benchmark; that of the mean is divided among them by their numbers ' +
        `of questions (${series.map((one) => `${one} ${questions[one] ?? ''}`).join(', ')}). ` +
        `That of the mean: ${se_method}`,
      points: split,
    },
  ];
}

const DATASETS: readonly Dataset[] = data.datasets;

export const EXAMPLES: readonly Example[] = [...DATASETS, ...DATASETS.flatMap(perBenchmark)];

export const isOfSeveral = ({ points }: Example): boolean =>
  points.some(({ series }) => series !== undefined);

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
      ...(point.series === undefined ? {} : { series: point.series }),
      size: String(point.size),
      gain: gain(point.gain),
      se: se(point.se),
      base: point.base === null ? '' : String(point.base),
      heldOut: point.held_out,
    })),
  );
}

/** What is counted in sizes. */
const ON_PARAMETERS = {
  axis: 'parameters',
  targets: [14, 32, 70, 140, 405],
  chosen: 70,
  fitUpTo: null,
  trialTargets: PLANNING_DEFAULTS.trialTargets,
  cost: PLANNING_DEFAULTS.cost,
  candidates: null,
} as const;

export const loadExample = (state: State, example: Example): State => ({
  ...state,
  ...(state.axis === 'parameters' ? {} : ON_PARAMETERS),
  quantity: '',
  rows: exampleRows(example),
  example: example.id,
  bases: [],
  selectedSeries: null,
});

/** Whether the table still holds the example as it was loaded. */
export function isUnchanged(state: State, example: Example): boolean {
  const original = exampleRows(example);
  return (
    original.length === state.rows.length &&
    original.every((row, index) => {
      const now = state.rows[index];
      return (
        now?.series === row.series &&
        now.size === row.size &&
        now.gain === row.gain &&
        now.se === row.se &&
        now.base === row.base &&
        now.heldOut === row.heldOut
      );
    })
  );
}

const first = EXAMPLES[0];

export const DEFAULT_STATE: State = {
  rows: first ? exampleRows(first) : [],
  example: first?.id ?? null,
  selectedSeries: null,
  seriesAre: 'benchmarks',
  criterion: 'aic',
  targets: ON_PARAMETERS.targets,
  chosen: ON_PARAMETERS.chosen,
  hiddenLaws: [],
  laws: null,
  seed: 1,
  replicates: 1000,
  level: 0.95,
  threshold: 10,
  band: 'bootstrap',
  yScale: 'linear',
  ...PREPROCESSING_DEFAULTS,
  ...PLANNING_DEFAULTS,
  ...LOOK_DEFAULTS,
};
