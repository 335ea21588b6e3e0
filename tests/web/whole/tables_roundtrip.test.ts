import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { minus } from '../../../web/src/read/cells/cell_values';
import { readTable } from '../../../web/src/read/read_table';
import type { ReadObservation, Reading } from '../../../web/src/read/reading';
import { FORMS, type Table } from '../read/written_tables';

type Row = { size: number; base: number; score: number };

const read = (text: string): Reading => {
  const outcome = readTable(text);
  if (!outcome.ok) throw new Error(`${outcome.error.code} for\n${text}`);
  return outcome.value;
};

const rowsOf = (text: string): (readonly ReadObservation[])[] => {
  const { series, questions } = read(text);
  if (questions.length > 0) throw new Error(`${JSON.stringify(questions)} for\n${text}`);
  return series.map(({ observations }) => observations);
};

const tenths = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((value) => value / 10);

/** Sizes that differ, and scores of which at least one is above 1, so that they cannot be fractions. */
const rows = fc
  .uniqueArray(
    fc.record({ size: tenths(1, 900), base: tenths(20, 600), score: tenths(20, 1000) }),
    {
      selector: ({ size }) => size,
      minLength: 3,
      maxLength: 9,
    },
  )
  .filter((all) => all.some(({ size }) => size < 10));

const meant = (all: readonly Row[]) =>
  all.map(({ size, base, score }) => ({ size, gain: minus(score, base) + 0, base, score }));

const bare = ({ size, gain, base, score }: ReadObservation) => ({ size, gain, base, score });

const asTable = (
  all: readonly Row[],
  [model = '', base = '', score = '']: readonly string[],
): Table => ({
  head: [model, base, score],
  body: all.map((row) => [`Qwen-${row.size}B`, row.base.toFixed(1), row.score.toFixed(1)]),
});

const form = fc.constantFrom(...Object.keys(FORMS));
const HEADS = {
  model: ['model', 'Model', 'name', 'Model name', 'checkpoint', 'LLM', 'model_name'],
  base: [
    'base',
    'Base',
    'baseline',
    'Base score',
    'before',
    'score before',
    'Pretrained',
    'base acc',
    'base_accuracy',
    'pre-trained',
    'Vanilla',
  ],
  score: [
    'score',
    'tuned',
    'GRPO',
    'After SFT',
    'accuracy',
    'RL',
    'Instruct',
    'post-training',
    'fine-tuned acc',
    'DPO',
    'final score',
    'SFT + RL',
  ],
};

