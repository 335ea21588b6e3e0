/** What tests/bench/peers.ts found, as tables for people. */
import { USUAL, type Verdict } from './judge';
import { count, ms, printTable, times } from './table';

export type Result = {
  id: string;
  name: string;
  setting: string;
  fits: number; // ms, all laws together
  ratio: number; // to wasm in Node
  byLaw: number[] | null; // ms
  before: number | null; // what of `fits` passes before the second resample
  update: { ms: number; ofGsl: number } | null; // ofGsl: in units of the fits by GSL
  verdicts: Verdict[]; // by law
};

/** A count over all laws. */
export const counted = ({ verdicts }: Result, of: (verdict: Verdict) => number): number =>
  verdicts.reduce((sum, verdict) => sum + of(verdict), 0);

export type Goal = { goal: string; value: number; met: boolean };

export type Report = {
  processor: string;
  node: string;
  points: number;
  resamples: number;
  rounds: number;
  laws: string[];
  starts: (number | null)[][];
  tolerances: number[];
  results: Result[];
  goals: Goal[];
  /** The fits by GSL in units of ours in wasm, without what passes before the second resample. */
  gslToResamplesAlone: number;
};

const scientific = (x: number): string => x.toExponential(x === 0 ? 0 : undefined);

export function printReport(report: Report): void {
  const { laws, resamples, results, tolerances } = report;
  console.log(
    `The bootstrap of the paper's ${report.points} points: ${count(resamples)} resamples, each refitted by ${laws.length} laws.`,
  );
  console.log(
    `Medians of ${report.rounds} rounds in which all took turns; ratios are taken within a round.`,
  );
  console.log(`${report.processor}, Node ${report.node}, one thread.\n`);

  const all = count(resamples * laws.length);
  console.log(`All ${all} refits: the time, and its ratio to wasm in Node; how many failed, and how many of those have their
optimum at a limit of the law; how many others have a χ² above the lowest by more than these times max(1, χ²)`);
  printTable([
    [
      '',
      'time',
      'ratio',
      'failed',
      'at a limit',
      ...tolerances.map((most) => `> ${scientific(most)}`),
    ],
    ...results.map((result) => [
      result.name,
      ms(result.fits),
      times(result.ratio),
      count(counted(result, ({ failed }) => failed)),
      count(counted(result, ({ failedAtLimit }) => failedAtLimit)),
      ...tolerances.map((_, t) => count(counted(result, ({ missed }) => missed[t] ?? NaN))),
    ]),
  ]);

  console.log(
    `By law: how many failed + are above by more than ${scientific(tolerances[USUAL] ?? NaN)}`,
  );
  printTable([
    ['', ...laws],
    ...results.map(({ name, verdicts }) => [
      name,
      ...verdicts.map(({ failed, missed }) => `${failed} + ${missed[USUAL]}`),
    ]),
  ]);
  console.log('By law: the time');
  printTable([
    ['', ...laws],
    ...results.flatMap(({ name, byLaw }) => (byLaw ? [[name, ...byLaw.map(ms)]] : [])),
  ]);

  console.log(
    'The whole update: draws, fits, weights, averages; for all laws and the average the intervals,',
  );
  console.log('and for the average the histogram, on a curve of 60 sizes and at the target');
  printTable([
    ['', 'time', 'of the fits by GSL'],
    ...results.flatMap(({ name, update }) =>
      update ? [[name, ms(update.ms), update.ofGsl.toPrecision(3)]] : [],
    ),
  ]);

  console.log('Goals, for wasm in Node');
  for (const { goal, value, met } of report.goals)
    console.log(`  ${goal}: ${Number(value.toPrecision(3))}, ${met ? 'met' : 'not met'}`);

  const ours = results.find(({ before }) => before !== null);
  const below = Math.max(
    ...results.flatMap(({ verdicts }) => verdicts.map((verdict) => verdict.below)),
  );
  if (ours?.before)
    console.log(`
${ms(ours.before)} of the ${ms(ours.fits)} in wasm pass before the second resample: a global fit of the data, from which the
peers get their starts for nothing, and the preprocessing of the searches. GSL takes ${times(report.gslToResamplesAlone)} as long as the rest.`);
  console.log(`No refit is below the lowest χ² by more than ${below.toExponential(0)} · max(1, χ²).

How: all peers start from the best fit of the data, and refit the linear laws as they do the others.`);
  for (const { name, setting } of results) console.log(`  ${name}: ${setting}.`);
}
