import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../web/src/read/read_table';

const TIMES = ['2025-03-01T10-00-00.123456', '2025-03-02T11-30-00.654321'] as const;

/** One line a question, as lm-evaluation-harness logs them since its version 0.4. */
const samples = (scores: readonly number[], metric = 'exact_match', filter = 'strict-match') =>
  scores
    .map((score, at) =>
      JSON.stringify({
        doc_id: at,
        doc: { question: `q${at}`, answer: '1' },
        target: '1',
        resps: [['1']],
        filter,
        metrics: [metric],
        doc_hash: `h${at}`,
        [metric]: score,
      }),
    )
    .join('\n');

const mean = (scores: readonly number[]) =>
  scores.reduce((sum, one) => sum + one, 0) / scores.length;

const results = (model: string, scores: readonly number[]) =>
  JSON.stringify({
    results: {
      gsm8k: {
        alias: 'gsm8k',
        'exact_match,strict-match': mean(scores),
        'exact_match_stderr,strict-match': 0.1,
      },
    },
    'n-samples': { gsm8k: { original: scores.length, effective: scores.length } },
    model_name: model,
  });

const BEFORE = [0, 0, 0, 1, 1, 1, 0, 0, 1, 0];
const AFTER = [1, 0, 1, 1, 1, 1, 0, 1, 0, 0];
// Differences: 1, 0, 1, 0, 0, 0, 0, 1, −1, 0. Mean 0.2; their squares about it sum to 3.6.
const PAIRED = 100 * Math.sqrt(3.6 / 9 / 10);

function readFiles(files: Readonly<Record<string, string>>) {
  const outcome = readTable({ json: Object.values(files) }, { names: Object.keys(files) });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('files of single samples', () => {
  it('pair the error of the gain question by question, beside the results of the same times', () => {
    const reading = readFiles({
      [`results_${TIMES[0]}.json`]: results('Qwen/Qwen3-0.6B-Base', BEFORE),
      [`results_${TIMES[1]}.json`]: results('me/Qwen3-0.6B-GRPO', AFTER),
      [`samples_gsm8k_${TIMES[0]}.jsonl`]: samples(BEFORE),
      [`samples_gsm8k_${TIMES[1]}.jsonl`]: samples(AFTER),
    });
    expect(reading.questions).toEqual([]);
    const [row, ...others] = reading.series.flatMap(({ observations }) => observations);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ size: 0.6, base: 40, score: 60, gain: 20, questions: 10 });
    expect(row?.se).toBeCloseTo(PAIRED, 9);
    expect(reading.notes.map(({ code }) => code)).toContain('paired');
  });

  it('are results by themselves where their folders name the models', () => {
    const reading = readFiles({
      [`out/Qwen__Qwen3-0.6B-Base/samples_gsm8k_${TIMES[0]}.jsonl`]: samples(BEFORE),
      [`out/me__Qwen3-0.6B-GRPO/samples_gsm8k_${TIMES[1]}.jsonl`]: samples(AFTER),
    });
    const [row] = reading.series.flatMap(({ observations }) => observations);
    expect(row).toMatchObject({ size: 0.6, base: 40, score: 60, gain: 20, questions: 10 });
    expect(row?.se).toBeCloseTo(PAIRED, 9);
  });

  it('of other questions are not paired, and that is said', () => {
    const others = samples(AFTER).replaceAll('"h', '"other');
    const reading = readFiles({
      [`results_${TIMES[0]}.json`]: results('Qwen/Qwen3-0.6B-Base', BEFORE),
      [`results_${TIMES[1]}.json`]: results('me/Qwen3-0.6B-GRPO', AFTER),
      [`samples_gsm8k_${TIMES[0]}.jsonl`]: samples(BEFORE),
      [`samples_gsm8k_${TIMES[1]}.jsonl`]: others,
    });
    const [row] = reading.series.flatMap(({ observations }) => observations);
    expect(row?.se).toBeCloseTo(Math.hypot(10, 10), 9);
    expect(reading.notes.map(({ code }) => code)).toContain('not-paired');
  });

  it('that contradict the results are not paired', () => {
    const reading = readFiles({
      [`results_${TIMES[0]}.json`]: results('Qwen/Qwen3-0.6B-Base', BEFORE),
      [`results_${TIMES[1]}.json`]: results('me/Qwen3-0.6B-GRPO', AFTER),
      [`samples_gsm8k_${TIMES[0]}.jsonl`]: samples(BEFORE),
      [`samples_gsm8k_${TIMES[1]}.jsonl`]: samples(AFTER.map((score) => 1 - score)),
    });
    expect(reading.notes.map(({ code }) => code)).toContain('not-paired');
  });

  it('count several answers to a question as their mean, booleans as 0 and 1', () => {
    const lines = [
      { doc_id: 0, acc: true },
      { doc_id: 0, acc: false },
      { doc_id: 1, acc: 1 },
      { doc_id: 1, acc: 1 },
    ];
    const base = lines.map((line) => JSON.stringify({ ...line, acc: 0 })).join('\n');
    const tuned = lines.map((line) => JSON.stringify(line)).join('\n');
    const reading = readFiles({
      'Qwen3-0.6B-Base_samples_arc_easy.jsonl': base,
      'Qwen3-0.6B-SFT_samples_arc_easy.jsonl': tuned,
    });
    const [row] = reading.series.flatMap(({ observations }) => observations);
    expect(row).toMatchObject({ base: 0, score: 75, questions: 2 });
    expect(row?.se).toBeCloseTo(25, 9); // differences of 50 and 100
  });

  it('of the tasks of a group are paired together', () => {
    const group = (model: string, scores: readonly (readonly number[])[]) =>
      JSON.stringify({
        results: { mmlu: { alias: 'mmlu', 'acc,none': mean(scores.flat()) } },
        group_subtasks: { mmlu: ['mmlu_law', 'mmlu_art'] },
        'n-samples': Object.fromEntries(
          ['mmlu_law', 'mmlu_art'].map((task, at) => [task, { effective: scores[at]?.length }]),
        ),
        model_name: model,
      });
    const halves = (scores: readonly number[]) => [scores.slice(0, 5), scores.slice(5)];
    const logs = (time: string, scores: readonly number[]) =>
      Object.fromEntries(
        halves(scores).map((half, at) => [
          `samples_${['mmlu_law', 'mmlu_art'][at] ?? ''}_${time}.jsonl`,
          samples(half, 'acc', 'none'),
        ]),
      );
    const reading = readFiles({
      [`results_${TIMES[0]}.json`]: group('Qwen/Qwen3-0.6B-Base', halves(BEFORE)),
      [`results_${TIMES[1]}.json`]: group('me/Qwen3-0.6B-GRPO', halves(AFTER)),
      ...logs(TIMES[0], BEFORE),
      ...logs(TIMES[1], AFTER),
    });
    const [row] = reading.series.flatMap(({ observations }) => observations);
    expect(row).toMatchObject({ base: 40, score: 60, questions: 10 });
    expect(row?.se).toBeCloseTo(PAIRED, 9);
  });

  it('that name no model are named as not understood', () => {
    const reading = readFiles({
      [`results_${TIMES[0]}.json`]: results('Qwen/Qwen3-0.6B-Base', BEFORE),
      'samples_gsm8k.jsonl': samples(AFTER),
    });
    expect(reading.notes.map(({ message }) => message).join(' ')).toContain('samples_gsm8k.jsonl');
  });
});
