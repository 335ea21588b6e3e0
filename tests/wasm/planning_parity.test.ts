/** The planning module and the native core give one answer: to 1e-9, a decomposition's to 1e-6. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Observation, Outcome } from '../../web/src/engine/contract';
import { loadEngine } from '../../web/src/engine/engine';
import { EXAMPLES } from '../../web/src/state/examples';

type Row = (number | null)[];
type Answer = {
  design: Row[];
  set: Row | null;
  validation: Row[];
  decomposition: Row;
};

const SIZES = [14, 32, 70, 140];
const QUESTIONS = EXAMPLES.slice(0, 3).map(({ id, points }) => ({
  id,
  observations: points
    .filter((point) => !point.held_out)
    .map(({ size, gain, se }): Observation => ({ size, gain, se })),
}));

let engine: Engine;
let answers: Answer[];
beforeAll(async () => {
  engine = await loadEngine();
  const program = new URL('../../build/native/tests/core/answers', import.meta.url);
  const questions = QUESTIONS.map(({ observations }) => ({
    observations,
    sizes: SIZES,
    criterion: 'aic',
    resamples: 0,
    planning: true,
  }));
  const native = execFileSync(fileURLToPath(program), {
    input: JSON.stringify(questions),
  });
  answers = JSON.parse(native.toString()) as Answer[];
});

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function expectNear(ours: Row, theirs: Row, digits: number) {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((their, index) => {
    const our = ours[index] ?? null;
    if (their === null || our === null) expect(our).toBe(their);
    else expect(Math.abs(our - their)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(their)));
  });
}

describe('native and wasm agree', () => {
  it.each(QUESTIONS.map(({ id }, index) => [id, index] as const))('on %s', (_, index) => {
    const question = QUESTIONS[index];
    const native = answers[index];
    if (!question || !native) throw new Error('a question without an answer');
    const { observations } = question;

    const design = valueOf(
      engine.design(observations, {
        candidates: SIZES,
        target: 70,
        budget: 50_000,
      }),
    );
    design.candidates.forEach(({ info, bits, predictiveBits, sdAfter, cost }, c) => {
      expectNear([info, bits, predictiveBits, sdAfter, cost], native.design[c] ?? [], 1e-9);
    });
    const set = design.set ? [design.set.cost, design.set.bits, design.set.sdAfter] : null;
    expect(set === null).toBe(native.set === null);
    expectNear(set ?? [], native.set ?? [], 1e-9);

    const validation = valueOf(engine.validate(observations, { trials: 50, replicates: 20 }));
    validation.truths.forEach(({ estimators, bootstrap }, t) => {
      const mapes = estimators.map(({ mape }) => mape);
      const coverage = estimators.at(-1)?.coverage ?? null;
      expectNear(
        [...mapes, coverage, bootstrap?.width ?? null],
        native.validation[t] ?? [],
        // A refit stops where chi2 can fall by 1e-10 at most, which is 1e-5 standard errors.
        1e-7,
      );
    });

    // Along a valley rounding decides where a search stops; what it reports hardly moves.
    const split = valueOf(engine.decompose(observations, { sizes: [70] }));
    const widest = split.ranges[1];
    expectNear(
      [
        split.best.chi2,
        split.total[0] ?? null,
        widest?.total[0]?.low ?? null,
        widest?.total[0]?.high ?? null,
        widest?.components[0]?.share[0]?.high ?? null,
      ],
      native.decomposition,
      1e-6,
    );
  });
});
