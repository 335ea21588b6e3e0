/**
 * Results of evaluation harnesses as one long table of model, benchmark, metric, score, error and
 * questions: lm-evaluation-harness, lighteval and Inspect, each as its own files have it.
 */
import { hundredfold } from '../cells/cell_values';
import type { Answers, Grid } from '../reading';
import { isFields } from './records';

type Fields = Readonly<Record<string, unknown>>;
export type Result = {
  /** The tasks that the score is of, as the files of their samples name them. */
  tasks: readonly string[];
  model: string;
  benchmark: string;
  metric: string;
  score: string;
  se: string;
  questions: string;
};

const HEAD = ['model', 'benchmark', 'metric', 'score', 'stderr', 'questions'];

/** Shares of questions, which these files give from 0 to 1. */
const SHARE =
  /^(?:acc|exact_match|em|qem|pem|pqem|f1|mc[12]|pass@\d+|pass_at_\d+|math_verify|accuracy|mean|prompt_level|inst_level|maj@\d+|extractive_match|acc_norm|likelihood_acc|winrate|score)/i;
const LOWER = /perplexity|bits_per_byte|ppl|loss|brier|_length|time|bleurt_diff/i;

const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function percent(value: number, metric: string): string {
  return SHARE.test(metric) && value >= 0 && value <= 1 ? `${hundredfold(value)}%` : String(value);
}

/** "pretrained=Qwen/Qwen2.5-0.5B,peft=/runs/grpo" names the model, and what was put on it. */
function modelArgs(args: unknown): string {
  const named = (key: string) =>
    isFields(args)
      ? string(args[key])
      : (new RegExp(`(?:^|,)\\s*${key}=([^,]+)`).exec(string(args))?.[1] ?? '');
  const model = named('pretrained') || named('model') || named('model_name') || named('path');
  const peft = named('peft') || named('lora_local_path');
  const last = peft.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return peft === '' ? model : `${model} + ${last}`;
}

/** The name of the folder or file, where the file itself names no model. */
const fileStem = (name: string): string =>
  name
    .replace(/\.jsonl?$/i, '')
    .replace(/(?:^|[/_-])results?(?:[_-]?\d{4}-\d\d-\d\dT[\d.:-]+)?/gi, ' ')
    .trim();

