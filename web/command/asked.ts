/** What was asked for on the command line. */
import { parseArgs } from 'node:util';
import { METHOD_NAMES } from '../src/format/method_names';
import { parseSize } from '../src/format/numbers';
import type { Criterion, Method } from '../src/engine/contract';
import { METHODS } from '../src/state/preprocessing';

export const USAGE = `Usage: gaincast TABLE… [--at SIZE] …

Reads a table of model sizes with gains, or with scores before and after a treatment, and forecasts the
gain at sizes that nobody has trained yet. TABLE is a file (CSV, Markdown, LaTeX, a print-out, JSON, result
files of lm-evaluation-harness), or - for standard input.

  --at SIZE         forecast at this size: 70B, 350M; may be repeated, or hold a list (default 70B)
  --base SCORE      the baseline's score there, in percent, where it is known; one for each --at, in order
  --method NAME     ${METHODS.join(', ')} (default post-training)
  --criterion NAME  aic, aicc, bic: how the paper's method weighs its laws (default aic)
  --at-least GAIN   the gain in pp whose chance is said (default 10)
  --level SHARE     the probability of the interval (default 0.95)
  --series NAME     the benchmark that is spoken of; otherwise the mean of all
  --answer Q=TEXT   the answer to a question about the table
  --json            everything as JSON
  --svg FILE        writes the chart; --png FILE likewise
  --page ADDRESS    the address of a Gaincast page, for the link
  --help            this text

Exit status: 0 the data determine the forecast; 1 they do not, or a caution undoes it; 2 the table or an
argument could not be read; 3 a question about the table is open.
`;

export type Target = { readonly size: number; readonly base: number | null };

export type Asked = {
  readonly files: readonly string[];
  readonly targets: readonly Target[];
  readonly method: Method;
  readonly criterion: Criterion;
  readonly atLeast: number;
  readonly level: number;
  readonly series: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly json: boolean;
  readonly svg: string | null;
  readonly png: string | null;
  readonly page: string | null;
};

/** What cannot be done, in a sentence. */
export class Refused extends Error {}

const MAX_TARGETS = 24;
const USUAL: Target = { size: 70, base: null };

function numberOf(option: string, text: string, low: number, high: number): number {
  const value = Number(text.trim().replace(/\s*(%|pp)$/, ''));
  if (text.trim() === '' || !(value >= low && value <= high)) {
    throw new Refused(`--${option}: “${text}” is no number from ${low} to ${high}.`);
  }
  return value;
}

function sizesOf(texts: readonly string[]): number[] {
  return texts
    .flatMap((text) => text.split(/[;,\s]+/))
    .filter((part) => part !== '')
    .map((part) => {
      const size = parseSize(part)?.billions ?? 0;
      if (size <= 0) throw new Refused(`--at: “${part}” is no model size. Write 70B or 350M.`);
      return size;
    });
}

function targetsOf(at: readonly string[], bases: readonly string[]): Target[] {
  const sizes = sizesOf(at);
  if (sizes.length > MAX_TARGETS) throw new Refused(`--at: at most ${MAX_TARGETS} sizes.`);
  if (bases.length > Math.max(1, sizes.length)) {
    throw new Refused('--base: there are more scores than sizes (--at).');
  }
  const known = bases.map((text) => numberOf('base', text, 0, 100));
  const targets = sizes.map((size, index) => ({ size, base: known[index] ?? null }));
  const all = targets.length > 0 ? targets : [{ ...USUAL, base: known[0] ?? null }];
  return all.filter(({ size }, index) => all.findIndex((one) => one.size === size) === index);
}

function oneOf<T extends string>(option: string, text: string, names: readonly T[]): T {
  const found = names.find((name) => name === text);
  if (found === undefined) {
    throw new Refused(`--${option}: “${text}” is none of ${names.join(', ')}.`);
  }
  return found;
}

function answersOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, code = '', answer = ''] = /^([\w-]+)=(.*)$/s.exec(text) ?? [];
      if (code === '') throw new Refused(`--answer: “${text}” is not of the form question=answer.`);
      return [code, answer];
    }),
  );
}

const OPTIONS = {
  at: { type: 'string', multiple: true },
  base: { type: 'string', multiple: true },
  method: { type: 'string' },
  criterion: { type: 'string' },
  'at-least': { type: 'string' },
  level: { type: 'string' },
  series: { type: 'string' },
  answer: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  svg: { type: 'string' },
  png: { type: 'string' },
  page: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A loss is written --at-least=-2; Node alone would take `--at-least -2` for two options. */
const joined = (args: readonly string[]): string[] =>
  args.reduce<string[]>((all, arg) => {
    const last = all.at(-1);
    if (last === '--at-least' && /^-[\d.]/.test(arg))
      return [...all.slice(0, -1), `${last}=${arg}`];
    return [...all, arg];
  }, []);

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: joined(args), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

/** null where the help was asked for. Throws `Refused`. */
export function read(args: readonly string[]): Asked | null {
  const { values, positionals } = parsed(args);
  if (values.help === true) return null;
  if (positionals.length === 0) throw new Refused('Name a table: a file, or - for standard input.');
  const level = numberOf('level', values.level ?? '0.95', 0.5, 0.99);
  return {
    files: positionals,
    targets: targetsOf(values.at ?? [], values.base ?? []),
    method: oneOf('method', values.method ?? 'post-training', METHODS),
    criterion: oneOf('criterion', values.criterion ?? 'aic', ['aic', 'aicc', 'bic']),
    atLeast: numberOf('at-least', values['at-least'] ?? '10', -100, 100),
    level,
    series: values.series ?? null,
    answers: answersOf(values.answer ?? []),
    json: values.json ?? false,
    svg: values.svg ?? null,
    png: values.png ?? null,
    page: values.page ?? null,
  };
}

export const methodInSentence = (method: Method): string => METHOD_NAMES[method].inSentence;