describe('rows written in any form', () => {
  it.each(Object.keys(FORMS))('are read back the same: %s', (name) => {
    fc.assert(
      fc.property(rows, (all) => {
        const text = FORMS[name]?.(asTable(all, ['model', 'base', 'score'])) ?? '';
        expect(rowsOf(text).map((own) => own.map(bare))).toEqual([meant(all)]);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same whatever the order of the columns', () => {
    fc.assert(
      fc.property(
        rows,
        form,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (all, name, order) => {
          fc.pre(name !== 'transposed' || order[0] === 0);
          const { head, body } = asTable(all, ['model', 'base', 'score']);
          const moved = (row: readonly string[]) => order.map((at) => row[at] ?? '');
          const text = FORMS[name]?.({ head: moved(head), body: body.map(moved) }) ?? '';
          expect(rowsOf(text).map((own) => own.map(bare))).toEqual([meant(all)]);
        },
      ),
    );
  });

  it('are the same whatever synonyms stand at the head', () => {
    fc.assert(
      fc.property(
        rows,
        form,
        fc.constantFrom(...HEADS.model),
        fc.constantFrom(...HEADS.base),
        fc.constantFrom(...HEADS.score),
        (all, name, model, base, score) => {
          const text = FORMS[name]?.(asTable(all, [model, base, score])) ?? '';
          expect(rowsOf(text).map((own) => own.map(bare))).toEqual([meant(all)]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are the same beside columns that say nothing, or a question is asked', () => {
    const words = fc.constantFrom(
      ['notes', 'ok'],
      ['cluster', 'west'],
      ['date', '2026-01-02'],
      ['url', 'https://a.example/x'],
      ['license', 'MIT'],
    );
    const numbers = fc.constantFrom(
      ['frob', '12.5'],
      ['zeta', '0.7'],
      ['lr', '1e-6'],
      ['params_layers', '24'],
      ['year', '2025'],
      ['quux', '300'],
    );
    fc.assert(
      fc.property(
        rows,
        form,
        fc.oneof(words, numbers),
        fc.integer({ min: 0, max: 3 }),
        (all, name, [head = '', cell = ''], at) => {
          fc.pre(name !== 'transposed');
          const { head: heads, body } = asTable(all, ['model', 'base', 'score']);
          const put = (row: readonly string[], what: string) => [
            ...row.slice(0, at),
            what,
            ...row.slice(at),
          ];
          const text =
            FORMS[name]?.({ head: put(heads, head), body: body.map((row) => put(row, cell)) }) ??
            '';
          const { series, questions } = read(text);
          if (questions.length > 0) expect(series).toEqual([]);
          else
            expect(series.map(({ observations }) => observations.map(bare))).toEqual([meant(all)]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('whatever is handed over', () => {
  it('is answered, never thrown upon', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.anything());
    fc.assert(
      fc.property(anything, fc.anything(), (input, options) => {
        const outcome = readTable(input as string, options as never);
        expect(typeof outcome.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('gives finite numbers only', () => {
    const cell = fc.constantFrom(
      '',
      '-',
      '1,5',
      '0.3',
      '5 ± 0',
      '1e999',
      '7B',
      '8x7B',
      'base',
      '∞',
      '(3)',
      '50%',
      'seed',
      '0',
      '-3',
      '1.234,5',
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(table, fc.constantFrom(',', '\t', ';', ' & '), (lines, mark) => {
        const outcome = readTable(
          lines.map((line) => line.join(mark)).join(mark === ' & ' ? ' \\\\\n' : '\n'),
        );
        if (!outcome.ok) return;
        for (const { observations } of outcome.value.series) {
          for (const row of observations) {
            for (const value of [row.size, row.gain, row.se, row.base, row.score, row.questions]) {
              expect(value === undefined || Number.isFinite(value)).toBe(true);
            }
            expect(row.size).toBeGreaterThan(0);
            expect(row.se ?? 1).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

// The project carries no such data: GAINCAST_CURVES=…/dev.csv names them.
const CURVES = process.env['GAINCAST_CURVES'] ?? '';

describe.skipIf(!existsSync(CURVES))('every measured curve', () => {
  it('comes back digit for digit as commas, Markdown and LaTeX', () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(CURVES, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const curves = new Map<string, Record<string, string>[]>();
    for (const row of data) {
      const key = [row['source_group'], row['dataset'], row['curve']].join(' | ');
      curves.set(key, [...(curves.get(key) ?? []), row]);
    }
    const wrong: string[] = [];
    for (const [key, own] of curves) {
      const table: Table = {
        head: ['model', 'base', 'score', 'n'],
        body: own.map((row) => [
          `model-${row['size_b'] ?? ''}B`,
          row['base'] ?? '',
          row['score'] ?? '',
          row['n_questions'] ?? '',
        ]),
      };
      const expected = own.map((row) => ({
        size: Number(row['size_b']),
        base: Number(row['base']),
        score: Number(row['score']),
        questions: row['n_questions'] === '' ? undefined : Number(row['n_questions']),
      }));
      for (const name of ['commas', 'Markdown', 'LaTeX']) {
        const outcome = readTable(FORMS[name]?.(table) ?? '');
        const back = outcome.ok
          ? outcome.value.series.map(({ observations }) =>
              observations.map(({ size, base, score, questions }) => ({
                size,
                base,
                score,
                questions,
              })),
            )
          : [];
        if (JSON.stringify(back) !== JSON.stringify([expected]))
          wrong.push(`${name}: ${key}: ${JSON.stringify(outcome).slice(0, 300)}`);
      }
    }
    console.log(
      `${curves.size} curves in three forms, ${3 * curves.size - wrong.length} of ${3 * curves.size} read back digit for digit`,
    );
    expect(wrong).toEqual([]);
  });
});
