import { describe, expect, it } from 'vitest';
import type { Validation, ValidationSlice } from '../../../web/src/engine/contract';
import { createPool } from '../../../web/src/engine/pool';
import { createLongRuns, type LongRun } from '../../../web/src/analysis/long_runs';
import { VALIDATION, validationOf } from '../../../web/src/analysis/validation_run';
import { fakeSlot, settle } from '../whole/fake_engine';
import { bent, paper } from '../whole/paper_analysis';
import { validation } from '../whole/planning_answers';

describe('the trials that an answer asks for', () => {
  it('follow from the state; without truths of the reader’s own the engine takes the fits', () => {
    const request = validationOf(bent({ trials: 50, trialSeed: 3, trialReplicates: 200 }));
    expect(request?.observations).toHaveLength(5);
    expect(request?.options).toEqual({
      targets: [14, 32, 70],
      trials: 50,
      seed: 3,
      criterion: 'aic',
      level: 0.95,
      replicates: 200,
    });
  });

  it('hold the reader’s truths, and are none without a forecast', () => {
    const truths = [{ law: 'power' as const, parameters: { a: 1, b: 0.5 } }];
    expect(validationOf(bent({ truths }))?.options.truths).toEqual(truths);
    expect(validationOf({ ...paper, results: null })).toBeNull();
  });
});

describe('a run of trials', () => {
  it('has every trial once, in slices, and is summed up', async () => {
    const slot = fakeSlot();
    const asked: [number, number][] = [];
    slot.validateSlice = (_, { first, last }) => {
      asked.push([first, last]);
      return Promise.resolve({ ok: true, value: { first, last } });
    };
    const summed: ValidationSlice[][] = [];
    slot.validateSummary = (slices) => {
      summed.push(slices);
      return Promise.resolve({ ok: true, value: validation });
    };
    const told: (LongRun<Validation> | null)[] = [];
    const runs = createLongRuns(createPool(slot), VALIDATION, (run) => told.push(run));
    runs.follow(validationOf(bent({ trials: 1000 })));
    for (let more = 0; more < 20; more += 1) await settle();
    const ascending = [...asked].sort(([a], [b]) => a - b);
    expect(ascending[0]?.[0]).toBe(0);
    expect(ascending.at(-1)?.[1]).toBe(1000);
    ascending.slice(1).forEach(([first], at) => expect(first).toBe(ascending[at]?.[1]));
    expect(asked.length).toBeGreaterThan(1);
    expect(summed).toHaveLength(1);
    expect(summed[0]).toHaveLength(asked.length);
    expect(told.at(-1)).toEqual({ phase: 'done', answer: validation });
  });
});
