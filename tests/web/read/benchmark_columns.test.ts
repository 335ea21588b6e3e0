import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPaste } from '../../../web/src/read/paste';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { benchmarkIn, headerField } from '../../../web/src/read/headings';
import { parsePaste } from '../../../web/src/read/table_text';
import { describeProblems, parseRows } from '../../../web/src/state/rows';
import { MAX_SERIES, seriesOf } from '../../../web/src/state/series';
import { addRow, makeRows } from '../../../web/src/state/state';

function pasted(text: string) {
  const found = parsePaste(text, 'size');
  if (found?.kind !== 'table') throw new Error(`not a table: ${JSON.stringify(found)}`);
  return found;
}

const read = (text: string) =>
  parseRows(makeRows(pasted(text).rows)).fitted.map(({ series, size, gain, se }) => [
    series,
    size,
    gain,
    se,
  ]);

const GSM8K_THEN_MATH = [
  ['GSM8K', 0.5, 1.2, 0.4],
  ['GSM8K', 8, 5.4, 0.5],
  ['MATH', 0.5, -2.1, 0.3],
  ['MATH', 8, 3.5, 0.6],
];

describe('several benchmarks are understood as', () => {
  it.each([
    [
      'a column each, with one for its errors',
      'size,GSM8K,GSM8K se,MATH,MATH se\n0.5,1.2,0.4,-2.1,0.3\n8,5.4,0.5,3.5,0.6',
    ],
    [
      'cells that bring their errors',
      'size,GSM8K,MATH\n0.5,1.2 ± 0.4,-2.1 ± 0.3\n8,5.4 ± 0.5,3.5 ± 0.6',
    ],
    [
      'Markdown',
      '| Model size | **GSM8K** | MATH |\n|---|--:|--:|\n| 0.5B | 1.2 ± 0.4 | \u22122.1 ± 0.3 |\n| 8B | **5.4** ± 0.5 | 3.5 ± 0.6 |',
    ],
    [
      'Markdown without outer bars',
      'size | GSM8K | MATH\n--- | --- | ---\n0.5 | 1.2±0.4 | -2.1±0.3\n8 | 5.4±0.5 | 3.5±0.6',
    ],
    [
      'semicolons with decimal commas',
      'size;GSM8K;se;MATH;se\n0,5;1,2;0,4;-2,1;0,3\n8;5,4;0,5;3,5;0,6',
    ],
    [
      'decimal commas with errors in the cells',
      'size;GSM8K;MATH\n0,5;1,2 ± 0,4;-2,1 ± 0,3\n8;5,4 ± 0,5;3,5 ± 0,6',
    ],
    [
      'tabs, and heads with units and words',
      'Size (B)\tGain on GSM8K (pp)\tSE (GSM8K)\tGain on MATH (pp)\tSE (MATH)\n0.5\t1.2\t0.4\t-2.1\t0.3\n8\t5.4\t0.5\t3.5\t0.6',
    ],
    [
      'errors after the gains of all',
      'params,GSM8K gain,MATH gain,GSM8K_stderr,MATH_stderr\n0.5,1.2,-2.1,0.4,0.3\n8,5.4,3.5,0.5,0.6',
    ],
    [
      'heads with a delta and a plus-minus',
      'N\tΔ GSM8K\t± GSM8K\tΔ MATH\t± MATH\n0.5\t1.2\t0.4\t-2.1\t0.3\n8\t5.4\t0.5\t3.5\t0.6',
    ],
    [
      'a plus-minus after the name',
      'size,GSM8K,GSM8K ±,MATH,MATH ±\n0.5,1.2,0.4,-2.1,0.3\n8,5.4,0.5,3.5,0.6',
    ],
    [
      'heads that announce the error in the cell',
      'size | GSM8K ± se | MATH ± se\n0.5 | 1.2 ± 0.4 | -2.1 ± 0.3\n8 | 5.4 ± 0.5 | 3.5 ± 0.6',
    ],
    [
      'sizes in models’ names',
      'model,GSM8K,GSM8K se,MATH,MATH se\nQwen3-0.5B,1.2,0.4,-2.1,0.3\nQwen3-8B,5.4,0.5,3.5,0.6',
    ],
    [
      'no head over the sizes',
      '| | GSM8K | MATH |\n|---|---|---|\n| 0.5B | 1.2 ± 0.4 | -2.1 ± 0.3 |\n| 8B | 5.4 ± 0.5 | 3.5 ± 0.6 |',
    ],
    [
      'columns lined up with spaces',
      'size   GSM8K       MATH\n0.5    1.2 ± 0.4   -2.1 ± 0.3\n8      5.4 ± 0.5   3.5 ± 0.6',
    ],
    [
      'a line each, under a head of sizes',
      'benchmark,0.5B,8B\nGSM8K,1.2 ± 0.4,5.4 ± 0.5\nMATH,-2.1 ± 0.3,3.5 ± 0.6',
    ],
    [
      'long form with a column "benchmark"',
      'benchmark,size,gain,se\nGSM8K,0.5,1.2,0.4\nGSM8K,8,5.4,0.5\nMATH,0.5,-2.1,0.3\nMATH,8,3.5,0.6',
    ],
    [
      'long form with a column "task" at the end, decimal commas',
      'N;gain;se;task\n0,5;1,2;0,4;GSM8K\n8;5,4;0,5;GSM8K\n0,5;-2,1;0,3;MATH\n8;3,5;0,6;MATH',
    ],
    [
      'long form in Markdown, the name only where it begins',
      '| Series | Size | Gain ± SE |\n|---|---|---|\n| GSM8K | 0.5B | 1.2 ± 0.4 |\n| | 8B | 5.4 ± 0.5 |\n| MATH | 0.5B | -2.1 ± 0.3 |\n| | 8B | 3.5 ± 0.6 |',
    ],
  ])('%s', (_, text) => expect(read(text)).toEqual(GSM8K_THEN_MATH));

  it('rows that stand together, when long form goes by size', () => {
    const text =
      'task,size,gain,se\nGSM8K,0.5,1.2,0.4\nMATH,0.5,-2.1,0.3\nGSM8K,8,5.4,0.5\nMATH,8,3.5,0.6';
    const { state } = applyPaste(DEFAULT_STATE, pasted(text), null);
    expect(state.rows.map(({ series, size }) => `${series} ${size}`)).toEqual([
      'GSM8K 0.5',
      'GSM8K 8',
      'MATH 0.5',
      'MATH 8',
    ]);
  });
});

