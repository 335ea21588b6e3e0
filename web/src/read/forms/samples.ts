/**
 * Per-sample logs of lm-evaluation-harness, samples_<task>_<time>.jsonl: one line a question, with what
 * was scored of its answer. With those of the baseline and of the tuned model the error of the gain is
 * paired, question by question.
 */
import type { Answers } from '../reading';
import { isFields } from './records';

export type SampleFile = {
  task: string;
  run: string;
  /** The folder or what stands before "samples", which may name the model. */
  model: string;
  /** By metric, "exact_match, strict-match", as the results name it. */
  metrics: ReadonlyMap<string, Answers>;
};

const OTHERS = new Set(['doc_id', 'target', 'filter', 'bypass', 'sample_len']);
const TIME = /(\d{4}-\d\d-\d\dT[\d.:-]+?\d)(?=\.jsonl?$|$)/;

const parted = (name: string): string[] => name.replace(/\\/g, '/').split('/');

/** What names the run that a file is of: its time, which all files of a run have, or else its folder. */
export function runOf(name: string): string {
  const path = parted(name);
  return TIME.exec(path.pop() ?? '')?.[1] ?? path.join('/');
}

function placeOf(name: string): Pick<SampleFile, 'task' | 'run' | 'model'> {
  const path = parted(name);
  const file = path.pop() ?? '';
  const [before = '', after = ''] = file.replace(/\.jsonl?$/i, '').split(/samples_/i);
  const task = after.replace(TIME, '').replace(/[_.-]+$/, '');
  const stem = before.replace(/[_.\s-]+$/, '');
  const model = (stem === '' ? (path.pop() ?? '') : stem).replace(/__/g, '/');
  return { task, run: runOf(name), model };
}

const scored = (value: unknown): number | null =>
  typeof value === 'boolean'
    ? Number(value)
    : typeof value === 'number' && value >= 0 && value <= 1
      ? value
      : null;

/** Null where the file holds no samples. Several answers to a question count as their mean. */
export function samplesOf(file: unknown, name: string): SampleFile | null {
  if (!Array.isArray(file) || file.length === 0) return null;
  const sums = new Map<string, Map<string, { sum: number; count: number }>>();
  for (const line of file as unknown[]) {
    if (!isFields(line) || !('doc_id' in line)) return null;
    const { doc_id: id, doc_hash: hash, filter, metrics } = line;
    const question = `${String(id)}:${typeof hash === 'string' ? hash : ''}`;
    const names = Array.isArray(metrics)
      ? metrics.map(String)
      : Object.keys(line).filter((key) => !OTHERS.has(key));
    for (const metric of names) {
      const value = scored(line[metric]);
      if (value === null) continue;
      const full =
        typeof filter === 'string' && filter !== 'none' ? `${metric}, ${filter}` : metric;
      const own = sums.get(full) ?? new Map<string, { sum: number; count: number }>();
      const known = own.get(question) ?? { sum: 0, count: 0 };
      own.set(question, { sum: known.sum + value, count: known.count + 1 });
      sums.set(full, own);
    }
  }
  const means = [...sums].map(
    ([metric, own]) =>
      [
        metric,
        new Map([...own].map(([question, { sum, count }]) => [question, sum / count])),
      ] as const,
  );
  return means.length === 0 ? null : { ...placeOf(name), metrics: new Map(means) };
}

/** The answers to a task's questions, or to those of all tasks of a group; null where some are not there. */
export function answersOf(
  files: readonly SampleFile[],
  run: string,
  tasks: readonly string[],
  metric: string,
): Answers | null {
  const all = new Map<string, number>();
  for (const task of tasks) {
    const file = files.find((one) => one.task === task && one.run === run);
    const own = file?.metrics.get(metric);
    if (!own) return null;
    for (const [question, value] of own) all.set(`${task} ${question}`, value);
  }
  return all.size > 0 ? all : null;
}
