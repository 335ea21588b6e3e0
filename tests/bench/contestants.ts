/** Who refits the same resamples in tests/bench/peers.ts, and how each is set up. */
import { fileURLToPath } from 'node:url';
import { observations } from '../data/paper';
import type { Call, Host } from './hosts';
import type { Answer, Curve } from './judge';
import { median } from './median';
import { asText, ask, native, wasm } from './native';
import { RESAMPLES, SEED } from './problem';

export const TARGET = 70;
/** A curve of 60 sizes, evenly spaced in ln N from the smallest size to twice the target, and the target. */
export const UPDATE_SIZES = [
  ...Array.from({ length: 60 }, (_, i) => 0.5 * ((2 * TARGET) / 0.5) ** (i / 59)),
  TARGET,
];

/** Milliseconds of one round. `before` is what of `fits` passes before the second resample. */
export type Times = {
  fits: number;
  before?: number;
  byLaw?: number[];
  update?: number;
};

export type Contestant = {
  id: string;
  /** Asked after at least one round, like the curves. */
  name: () => string;
  setting: string;
  round: () => Promise<Times>;
  /** By [law][resample]. */
  curves: () => Promise<Curve[][]>;
};

const observed = observations.map(({ size }) => size);

const RUNS = 300; // V8 has optimised a program long before half of them are over

/** This engine's core in a program of its own, tests/bench/bootstrap.cpp. */
function core(id: string, name: string, [program, ...args]: [string, ...string[]]): Contestant {
  const bootstrap = (what: string, count: number, runs: number, sizes: number[]): unknown =>
    JSON.parse(ask(program, [...args, what, count, runs, ...sizes], asText(observations)));
  const time = (what: string, count = RESAMPLES, sizes: number[] = []) =>
    median(bootstrap(what, count, RUNS, sizes) as number[]);
  return {
    id,
    name: () => name,
    setting: 'the refits alone, with the preparation of their searches',
    round: () =>
      Promise.resolve({
        fits: time('fits'),
        before: time('fits', 1),
        update: time('update', RESAMPLES, UPDATE_SIZES),
      }),
    curves: () => Promise.resolve(bootstrap('curves', RESAMPLES, 1, observed) as Curve[][]),
  };
}

export const coreInWasm = (): Contestant =>
  core('wasm', 'Gaincast, wasm in Node', [process.execPath, wasm('bootstrap')]);
export const coreNatively = (): Contestant =>
  core('native', 'Gaincast, native', [native('bootstrap')]);

/** The engine as pages have it. */
export function engine(id: string, host: Host): Contestant {
  const call = (sizes: number[], last: number): Omit<Call, 'method'> => ({
    observations,
    options: { sizes, seed: SEED, replicates: RESAMPLES, first: 0, last },
    runs: 8,
    batch: 5, // a page's clock has ticks of 0.1 ms
  });
  const time = async (method: Call['method'], sizes: number[]) =>
    median((await host.time({ method, ...call(sizes, RESAMPLES) })).ms);
  return {
    id,
    name: () => host.name,
    setting: `bootstrapSlice at ${TARGET}B: with a full fit of the data, draws, weights, averages and copying`,
    round: async () => ({
      fits: await time('bootstrapSlice', [TARGET]),
      update: await time('bootstrap', UPDATE_SIZES),
    }),
    curves: async () => {
      const once = { ...call(observed, RESAMPLES), runs: 1, batch: 1 };
      const { values } = await host.time({ method: 'bootstrapSlice', ...once });
      const laws = values.length / (RESAMPLES * observed.length) - 1; // the last column: the average
      return Array.from({ length: laws }, (_, law) =>
        Array.from({ length: RESAMPLES }, (_, resample) =>
          observed.map((_, s) => {
            const gain = values[(law * observed.length + s) * RESAMPLES + resample] ?? NaN;
            return Number.isFinite(gain) ? gain : null;
          }),
        ),
      );
    },
  };
}

type Peer = {
  id: string;
  name: string;
  setting: string;
  command: string[];
  runs: number;
};

/** Somebody else's fitter: a program that reads the problem's text and prints an Answer. */
function peer({ id, name, setting, command, runs }: Peer, problem: string): Contestant {
  const [program = '', ...args] = command;
  let last: Answer | null = null;
  return {
    id,
    name: () => `${last?.version ?? id}${name}`,
    setting,
    round: () => {
      const answer = JSON.parse(ask(program, [...args, runs], problem)) as Answer;
      last = answer;
      const byLaw = answer.curves.map((_, law) => median(answer.ms.map((run) => run[law] ?? NaN)));
      const fits = median(answer.ms.map((run) => run.reduce((sum, ms) => sum + ms, 0)));
      return Promise.resolve({ fits, byLaw });
    },
    curves: () => Promise.resolve(last?.curves ?? []),
  };
}

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const inNodeWith = [beside('../node_modules/.bin/tsx'), beside('peers/ml_levenberg_marquardt.ts')];

export function peers(problem: string): Contestant[] {
  const list: Peer[] = [
    {
      id: 'gsl',
      name: '',
      setting:
        'gsl_multifit_nlinear in C, weighted, analytic Jacobian, lm, xtol = gtol = 1e-8, ftol = 0, 100 iterations',
      command: [native('gsl')],
      runs: 9,
    },
    {
      id: 'scipy',
      name: '',
      setting: 'curve_fit with its defaults, sigma given and absolute',
      // The system's own Python, which has the package's SciPy; another may come first on PATH.
      command: [process.env['PYTHON'] ?? '/usr/bin/python3', beside('peers/scipy_curve_fit.py')],
      runs: 1,
    },
    {
      id: 'ml-levenberg-marquardt',
      name: '',
      setting: 'its defaults, gains and curves in units of the se',
      command: [...inNodeWith, 'differences'],
      runs: 3,
    },
    {
      id: 'ml-levenberg-marquardt-jacobian',
      name: ' + Jacobian',
      setting: 'the same with the analytic Jacobian',
      command: [...inNodeWith, 'jacobian'],
      runs: 3,
    },
  ];
  return list.map((each) => peer(each, problem));
}
