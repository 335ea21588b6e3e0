/**
 * What the planning module might answer: round numbers in the contract's shape, so that words and
 * charts can be tested without it.
 */
import type { Backtests } from '../../../web/src/analysis/backtest_plan';
import type {
  Backtest,
  Decomposition,
  Design,
  NextRun,
  Range,
  Validation,
} from '../../../web/src/engine/contract';
import { PLANNING_DEFAULTS } from '../../../web/src/state/planning';

const SIZES = [0.5, 8, 70, 405];
const alike = <T>(value: T): T[] => SIZES.map(() => value);
const range = (low: number, high: number): Range => ({ low, high });

const parameters = {
  alpha: 1,
  beta: 0.5,
  gamma: 2,
  Nchar: 3,
  delta: 1,
  eta: 0.8,
};

const rangesOf = (delta: number, most: number) => ({
  delta,
  parameters: {
    alpha: range(0, 4.1),
    beta: range(0.01, 0.95),
    gamma: range(0, 20),
    Nchar: range(0.1, 100),
    delta: range(0, 20),
    eta: range(0.01, 10),
  },
  total: [range(1, 1.4), range(7, 9), range(12, 24), range(20, 400)],
  components: [
    {
      id: 'distribution-match' as const,
      gain: alike(range(0, 20)),
      share: alike(range(0, most)),
    },
    {
      id: 'dark-knowledge' as const,
      gain: alike(range(0, 9)),
      share: alike(range(0, 0.46)),
    },
    {
      id: 'regularisation' as const,
      gain: alike(range(0, 18)),
      share: alike(range(0.3, 0.3)),
    },
  ],
});

export const decomposition: Decomposition = {
  sizes: SIZES,
  bounds: PLANNING_DEFAULTS.bounds,
  rows: 5,
  distinctSizes: 5,
  best: { parameters, chi2: 3.2e-5 },
  optima: [
    { parameters, chi2: 3.2e-5, atBound: [] },
    {
      parameters: { ...parameters, beta: 0.95, gamma: 0 },
      chi2: 0.00255,
      atBound: ['beta'],
    },
  ],
  total: [1.2, 8, 20, 40],
  components: [
    {
      id: 'distribution-match',
      gain: [0.6, 4, 10, 20],
      share: [0.5, 0.5, 0.5, 0.5],
      identified: false,
    },
    {
      id: 'dark-knowledge',
      gain: [0.3, 2, 5, 10],
      share: [0.25, 0.25, 0.25, 0.25],
      identified: false,
    },
    {
      id: 'regularisation',
      gain: [0.3, 2, 5, 10],
      share: [0.25, 0.25, 0.25, null],
      identified: false,
    },
  ],
  ranges: [rangesOf(1, 0.9), rangesOf(3.84, 0.98)],
  message: 'The split is not determined by these data.',
};

const LAWS = ['power', 'logarithmic', 'saturating', 'sigmoid', 'sqrt-log'] as const;

const estimators = (average: number | null, coverage: number) => [
  ...LAWS.map((id, at) => ({
    id,
    mape: 10 * at + 3,
    mapeSe: 0.4,
    coverage: 0.2 * at,
    missing: 0,
  })),
  { id: 'average' as const, mape: average, mapeSe: 0.5, coverage, missing: 0 },
];

export const validation: Validation = {
  targets: [14, 32, 70],
  trials: 1000,
  level: 0.95,
  replicates: 0,
  cautions: [],
  truths: [
    {
      law: 'power',
      parameters: { a: 2.1, b: 0.64 },
      value: [11.7, 19.9, 32.9],
      estimators: estimators(20.2, 0.91),
      bootstrap: null,
    },
    {
      law: 'logarithmic',
      parameters: { a: 2.3, c: 2.3 },
      value: [8.5, 10.4, 12.2],
      estimators: estimators(13.3, 0.97),
      bootstrap: null,
    },
    {
      law: 'saturating',
      parameters: {},
      value: [8.8, 9.1, 9.1],
      estimators: estimators(43.9, 0.72),
      bootstrap: null,
    },
  ],
};

type Candidate = Design['candidates'][number];

const candidate = (
  size: number,
  cost: number,
  info: number,
  bits: number,
  sd: number,
): Candidate => ({
  size,
  se: 0.44,
  cost,
  info,
  bits: bits + 0.2,
  predictiveBits: bits,
  sdAfter: sd,
  bitsPerDollar: bits / cost,
  variancePerDollar: (128 - sd * sd) / cost,
});

export const design: Design = {
  target: 70,
  criterion: 'aic',
  entropy: 2.06,
  sdNow: 11.31,
  cautions: [],
  candidates: [
    candidate(14, 841, 1.45, 0.2, 9.6),
    candidate(32, 3820, 19.6, 0.9, 5.2),
    candidate(70, 16_000, 98.9, 1.3, 0.63),
    candidate(405, 397_000, 1683, 1.5, 2.4),
  ],
  best: { info: 3, bits: 3, sdAfter: 2, bitsPerDollar: 0 },
  set: { sizes: [14, 32], cost: 4661, bits: 1, sdAfter: 4.7 },
};

/** The same runs by the paper's method, for a decision. */
export const nextRun: NextRun = {
  method: 'paper',
  target: 70,
  level: 0.9,
  sdNow: 11.31,
  widthNow: 30,
  scatter: 0,
  candidates: design.candidates.map(({ size, se, cost, sdAfter }, at) => ({
    size,
    se,
    cost,
    sdAfter,
    widthAfter: sdAfter === null ? null : 3 * sdAfter,
    value: [1200, 3000, 5000, 4000][at] ?? null,
    netValue: ([1200, 3000, 5000, 4000][at] ?? 0) - cost,
  })),
  best: { belowTarget: 1, all: 2 },
  set: { sizes: [14, 32], cost: 4661, sdAfter: 4.7 },
  decision: {
    threshold: 16,
    expected: 3600,
    train: true,
    probability: 0.55,
    perfectInformation: 5200,
  },
  cautions: [],
};

const backtestOf = (method: Backtest['method'], mean: number, reach: number): Backtest => ({
  method,
  cuts: [
    {
      fitUpTo: 4,
      rows: 4,
      points: [
        {
          size: 8,
          gain: 8,
          se: 0.6,
          baselines: { lastValue: 5.4, straightLine: 6.5, halfTheTrend: 6.2 },
          forecast: {
            mean,
            sd: reach / 2,
            intervals: [0.5, 0.8, 0.9, 0.95].map((level) => ({
              level,
              low: mean - level * reach,
              high: mean + level * reach,
            })),
            crps: 1,
          },
        },
      ],
    },
  ],
  cautions: [],
  scores: {
    points: 1,
    unanswered: 0,
    error: Math.abs(mean - 8),
    baselines: { lastValue: 2.6, straightLine: 1.5, halfTheTrend: 1.8 },
    crps: 1,
    intervals: [0.5, 0.8, 0.9, 0.95].map((level) => ({
      level,
      inside: Math.abs(mean - 8) <= level * reach ? 1 : 0,
      score: 2 * level * reach,
    })),
  },
});

const both = {
  paper: backtestOf('paper', 7.5, 3),
  calibrated: backtestOf('calibrated', 6, 2.2),
};

export const backtests: Backtests = {
  own: { ok: true, value: both },
  from: null,
  builtIn: [{ id: 'one', name: 'One curve', tests: both }],
};
