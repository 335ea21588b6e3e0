/**
 * `tests/bench/run peers`: the bootstrap's refits by this engine and by other people's fitters, all
 * on the same resamples, in one run on one machine. Prints tables, and writes build/bench/peers.json.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import {
  coreInWasm,
  coreNatively,
  engine,
  peers,
  type Contestant,
  type Times,
} from './contestants';
import { loadBuiltEngine } from './engine';
import { inChromium, inNode } from './hosts';
import { judge, TOLERANCES, USUAL } from './judge';
import { median } from './median';
import { counted, printReport, type Goal, type Report, type Result } from './peers_report';
import { poseProblem, RESAMPLES, results as folder } from './problem';

const ROUNDS = 5;

const problem = poseProblem(await loadBuiltEngine());
const chromium = await inChromium();
const contestants = [
  coreInWasm(),
  coreNatively(),
  engine('engine-node', await inNode()),
  engine('engine-chromium', chromium),
  ...peers(problem.text),
];
const rounds: Map<string, Times>[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const times = new Map<string, Times>();
  for (const contestant of contestants) times.set(contestant.id, await contestant.round());
  rounds.push(times);
}
const results: Result[] = [];
for (const contestant of contestants) results.push(await result(contestant));
await chromium.close();

/** The median over the rounds of what one round gives, by a contestant's id; NaN if it gives none. */
function over(value: (of: (id: string) => Partial<Times>) => number): number {
  return median(rounds.map((round) => value((id) => round.get(id) ?? {})));
}

async function result({ id, name, setting, curves }: Contestant): Promise<Result> {
  const gives = rounds[0]?.get(id);
  const found = await curves();
  return {
    id,
    name: name(),
    setting,
    fits: over((of) => of(id).fits ?? NaN),
    ratio: over((of) => (of(id).fits ?? NaN) / (of('wasm').fits ?? NaN)),
    byLaw: gives?.byLaw?.map((_, law) => over((of) => of(id).byLaw?.[law] ?? NaN)) ?? null,
    before: gives?.before ? over((of) => of(id).before ?? NaN) : null,
    update: gives?.update
      ? {
          ms: over((of) => of(id).update ?? NaN),
          ofGsl: over((of) => (of(id).update ?? NaN) / (of('gsl').fits ?? NaN)),
        }
      : null,
    verdicts: problem.lowest.map((lowest, law) => judge(problem, lowest, found[law] ?? [])),
  };
}

const find = (id: string): Result | undefined => results.find((each) => each.id === id);
const ours = find('wasm');

const atLeast = (goal: string, value = NaN, limit = 0): Goal => ({
  goal,
  value,
  met: value >= limit,
});
const atMost = (goal: string, value = NaN, limit = 0): Goal => ({
  goal,
  value,
  met: value <= limit,
});

const report: Report = {
  processor: cpus()[0]?.model ?? 'an unknown processor',
  node: process.versions.node,
  points: problem.sizes.length,
  resamples: RESAMPLES,
  rounds: ROUNDS,
  laws: problem.laws,
  starts: problem.starts,
  tolerances: TOLERANCES,
  results,
  goals: [
    atLeast('fits at least 40 × faster than by GSL', find('gsl')?.ratio, 40),
    atLeast('fits at least 1,200 × faster than by SciPy', find('scipy')?.ratio, 1200),
    atMost('no refit that failed', ours && counted(ours, ({ failed }) => failed), 0),
    atMost(
      'no refit off the optimum',
      ours && counted(ours, ({ missed }) => missed[USUAL] ?? NaN),
      0,
    ),
    atMost(
      'whole update in at most 0.1 of the time of the fits by GSL',
      find('engine-node')?.update?.ofGsl,
      0.1,
    ),
  ],
  gslToResamplesAlone: over((of) => {
    const { fits = NaN, before = NaN } = of('wasm');
    return (of('gsl').fits ?? NaN) / (fits - before);
  }),
};
writeFileSync(`${folder}peers.json`, JSON.stringify(report, null, 2));
printReport(report);
