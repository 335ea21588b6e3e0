/** Decisions and chosen laws: the planning module and the native core give one answer, to 1e-9. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Observation } from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';
import { EXAMPLES } from '../../web/src/state/examples';
import { valueOf } from './every_method';

type Row = (number | null)[];

const SIZES = [14, 70];
const QUESTIONS = EXAMPLES.slice(0, 3).map(({ id, points }) => ({
  id,
  observations: points
    .filter((point) => !point.held_out)
    .map(({ size, gain, se }): Observation => ({ size, gain, se })),
}));

let engine: Engine;
let answers: { decisions: Row[] }[];
beforeAll(async () => {
  engine = await loadEngine();
  const program = new URL('../../build/native/tests/core/answers', import.meta.url);
  const questions = QUESTIONS.map(({ observations }) => ({
    observations,
    sizes: SIZES,
    criterion: 'aic',
    resamples: 0,
    decisions: true,
  }));
  const native = execFileSync(fileURLToPath(program), { input: JSON.stringify(questions) });
  answers = JSON.parse(native.toString()) as { decisions: Row[] }[];
});

/** As `of_decisions` of tests/core/whole/answers.cpp. */
function decisionsOf(a: Observation[]): Row[] {
  const b = a.map((row) => ({ ...row, gain: 0.7 * (row.gain ?? 0) + 1 }));
  const rows = (['paper', 'calibrated', 'post-training'] as const).flatMap((method): Row[] => {
    const required = valueOf(engine.requiredSize(a, { gain: 5, method }));
    const compared = valueOf(engine.compare(a, b, { sizes: SIZES, method, paired: true }));
    const ranked = valueOf(engine.rank([a, b], { sizes: SIZES, method }));
    const next = valueOf(
      engine.nextRun(a, {
        candidates: [14, 32],
        target: 70,
        se: 0.5,
        budget: 5000,
        decision: { worth: 1000, threshold: 5 },
        method,
      }),
    );
    const { low, high } = required.range;
    return [
      [required.size, low, high, required.atLargest],
      ...SIZES.map((_, s) =>
        [
          compared.difference,
          compared.sd,
          compared.intervals[0]?.low,
          compared.intervals[0]?.high,
          compared.aIsBetter,
        ].map((column) => column?.[s] ?? null),
      ),
      [
        compared.crossing,
        compared.crossingRange?.low ?? null,
        compared.crossingRange?.high ?? null,
      ],
      ...SIZES.map((_, s) => [ranked.best[s]?.[0] ?? null, ranked.meanRank[s]?.[1] ?? null]),
      [
        next.sdNow,
        next.widthNow,
        next.scatter,
        next.set?.sdAfter ?? null,
        next.decision?.expected ?? null,
        next.decision?.perfectInformation ?? null,
      ],
      ...next.candidates.map(({ sdAfter, widthAfter, value }) => [sdAfter, widthAfter, value]),
    ];
  });
  const laws = ['logarithmic', 'offset-power'] as const;
  const forecast = valueOf(engine.forecast(a, { sizes: SIZES, laws: [...laws] }));
  const weight = forecast.laws.find(({ law }) => law === 'offset-power')?.weight ?? null;
  return [
    ...rows,
    ...SIZES.map((_, s) => [forecast.mean[s] ?? null, forecast.sd[s] ?? null, weight]),
  ];
}

describe('native and wasm agree', () => {
  it.each(QUESTIONS.map(({ id }, at) => [id, at] as const))('on %s', (_, at) => {
    const ours = decisionsOf(QUESTIONS[at]?.observations ?? []);
    const theirs = answers[at]?.decisions ?? [];
    expect(ours).toHaveLength(theirs.length);
    theirs.forEach((row, r) => {
      expect(ours[r]).toHaveLength(row.length);
      row.forEach((their, c) => {
        const our = ours[r]?.[c] ?? null;
        if (their === null || our === null) expect(our, `row ${r}, ${c}`).toBe(their);
        else
          expect(Math.abs(our - their), `row ${r}, ${c}`).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(their)),
          );
      });
    });
  });
});