describe('what a head says', () => {
  it.each([
    ['GSM8K se', 'GSM8K'],
    ['GSM8K_stderr', 'GSM8K'],
    ['SE (GSM8K)', 'GSM8K'],
    ['std. error of GSM8K', 'GSM8K'],
    ['± GSM8K', 'GSM8K'],
    ['Gain on GSM8K (pp)', 'GSM8K'],
    ['ΔGSM8K', 'GSM8K'],
    ['**GSM8K**', 'GSM8K'],
    ['MATH (4-shot)', 'MATH (4-shot)'],
    ['ARC-C', 'ARC-C'],
    ['AIME24', 'AIME24'],
    ['Essay', 'Essay'],
    ['gain', ''],
    ['± (pp)', ''],
  ])('%j is about the benchmark %j', (head, name) => expect(benchmarkIn(head)).toBe(name));

  it.each(['benchmark', 'Benchmark name', 'task', 'series', 'Dataset', 'eval'])(
    '%j heads the series',
    (head) => expect(headerField(head)).toBe('series'),
  );
});

describe('a table of benchmarks', () => {
  it('leaves out cells without a value, and keeps bad ones', () => {
    const { rows } = pasted('size,GSM8K,GSM8K se,MATH,MATH se\n1,2,0.3,–,\n8,many,0.3,n/a,n/a');
    expect(rows.map(({ series, size, gain }) => [series, size, gain])).toEqual([
      ['GSM8K', '1', '2'],
      ['GSM8K', '8', 'many'],
    ]);
    expect(describeProblems(parseRows(makeRows(rows)))).toEqual([
      'Row 2, gain: “many” is not a number. Write pp, for example 5.4.',
    ]);
  });

  it('without errors says in one sentence that they are missing', () => {
    const { rows } = pasted('size,GSM8K,MATH\n1,2,3\n8,5,6');
    expect(describeProblems(parseRows(makeRows(rows)))).toEqual([
      'Rows 1 and 2 of GSM8K and 1 and 2 of MATH are not used yet: the standard error is still empty.',
    ]);
  });

  it('does not take an average, a baseline or a seed for a benchmark, and says so', () => {
    const { rows, notes } = pasted('size,base,GSM8K,MATH,Avg,seed\n1,40,2,3,2.5,1\n8,50,5,6,5.5,1');
    expect(seriesOf(makeRows(rows))).toEqual(['GSM8K', 'MATH']);
    expect(notes).toEqual(['Columns not used: “base”, “Avg”, “seed”.']);
  });

  it('does not take the ends of intervals for benchmarks', () => {
    const { rows, notes } = pasted('size,MATH,MATH se,MATH 95% CI low\n1,2,0.3,1.4\n8,5,0.4,4.2');
    expect(seriesOf(makeRows(rows))).toEqual(['MATH']);
    expect(notes).toEqual(['Columns not used: “MATH 95% CI low”.']);
  });

  it('does not take a score for a gain', () => {
    const { rows, notes } = pasted('size,accuracy,stderr\n1,40,0.3\n8,50,0.4');
    expect(rows.map(({ gain }) => gain)).toEqual(['', '']);
    expect(notes).toEqual(['Columns not used: “accuracy”.']);
  });

  it('is none where one column says that it is the gain', () => {
    const { rows, notes } = pasted('size,gain,se,MATH\n1,2,0.3,9\n8,5,0.4,9');
    expect(rows.every(({ series }) => series === undefined)).toBe(true);
    expect(notes).toEqual(['Columns not used: “MATH”.']);
  });

  it('is none where foreign heads may be those of size, gain and error', () => {
    const { rows } = pasted('Größe;Zuwachs;Fehler\n0,5;1,2;0,4\n8;5,4;0,5');
    expect(rows).toMatchObject([
      { size: '0,5', gain: '1,2', se: '0,4' },
      { size: '8', gain: '5,4', se: '0,5' },
    ]);
  });

  it('of a single benchmark is a table of one series', () => {
    expect(read('size,MATH,MATH se\n1,2,0.3\n8,5,0.4')).toEqual([
      ['MATH', 1, 2, 0.3],
      ['MATH', 8, 5, 0.4],
    ]);
  });

  it('reads back any wide table', () => {
    const cell = fc.integer({ min: 1, max: 9999 }).map((tenths) => tenths / 10);
    const names = fc.uniqueArray(fc.constantFrom('A1', 'Beta', 'ARC-C', 'X y', 'IFEval'), {
      minLength: 2,
    });
    fc.assert(
      fc.property(
        names,
        fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom(['\t', '.'], [',', '.'], [';', ',']),
        (series, lines, [mark = '', point = '']) => {
          const heads = ['size', ...series.flatMap((name) => [name, `${name} se`])];
          const written = (value: number) => String(value).replace('.', point);
          const cut = lines.map((line) => line.slice(0, heads.length));
          const text = [heads, ...cut.map((line) => line.map(written))]
            .map((cells) => cells.join(mark))
            .join('\n');
          expect(read(text)).toEqual(
            series.flatMap((name, at) =>
              cut.map((line) => [name, line[0], line[1 + 2 * at], line[2 + 2 * at]]),
            ),
          );
        },
      ),
    );
  });
});

