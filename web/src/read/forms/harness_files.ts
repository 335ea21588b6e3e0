/** Files of evaluation harnesses that belong together: results, and logs of single samples beside them. */
import type { Answers, Grid } from '../reading';
import { harnessGrid, resultOf, resultsOf, type Result } from './harness';
import { answersOf, runOf, samplesOf } from './samples';

/** `strange`: the places of the files of which nothing was understood. Null where it is all of them. */
export type HarnessFiles = { grid: Grid; strange: number[] } | null;

export function readHarnessFiles(
  files: readonly unknown[],
  names: readonly string[],
): HarnessFiles {
  const nameAt = (at: number) => names[at] ?? '';
  const results = files.map((file, at) => resultsOf(file, nameAt(at)));
  const samples = files.map((file, at) => (results[at] ? null : samplesOf(file, nameAt(at))));
  const logs = samples.flatMap((one) => one ?? []);
  const told: { result: Result; answers: Answers | null }[] = [];
  const used = new Set<string>();
  results.forEach((own, at) => {
    const run = runOf(nameAt(at));
    for (const result of own ?? []) {
      for (const task of result.tasks) used.add(`${run}\u0001${task}`);
      told.push({ result, answers: answersOf(logs, run, result.tasks, result.metric) });
    }
  });
  const strange = files.flatMap((_, at) => {
    const log = samples[at];
    if (results[at] || (log && used.has(`${log.run}\u0001${log.task}`))) return [];
    // Samples without results beside them need the model's name from the file's.
    if (!log || log.model === '' || log.task === '') return [at];
    for (const [metric, answers] of log.metrics)
      told.push({ result: resultOf(log.model, log.task, metric, answers), answers });
    return [];
  });
  if (told.length === 0) return null;
  return {
    grid: harnessGrid(
      told.map(({ result }) => result),
      told.map(({ answers }) => answers),
    ),
    strange,
  };
}
