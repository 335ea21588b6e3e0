/** Forecasts of scores, and of gains alone: held to the native core to 1e-9, and refused by value. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  ForecastSchema,
  type Outcome,
  type ScoreForecast,
  type ScoreRow,
} from '../../web/src/engine/contract';
import { answered, engine, scores, valueOf } from './every_method';

const row = (size: number, base: number, score: number, questions = 500): ScoreRow => ({
  size,
  base,
  score,
  questions,
});

const TABLES: readonly (readonly [string, ScoreRow[], number])[] = [
  ['gains', [row(1, 20, 35), row(3, 35, 52), row(8, 50, 67)], 0],
  ['companions', [row(1, 20, 35), row(3, 35, 52), row(8, 50, 67)], 3],
  ['losses', [row(7, 46.9, 48.3, 14042), row(13, 55.7, 54.6, 14042), row(70, 69.8, 63.9)], 0],
  ['the floor', [row(0.5, 0, 0, 30), row(1.5, 0, 10, 30)], 0],
  ['the ceiling', [row(1, 99, 100, 200), row(7, 100, 100, 200)], 0],
  ['one row', [row(8, 50, 67)], 0],
  ['one size twice', [row(8, 50, 67), row(8, 52, 66), row(1, 30, 40)], 1],
];
const SIZES = [0.1, 3, 14, 70, 405];
const BASES = [null, 36, null, 65, 100];

type Native = { scores: number[][]; gains: number[][] };
let natives: Native[];
beforeAll(() => {
  const program = new URL('../../build/native/tests/core/answers', import.meta.url);
  const input = JSON.stringify(
    TABLES.map(([, rows, companions]) => ({
      scores: rows,
      sizes: SIZES,
      bases: BASES,
      companions,
    })),
  );
  natives = JSON.parse(execFileSync(fileURLToPath(program), { input }).toString()) as Native[];
});

function expectNear(ours: readonly (number | null | undefined)[], theirs: readonly number[]): void {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((their, index) => {
    expect(Math.abs((ours[index] ?? NaN) - their)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(their)),
    );
  });
}

describe('scoreForecast', () => {
  it.each(TABLES.map(([name], index) => [name, index] as const))(
    'answers as the native core does: %s',
    (_, index) => {
      const [, rows, count] = TABLES[index] ?? ['', [], 0];
      const companions = Array<ScoreRow[]>(count).fill(rows);
      const options = { sizes: SIZES, bases: BASES, levels: [0.9], atLeast: 5, companions };
      const { base, gain, score, atLeast } = valueOf(engine.scoreForecast(rows, options));
      natives[index]?.scores.forEach((native, at) => {
        expectNear(
          [
            base[at],
            gain.mean[at],
            score.mean[at],
            gain.median[at],
            gain.intervals[0]?.low[at],
            gain.intervals[0]?.high[at],
            score.intervals[0]?.low[at],
            score.intervals[0]?.high[at],
            atLeast?.probability[at],
          ],
          native,
        );
      });
    },
  );

  it('answers within 0 and the ceiling, with one row and with many', () => {
    for (const [, rows] of TABLES) {
      const { score } = valueOf(engine.scoreForecast(rows, { sizes: SIZES, levels: [0.5, 0.999] }));
      for (const { low, high } of score.intervals)
        SIZES.forEach((_, at) => {
          expect(low[at]).toBeGreaterThanOrEqual(0);
          expect(high[at]).toBeLessThanOrEqual(100);
          expect(low[at]).toBeLessThanOrEqual(Number(high[at]));
        });
    }
  });

  it('names the simple forecasts beside its own', () => {
    const { baselines, baseGiven } = valueOf(
      engine.scoreForecast(scores, { sizes: [70, 14], bases: [65, null] }),
    );
    expect(baseGiven).toEqual([true, false]);
    expect(baselines.lastGain).toBeCloseTo(17, 12);
    expect(baselines.lastShareOfHeadroom[0]).toBeCloseTo((17 / 50) * 35, 9);
  });

  const refusal = (outcome: Outcome<ScoreForecast>) =>
    outcome.ok ? null : [outcome.error.code, outcome.error.row, outcome.error.field];

  it('refuses bad rows and options by their names', () => {
    const sizes = [70];
    const asked = (rows: ScoreRow[], options: object = {}) =>
      refusal(engine.scoreForecast(rows, { sizes, ...options }));
    expect(asked([])).toEqual(['no-rows', null, null]);
    expect(asked([row(1, 20, 30), row(0, 1, 2)])).toEqual(['not-positive', 1, 'size']);
    expect(asked([row(1, 20, 101)])).toEqual(['out-of-range', 0, 'score']);
    expect(asked([row(1, NaN, 30)])).toEqual(['not-finite', 0, 'base']);
    expect(asked([row(1, 20, 30, 0)])).toEqual(['not-positive', 0, 'questions']);
    expect(asked(scores, { ceiling: 60 })).toEqual(['out-of-range', 2, 'score']);
    expect(asked(scores, { ceiling: 0 })).toEqual(['bad-option', null, 'ceiling']);
    expect(asked(scores, { bases: [] })).toEqual(['bad-option', null, 'bases']);
    expect(asked(scores, { bases: [101] })).toEqual(['bad-option', null, 'bases']);
    expect(asked(scores, { bases: [NaN] })).toEqual(['bad-option', null, 'bases']);
    expect(asked(scores, { atLeast: NaN })).toEqual(['bad-option', null, 'atLeast']);
    expect(asked(scores, { levels: [1] })).toEqual(['bad-option', null, 'levels']);
    expect(asked(scores, { sizes: [-1] })).toEqual(['bad-target', 0, 'sizes']);
    expect(asked(scores, { companions: [[row(1, -1, 2)]] })).toEqual([
      'bad-option',
      null,
      'companions',
    ]);
    const many = Array<ScoreRow[]>(65).fill(scores);
    expect(asked(scores, { companions: many })).toEqual(['bad-option', null, 'companions']);
  });
});

describe('gainForecast', () => {
  it.each(TABLES.map(([name], index) => [name, index] as const))(
    'answers as the native core does: %s',
    (_, index) => {
      const gains = (TABLES[index]?.[1] ?? []).map(({ size, base, score }) => ({
        size,
        gain: score - base,
        se: 1,
      }));
      const outcome = engine.gainForecast(gains, { sizes: SIZES, levels: [0.9], atLeast: 5 });
      const native = natives[index]?.gains ?? [];
      if (!outcome.ok) {
        expect([outcome.error.code, native]).toEqual(['too-few-sizes', []]);
        return;
      }
      const { mean, median, intervals, atLeast } = outcome.value;
      native.forEach((their, at) => {
        const ends = [intervals[0]?.low[at], intervals[0]?.high[at]];
        expectNear([mean[at], median[at], ...ends, atLeast?.probability[at]], their);
      });
    },
  );

  it('keeps the contract on numbers of every size', () => {
    for (const size of [1e-60, 1, 1e60])
      for (const gain of [-1e60, 0, 1e60])
        answered(
          'gainForecast',
          [
            { size: 1, gain, se: 1e-60 },
            { size: 2, gain: -gain, se: 1 },
          ],
          { sizes: [size], atLeast: 1 },
        );
  });
});

describe('forecast by the method learned from post-training', () => {
  const rows = [
    { size: 1, gain: 15, se: 2, base: 20 },
    { size: 3, gain: 17, se: 2, base: 35 },
    { size: 8, gain: 17, se: 2, base: 50 },
  ];
  const asked = { levels: [0.5, 0.9], atLeast: 10, method: 'post-training' as const };

  it('is that of the scores where every row has a base, and has the form of any forecast', () => {
    const bases = [null, 65];
    const forecast = valueOf(engine.forecast(rows, { ...asked, sizes: [14, 70], bases }));
    expect(v.parse(ForecastSchema, forecast)).toEqual(forecast);
    const scored = valueOf(
      engine.scoreForecast(
        rows.map(({ size, gain, se, base }) => {
          const score = base + gain;
          const questions = (base * (100 - base) + score * (100 - score)) / se ** 2;
          return { size, base, score, questions };
        }),
        { sizes: [14, 70], levels: [0.5, 0.9], atLeast: 10, bases },
      ),
    );
    expectNear(forecast.mean, scored.gain.median);
    expectNear(forecast.predictive[1]?.low ?? [], scored.gain.intervals[1]?.low as number[]);
    expectNear(forecast.scores?.base ?? [], scored.base);
    expectNear(forecast.atLeast?.probability ?? [], scored.atLeast?.probability ?? []);
  });

  it('is that of gains alone where a row has no base', () => {
    const [first, ...others] = rows;
    const without = [
      { size: first?.size ?? 0, gain: first?.gain ?? 0, se: first?.se ?? 0 },
      ...others,
    ];
    const forecast = valueOf(engine.forecast(without, { ...asked, sizes: [14, 70] }));
    const { median } = valueOf(
      engine.gainForecast(without, { sizes: [14, 70], levels: [0.5, 0.9], atLeast: 10 }),
    );
    expectNear(forecast.mean, median as number[]);
    expect(forecast.scores).toBeNull();
  });

  it('keeps gains within what a score allows, in points and in shares of the headroom', () => {
    const steep = [
      { size: 1, gain: 5, se: 1, base: 80 },
      { size: 8, gain: 10, se: 1, base: 89 },
    ];
    for (const shareOfHeadroom of [false, true]) {
      const { predictive, most } = valueOf(
        engine.forecast(steep, { ...asked, sizes: [70, 1000], shareOfHeadroom, bounded: true }),
      );
      for (const { high } of predictive)
        high.forEach((end) => {
          expect(end).toBeLessThanOrEqual(most ?? 0);
        });
    }
  });

  it('refuses bases that are not scores, and other words for a method', () => {
    expect(engine.forecast(rows, { ...asked, sizes: [70], bases: [101] })).toMatchObject({
      ok: false,
      error: { field: 'bases' },
    });
    const method = 'learned' as 'paper';
    expect(engine.forecast(rows, { sizes: [70], method })).toMatchObject({
      error: { code: 'unknown-method' },
    });
  });
});
