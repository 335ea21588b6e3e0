/**
 * The refits by ml-levenberg-marquardt, in Node, with its defaults; with the argument `jacobian` it
 * is also given the derivatives, which it otherwise takes by differences of 0.1. Gains and curves
 * are handed to it in units of the standard errors, since version 5.1.0 goes astray with its option
 * `weights`: where it divides residuals by the squares of their scales it multiplies the
 * approximate Hessian by them. It tells of no convergence: unless χ² falls below 1e-7 it makes all
 * of its 100 iterations. What throws or is not finite is null.
 * In, on stdin: the problem (tests/bench/peers.ts writes it). Arguments: `differences` or
 * `jacobian`, and how many runs to time. Out: JSON as `Answer` in tests/bench/judge.ts.
 */
import { readFileSync } from 'node:fs';
import type { Answer } from '../judge';

type Curve = (theta: number[]) => (size: number) => number;
type Gradient = (theta: number[]) => (size: number) => number[];
type Fitter = (
  data: { x: number[]; y: number[] },
  curve: Curve,
  options: { initialValues: number[]; jacobianFunction?: Gradient },
) => { parameterValues: number[] };

// Only `tests/bench/run` installs the package, so its types are described here.
const folder = new URL('node_modules/ml-levenberg-marquardt/', import.meta.url);
const { levenbergMarquardt } = (await import(new URL('lib/index.js', folder).href)) as {
  levenbergMarquardt: Fitter;
};
const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
  version: string;
};

const { exp, log, log1p, sqrt } = Math;
type Law = { parameters: number; curve: Curve; gradient: Gradient };
const laws: Law[] = [
  {
    parameters: 2,
    curve:
      ([a = 0, b = 0]) =>
      (N) =>
        a * N ** b,
    gradient:
      ([a = 0, b = 0]) =>
      (N) => [N ** b, a * N ** b * log(N)],
  },
  {
    parameters: 2,
    curve:
      ([a = 0, c = 0]) =>
      (N) =>
        a * log(N) + c,
    gradient: () => (N) => [log(N), 1],
  },
  {
    parameters: 2,
    curve:
      ([a = 0, N0 = 0]) =>
      (N) =>
        a * (1 - exp(-N / N0)),
    gradient:
      ([a = 0, N0 = 0]) =>
      (N) => [1 - exp(-N / N0), (-a * exp(-N / N0) * N) / (N0 * N0)],
  },
  {
    parameters: 3,
    curve:
      ([a = 0, b = 0, c = 0]) =>
      (N) =>
        a / (1 + exp(-b * (log(N) - c))),
    gradient:
      ([a = 0, b = 0, c = 0]) =>
      (N) => {
        const phi = 1 / (1 + exp(-b * (log(N) - c)));
        const slope = a * phi * (1 - phi);
        return [phi, slope * (log(N) - c), -slope * b];
      },
  },
  {
    parameters: 3,
    curve:
      ([a = 0, b = 0, c = 0]) =>
      (N) =>
        a * sqrt(log1p(N)) + b * log1p(N) + c,
    gradient: () => (N) => [sqrt(log1p(N)), log1p(N), 1],
  },
];

const numbers = readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const take = (count: number): number[] => numbers.splice(0, count);
const [points = 0, resamples = 0] = take(2);
const sizes = take(points);
const errors = take(points);
const gains = Array.from({ length: resamples }, () => take(points));
const starts = laws.map(({ parameters }) => take(parameters));

const [, , how, runs = '1'] = process.argv;

const numbered = sizes.map((_, i) => i); // what the fitter calls x
const inErrors = (gain: number, i: number): number => gain / (errors[i] ?? NaN);

/** A law in units of the standard errors, as a function of the point's number. */
function scaled({ curve, gradient }: Law): {
  curve: Curve;
  gradient: Gradient;
} {
  return {
    curve: (theta) => {
      const at = curve(theta);
      return (i) => inErrors(at(sizes[i] ?? NaN), i);
    },
    gradient: (theta) => {
      const at = gradient(theta);
      return (i) => at(sizes[i] ?? NaN).map((slope) => inErrors(slope, i));
    },
  };
}

function refit(law: Law, initialValues: number[], y: number[]): (number | null)[] | null {
  const { curve, gradient } = scaled(law);
  const derivatives = how === 'jacobian' ? { jacobianFunction: gradient } : {};
  try {
    const data = { x: numbered, y: y.map(inErrors) };
    const { parameterValues } = levenbergMarquardt(data, curve, {
      initialValues,
      ...derivatives,
    });
    const best = sizes.map(law.curve(parameterValues));
    return best.map((gain) => (Number.isFinite(gain) ? gain : null));
  } catch {
    return null;
  }
}

const answer: Answer = {
  version: `ml-levenberg-marquardt ${version}`,
  ms: [],
  curves: [],
};
for (let run = 0; run < Number(runs); run++) {
  const refitted = laws.map((law, l) => {
    const start = performance.now();
    const curves = gains.map((y) => refit(law, starts[l] ?? [], y));
    return { ms: performance.now() - start, curves };
  });
  answer.ms.push(refitted.map(({ ms }) => ms));
  answer.curves = refitted.map(({ curves }) => curves);
}
process.stdout.write(JSON.stringify(answer));
