/** Rows as people have them: scores, baselines and questions, each row by itself, for every method. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../web/src/engine/contract';
import { answered, call, engine, METHODS, valueOf } from './every_method';

/** Three kinds of rows, and the same rows with gains and standard errors alone. */
const mixed: Observation[] = [
  { size: 1, base: 20, score: 35, questions: 500 },
  { size: 3, gain: 17, base: 35, questions: 200, samples: 4 },
  { size: 8, gain: 17, se: 2, score: 67 },
  { size: 14, gain: 16, se: 2, base: 55 },
];
const seOf = (base: number, score: number, questions: number, samples = 1) =>
  valueOf(engine.gainSe({ base, score, questions, samples })).gainSe;
const plain: Observation[] = [
  { size: 1, gain: 15, se: seOf(20, 35, 500), base: 20 },
  { size: 3, gain: 17, se: seOf(35, 52, 200, 4), base: 35 },
  { size: 8, gain: 17, se: 2, base: 50 },
  { size: 14, gain: 16, se: 2, base: 55 },
];
const sizes = [32, 70];

describe('rows of scores', () => {
  it.each<[string, (rows: Observation[]) => unknown]>([
    ['fit', (rows) => engine.fit(rows)],
    ['forecast', (rows) => engine.forecast(rows, { sizes, bounded: true, atLeast: 10 })],
    ['calibrated', (rows) => engine.forecast(rows, { sizes, method: 'calibrated' })],
    ['headroom', (rows) => engine.forecast(rows, { sizes, shareOfHeadroom: true })],
    ['bootstrap', (rows) => engine.bootstrap(rows, { sizes, replicates: 20 })],
    ['validate', (rows) => engine.validate(rows, { trials: 3 })],
    ['design', (rows) => engine.design(rows, { candidates: [32], target: 70 })],
    ['decompose', (rows) => engine.decompose(rows, { sizes })],
    ['backtest', (rows) => engine.backtest(rows)],
    ['estimateExtraSe', (rows) => engine.estimateExtraSe(rows)],
    ['gainForecast', (rows) => engine.gainForecast(rows, { sizes })],
  ])('are the gains and errors that follow from them: %s', (_, ask) => {
    expect(ask(mixed)).toMatchObject({ ok: true });
    expect(ask(mixed)).toEqual(ask(plain));
  });

  it('are forecast as scores with their own questions', () => {
    const asked = { sizes, bases: [60, 65], levels: [0.9] };
    const rows = mixed.slice(0, 2);
    const forecast = valueOf(engine.forecast(rows, { ...asked, method: 'post-training' }));
    const scored = valueOf(engine.scoreForecast(rows, asked));
    expect(forecast.mean).toEqual(scored.gain.median);
    expect(forecast.predictive).toEqual(scored.gain.intervals);
    expect(forecast.scores?.mean).toEqual(scored.score.mean);
    const single = [mixed[0] ?? { size: 0 }, { size: 3, base: 35, score: 52, questions: 320 }];
    expect(scored).toEqual(valueOf(engine.scoreForecast(single, asked)));
  });

  it('without an error or questions have an error that is not known', () => {
    const { cautions } = valueOf(
      engine.fit(mixed.map(({ questions: _, se: __, samples: ___, ...row }) => row)),
    );
    expect(cautions.map(({ code }) => code)).toContain('se-assumed');
  });

  const row = (odd: object) => [...plain, { size: 32, ...odd }];
  it.each<[string, object, string, string]>([
    ['a gain that is not the difference', { gain: 9, base: 50, score: 60 }, 'inconsistent', 'gain'],
    ['a score alone', { score: 60 }, 'no-base', 'base'],
    ['a score in words', { base: 50, score: '60%' }, 'not-finite', 'score'],
    ['a gain in words beside scores', { gain: 'ten', base: 50, score: 60 }, 'not-finite', 'gain'],
    ['a score above the ceiling', { base: 50, score: 101 }, 'above-ceiling', 'score'],
    ['a score below 0', { base: 50, score: -1 }, 'out-of-range', 'score'],
    ['a baseline below 0', { base: -1, score: 9 }, 'out-of-range', 'base'],
    ['no questions', { base: 50, score: 60, questions: 0 }, 'not-positive', 'questions'],
    ['half a question', { base: 50, score: 60, questions: 99.5 }, 'not-whole', 'questions'],
    ['samples in words', { gain: 9, questions: 500, samples: 'four' }, 'not-finite', 'samples'],
    ['nothing measured', { base: 50, questions: 500 }, 'not-finite', 'gain'],
  ])('are refused by row and field: %s', (_, odd, code, field) => {
    for (const [method, options] of [
      ['fit', {}],
      ['forecast', { sizes }],
      ['forecast', { sizes, method: 'post-training' }],
      ['bootstrap', { sizes, replicates: 3 }],
      ['validate', { trials: 1 }],
      ['design', { candidates: [32], target: 70 }],
      ['decompose', { sizes }],
      ['backtest', {}],
    ] as const)
      expect(answered(method, row(odd), options), method).toMatchObject({
        ok: false,
        error: { code, field, row: 4 },
      });
  });

  it('are all named where several are refused', () => {
    const bad = { size: 1, base: 50, score: 70, gain: 3 };
    expect(call('fit', [...plain, bad, { size: 2, score: 3 }, bad])).toMatchObject({
      error: {
        row: 4,
        others: [
          { row: 5, code: 'no-base' },
          { row: 6, code: 'inconsistent' },
        ],
      },
    });
  });
});

describe('companions', () => {
  const rows = mixed.slice(0, 2);
  const others = [
    [
      { size: 1, base: 30, score: 60 },
      { size: 3, base: 40, gain: 33 },
    ],
  ];
  const asked = { sizes, bases: [60, 65], method: 'post-training' as const, levels: [0.9] };

  it('inform the forecast by post-training as they do that of scores', () => {
    const alone = valueOf(engine.forecast(rows, asked));
    const informed = valueOf(engine.forecast(rows, { ...asked, companions: others }));
    expect(informed.mean).not.toEqual(alone.mean);
    const scored = valueOf(engine.scoreForecast(rows, { ...asked, companions: others }));
    expect(informed.mean).toEqual(scored.gain.median);
  });

  it('are refused by list and row', () => {
    const companions = [...others, [{ size: 1, base: 30 }]];
    expect(answered('forecast', rows, { ...asked, companions })).toMatchObject({
      ok: false,
      error: { code: 'bad-option', field: 'companions', message: /List 2: Row 1/ },
    });
    for (const odd of [Array(65).fill(others[0]), 5, [5], 'rows'])
      expect(answered('forecast', rows, { ...asked, companions: odd })).toMatchObject({
        ok: false,
        error: { code: 'bad-option', field: 'companions' },
      });
  });

  it('of nothing change nothing', () => {
    const none = engine.forecast(rows, { ...asked, companions: [] });
    expect(none).toEqual(engine.forecast(rows, asked));
    expect(METHODS.forecast.good()).toHaveLength(2);
  });
});
