/** Holds the real planning module, as the wasm build left it, to the schemas of the contract. */
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DecompositionSchema,
  DesignSchema,
  outcomeOf,
  ValidationSchema,
  ValidationSliceSchema,
  type Observation,
  type Planning,
} from '../../web/src/engine/contract';
import { loadPlanning } from '../../web/src/engine/planning';
import { EXAMPLES } from '../../web/src/state/examples';
import { PLANNING_DEFAULTS } from '../../web/src/state/planning';

const DecompositionOutcome = outcomeOf(DecompositionSchema);
const ValidationOutcome = outcomeOf(ValidationSchema);
const DesignOutcome = outcomeOf(DesignSchema);

let planning: Planning;
beforeAll(async () => {
  planning = await loadPlanning();
});

const line = [1, 2, 4, 8].map((size) => ({
  size,
  gain: 2 * size,
  se: 0.5,
}));

const INPUTS: readonly (readonly [string, Observation[]])[] = [
  ...EXAMPLES.slice(0, 3).map(
    ({ id, points }) => [id, points.map(({ size, gain, se }) => ({ size, gain, se }))] as const,
  ),
  ['a straight line', line],
  ['two sizes', line.slice(0, 2)],
  ['all zero', line.map((row) => ({ ...row, gain: 0 }))],
  ['falling', line.map((row) => ({ ...row, gain: -row.gain }))],
];

function valueOf<T>(
  outcome: { ok: true; value: T } | { ok: false; error: { message: string } },
): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('the planning module keeps the contract', () => {
  it.each(INPUTS)('decomposes: %s', (_, observations) => {
    const sizes = [8, 70];
    const { bounds } = PLANNING_DEFAULTS;
    const outcome = planning.decompose(observations, {
      sizes,
      bounds,
      deltas: [1, 3.84],
    });
    const { total, components, ranges, optima } = valueOf(v.parse(DecompositionOutcome, outcome));
    expect(total).toHaveLength(2);
    expect(components.map(({ gain, share }) => [gain.length, share.length])).toEqual(
      Array.from({ length: 3 }, () => [2, 2]),
    );
    expect(ranges.map(({ delta }) => delta)).toEqual([1, 3.84]);
    expect(ranges.every((one) => one.total.length === 2)).toBe(true);
    expect(optima.length).toBeGreaterThan(0);
    expect(optima.length).toBeLessThanOrEqual(12);
  });

  it.each(INPUTS)('validates: %s', (_, observations) => {
    const outcome = planning.validate(observations, {
      trials: 20,
      targets: [14, 70],
    });
    const { truths, trials } = valueOf(v.parse(ValidationOutcome, outcome));
    expect(trials).toBe(20);
    for (const { estimators, value, bootstrap } of truths) {
      expect(estimators).toHaveLength(6);
      expect(value).toHaveLength(2);
      expect(bootstrap).toBeNull();
    }
  });

  it('validates alike in one call and in slices, whatever their order', () => {
    const options = { trials: 30, seed: 5, targets: [70], replicates: 20 };
    const part = (first: number, last: number) =>
      valueOf(planning.validateSlice(line, { ...options, first, last }));
    const parts = [part(20, 30), part(0, 7), part(7, 20)];
    for (const one of parts) v.parse(ValidationSliceSchema, structuredClone(one));
    const whole = valueOf(planning.validate(line, options));
    const summed = valueOf(v.parse(ValidationOutcome, planning.validateSummary(parts)));
    expect(summed.trials).toBe(whole.trials);
    summed.truths.forEach((truth, at) => {
      expect(truth.law).toBe(whole.truths[at]?.law);
      expect(truth.bootstrap).not.toBeNull();
      truth.estimators.forEach(({ mape, coverage }, index) => {
        const other = whole.truths[at]?.estimators[index];
        expect(mape ?? -1).toBeCloseTo(other?.mape ?? -1, 9);
        expect(coverage).toBe(other?.coverage);
      });
    });
  });

  it.each(INPUTS)('designs: %s', (_, observations) => {
    const options = { candidates: [14, 32, 405], target: 70, budget: 20_000 };
    const outcome = planning.design(observations, options);
    const { candidates, entropy } = valueOf(v.parse(DesignOutcome, outcome));
    expect(candidates.map(({ size }) => size)).toEqual([14, 32, 405]);
    expect(entropy).toBeGreaterThanOrEqual(0);
    expect(entropy).toBeLessThanOrEqual(Math.log2(5));
  });

  it('refuses as values', () => {
    const bounds = {
      ...PLANNING_DEFAULTS.bounds,
      beta: { low: 0.9, high: 0.1 },
    };
    expect(planning.decompose(line, { sizes: [70], bounds })).toMatchObject({
      ok: false,
    });
    expect(planning.validate(line, { trials: 0 })).toMatchObject({ ok: false });
    expect(planning.design(line, { candidates: [], target: 70 })).toMatchObject({ ok: false });
    expect(planning.design([], { candidates: [70], target: 70 })).toMatchObject({ ok: false });
  });
});