describe('too many benchmarks', () => {
  const wide = (count: number, from = 0) => {
    const names = Array.from({ length: count }, (_, at) => `b${from + at}`);
    return `size,${names.join(',')}\n1,${names.map(() => '2 ± 1').join(',')}\n8,${names.map(() => '3 ± 1').join(',')}`;
  };

  it('are bounded, and the page says how many and which are kept', () => {
    const { state, notes } = applyPaste(DEFAULT_STATE, pasted(wide(40)), null);
    expect(seriesOf(state.rows)).toHaveLength(MAX_SERIES);
    expect(notes[1]).toBe(
      'The page shows at most 24 benchmarks, so only the first 24 of 40 are used.',
    );
  });

  it('are bounded when they come on top of others, too', () => {
    const first = addRow(applyPaste(DEFAULT_STATE, pasted(wide(20)), null).state);
    const blank = { id: first.rows.at(-1)?.id ?? 0, field: 'size' } as const;
    const { state, notes } = applyPaste(first, pasted(wide(10, 20)), blank);
    expect(seriesOf(state.rows)).toHaveLength(MAX_SERIES);
    expect(notes.join(' ')).toContain('of 30');
  });

  it('in hostile widths are read in time', () => {
    const { state } = applyPaste(DEFAULT_STATE, pasted(wide(5000)), null);
    expect(seriesOf(state.rows)).toHaveLength(MAX_SERIES);
  });
});
