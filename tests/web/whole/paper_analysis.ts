/**
 * The analysis of the paper's data as the engine answers it, to four digits (from the 50-digit golden
 * file), so that words and charts can be tested without an engine; and ways to bend it.
 */
import type { Analysis } from '../../../web/src/analysis/analysis';
import type { Results } from '../../../web/src/analysis/query';
import type { Bootstrap, Fit, LawId } from '../../../web/src/engine/contract';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { parseRows } from '../../../web/src/state/rows';

const NAMES = {
  power: 'power law',
  logarithmic: 'logarithmic law',
  saturating: 'saturating law',
  sigmoid: 'sigmoid',
  'sqrt-log': 'square-root-log law',
} as const satisfies Partial<Record<LawId, string>>;

/** The laws of the paper, whatever the engine has beside them. */
const IDS = Object.keys(NAMES) as (keyof typeof NAMES)[];

const WEIGHTS = [0.3385, 0.0318, 0.3089, 0.1618, 0.159];

const VALUES = [
  [11.7, 19.9, 32.9, 51.34, 101.56],
  [8.467, 10.4, 12.22, 13.84, 16.32],
  [8.817, 9.109, 9.112, 9.112, 9.112],
  [10.24, 13.38, 15.68, 17.07, 18.28],
  [10.16, 13.69, 17.21, 20.42, 25.45],
];

export type LawResult = Results['targets']['laws'][number];

const laws: LawResult[] = IDS.map((law, index) => ({
  law,
  weight: WEIGHTS[index] ?? 0,
  value: VALUES[index] ?? [],
  sd: [1, 2, 3, 4, 5],
}));

const targets: Results['targets'] = {
  method: 'paper',
  criterion: 'aic',
  sizes: [14, 32, 70, 140, 405],
  most: null,
  mean: [10.2256, 14.2215, 19.6126, 26.6423, 44.7134],
  within: [1.1849, 2.8906, 5.3877, 8.628, 18.3099],
  between: [1.204, 4.428, 9.946, 18.0987, 41.0241],
  sd: [1.6892, 5.288, 11.3115, 20.05, 44.9247],
  intervals: [],
  predictive: [],
  atLeast: null,
  goodnessOfFit: null,
  cautions: [],
  laws,
  trend: null,
  scores: null,
};

const fits: Fit[] = IDS.map((law, index) => ({
  law,
  status: 'converged',
  limit: null,
  message: 'Converged.',
  parameters: { a: 1 },
  sd: { a: 0.1 },
  covariance: null,
  determined: [],
  chi2: 0.5,
  k: index < 3 ? 2 : 3,
  aic: 5,
  aicc: 10,
  bic: 4,
  weight: WEIGHTS[index] ?? 0,
}));

const summary = (low: number, high: number, median: number, mean: number) => ({
  mean,
  sd: (high - low) / 4,
  median,
  low,
  high,
});

/** METHOD's figures at 70B (section 7); the power law's and the sigmoid's are there, the others are made up. */
export const bootstrap: Bootstrap = {
  sizes: [70, 8, 405],
  replicates: 1000,
  level: 0.95,
  average: [summary(10.3, 34.4, 19.2, 20.1), summary(7, 9, 8, 8), summary(11, 110, 44, 48)],
  laws: [
    { law: 'power', atLimit: 0, summary: [summary(23.3, 46.8, 32.8, 33.4)] },
    { law: 'logarithmic', atLimit: 0, summary: [summary(10, 14, 12.2, 12.2)] },
    { law: 'saturating', atLimit: 12, summary: [summary(7, 14, 9.1, 9.6)] },
    { law: 'sigmoid', atLimit: 241, summary: [summary(8.2, 41.7, 16, 19)] },
    { law: 'sqrt-log', atLimit: 0, summary: [summary(12, 23, 17.2, 17.2)] },
  ],
  histogram: [
    { low: 5, width: 1, counts: [20, 80, 500, 300, 100] },
    { low: 7, width: 1, counts: [500, 500] },
    { low: 11, width: 50, counts: [500, 500] },
  ],
  cautions: [],
  exceedance: [
    { threshold: 10, probability: 0.98, se: 0.00443 },
    { threshold: 10, probability: 0, se: 0 },
    { threshold: 10, probability: 1, se: 0 },
  ],
};

const results: Results = {
  fit: { criterion: 'aic', rows: 5, distinctSizes: 5, fits, goodnessOfFit: null, cautions: [] },
  targets,
  curve: targets,
  bootstrap,
  learned: null,
  held: null,
};

export const paper: Analysis & { results: Results } = {
  series: '',
  table: parseRows(DEFAULT_STATE.rows),
  mean: null,
  benchmarks: [],
  state: DEFAULT_STATE,
  laws: IDS.map((id) => ({
    id,
    name: NAMES[id],
    formula: '',
    parameters: ['a'],
    standard: true,
  })),
  rows: parseRows(DEFAULT_STATE.rows),
  fittedRange: { smallest: 0.5, largest: 8 },
  results,
  refusal: null,
};

type Bend = Partial<Results['fit']> & {
  targets?: Partial<Results['targets']>;
  bootstrap?: Bootstrap | null;
};

/** The paper's analysis with another state, other fits, another forecast. */
export function bent(state: Partial<Analysis['state']>, change: Bend = {}): typeof paper {
  const { targets: forecast, bootstrap: resamples = bootstrap, ...fit } = change;
  const bentTargets = { ...targets, ...forecast };
  return {
    ...paper,
    state: { ...paper.state, ...state },
    results: {
      fit: { ...results.fit, ...fit },
      targets: bentTargets,
      curve: bentTargets,
      bootstrap: resamples,
      learned: null,
      held: null,
    },
  };
}

/** The fits, with those of the named laws changed. */
export const fitsWith = (ids: readonly LawId[], change: Partial<Fit>): Fit[] =>
  fits.map((fit) => (ids.includes(fit.law) ? { ...fit, ...change } : fit));

/** The laws' forecasts, with those of the named laws changed. */
export const lawsWith = (ids: readonly LawId[], change: Partial<LawResult>): LawResult[] =>
  laws.map((law) => (ids.includes(law.law) ? { ...law, ...change } : law));