/** The number of questions of a task or, for a group, of all its tasks. */
function questionsOf(task: string, counts: Fields, groups: Fields, depth = 0): number | null {
  const own = fields(counts[task]);
  const count = own['effective'] ?? own['original'] ?? counts[task];
  if (typeof count === 'number' && count > 0) return count;
  const children = groups[task];
  if (!Array.isArray(children) || children.length === 0 || depth > 4) return null;
  const parts = children.map((child) => questionsOf(String(child), counts, groups, depth + 1));
  return parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** The tasks of a group, of its groups too; a task alone is its own. */
function tasksIn(task: string, groups: Fields, depth = 0): string[] {
  const children = groups[task];
  if (!Array.isArray(children) || children.length === 0 || depth > 4) return [task];
  return children.flatMap((child) => tasksIn(String(child), groups, depth + 1));
}

type Told = { metric: string; value: number; se: number | null };

/** "acc,none" with "acc_stderr,none"; "qem" with "qem_stderr". */
function metricsOf(scores: Fields): Told[] {
  return Object.entries(scores).flatMap(([key, value]) => {
    const [name = '', filter = ''] = key.split(',');
    if (typeof value !== 'number' || !Number.isFinite(value)) return [];
    if (/_stderr$/.test(name) || name === 'alias' || name === 'sample_len') return [];
    const error = scores[`${name}_stderr${filter === '' ? '' : `,${filter}`}`];
    const metric = filter === '' || filter === 'none' ? name : `${name}, ${filter}`;
    return [{ metric, value, se: typeof error === 'number' && error > 0 ? error : null }];
  });
}

function ofTasks(model: string, results: Fields, counts: Fields, groups: Fields): Result[] {
  const inGroup = new Set(
    Object.entries(groups).flatMap(([group, children]) =>
      group in results && Array.isArray(children)
        ? children.map(String).filter((child) => child !== group)
        : [],
    ),
  );
  return Object.entries(results).flatMap(([task, scores]) => {
    if (inGroup.has(task) || task === 'all' || !isFields(scores)) return [];
    const questions = questionsOf(task, counts, groups);
    const parts = task.split('|');
    const benchmark = (parts.length >= 3 ? parts[1] : task) ?? task;
    return metricsOf(scores)
      .filter(({ metric }) => !LOWER.test(metric))
      .map(({ metric, value, se }) => ({
        tasks: tasksIn(task, groups),
        model,
        benchmark,
        metric,
        score: percent(value, metric),
        se: se === null ? '' : percent(se, metric),
        questions: questions === null ? '' : String(questions),
      }));
  });
}

function ofInspect(file: Fields): Result[] {
  const run = fields(file['eval']);
  const results = fields(file['results']);
  const { scores } = results;
  if (!Array.isArray(scores)) return [];
  const total = results['total_samples'] ?? fields(run['dataset'])['samples'];
  return scores.filter(isFields).flatMap((score) => {
    const metrics = fields(score['metrics']);
    const valueOf = (name: string) => fields(metrics[name])['value'];
    const [accuracy, stderr] = [valueOf('accuracy') ?? valueOf('mean'), valueOf('stderr')];
    if (typeof accuracy !== 'number') return [];
    return {
      tasks: [],
      model: string(run['model']),
      benchmark: string(run['task']).replace(/^.*\//, ''),
      metric: string(score['name']) || 'accuracy',
      score: percent(accuracy, 'accuracy'),
      se: typeof stderr === 'number' && stderr > 0 ? percent(stderr, 'accuracy') : '',
      questions: typeof total === 'number' ? String(total) : '',
    };
  });
}

/** The results of one file, or null where it is of no known harness. */
export function resultsOf(file: unknown, name = ''): Result[] | null {
  if (!isFields(file)) return null;
  if (isFields(file['eval']) && isFields(file['results'])) return ofInspect(file);
  const { results } = file;
  if (!isFields(results) || !Object.values(results).some(isFields)) return null;
  const config = fields(file['config']);
  const general = fields(file['config_general']);
  const model =
    string(file['model_name']) ||
    string(general['model_name']) ||
    modelArgs(config['model_args']) ||
    string(config['model_name']) ||
    string(file['model']) ||
    string(config['model']) ||
    fileStem(name);
  const count = config['model_num_parameters'];
  const isSized = /\d\s?[bm](?![a-z])/i.test(model);
  const sized =
    !isSized && typeof count === 'number' && count > 0
      ? `${model || 'model'} ${Number((count / 1e9).toPrecision(3))}B`
      : model;
  const found = ofTasks(sized, results, fields(file['n-samples']), fields(file['group_subtasks']));
  return found.length > 0 ? found : null;
}

/** The score of a task by its samples alone, where no file gives its results. */
export function resultOf(model: string, task: string, metric: string, answers: Answers): Result {
  const values = [...answers.values()];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    tasks: [task],
    model,
    benchmark: task,
    metric,
    score: `${Number((100 * mean).toPrecision(12))}%`,
    se: '',
    questions: String(values.length),
  };
}

/** `answers`: those behind each result, where they are known. */
export function harnessGrid(
  results: readonly Result[],
  answers: readonly (Answers | null)[] = [],
): Grid {
  const rows = results.map(({ model, benchmark, metric, score, se, questions }) => [
    model,
    benchmark,
    metric,
    score,
    se,
    questions,
  ]);
  const used = HEAD.map((_, at) => rows.some((row) => row[at] !== ''));
  const kept = (row: readonly string[]) => row.filter((_, at) => used[at]);
  return { cells: [kept(HEAD), ...rows.map(kept)], caption: '', headRows: 1, answers };
}
