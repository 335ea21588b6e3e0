import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../web/src/analysis/analysis';
import type { DecomposeOptions, DesignOptions, Outcome } from '../../../web/src/engine/contract';
import type { AsyncEngine } from '../../../web/src/engine/worker_slot';
import {
  decompositionSizes,
  nextRunOptions,
  planDecomposition,
  planDesign,
  tableSizes,
} from '../../../web/src/analysis/plans';
import { NO_PLAN } from '../../../web/src/analysis/plan';
import { fakeSlot } from '../whole/fake_engine';
import { bent, paper } from '../whole/paper_analysis';
import { decomposition, design } from '../whole/planning_answers';

const refused: Outcome<never> = {
  ok: false,
  error: { code: 'bad-option', row: null, field: 'budget', message: 'No.' },
};

/** An engine that keeps what it was asked to plan. */
function planner() {
  const asked: { decompose: DecomposeOptions[]; design: DesignOptions[] } = {
    decompose: [],
    design: [],
  };
  const engine: AsyncEngine = {
    ...fakeSlot(),
    decompose: (_, options) => {
      asked.decompose.push(options);
      return Promise.resolve({ ok: true, value: decomposition });
    },
    design: (_, options) => {
      asked.design.push(options);
      return Promise.resolve(options.budget === 13 ? refused : { ok: true, value: design });
    },
  };
  return { engine, asked };
}

describe('what open panels need', () => {
  it('is asked for, each by itself', async () => {
    const { engine, asked } = planner();
    const plan = await planDesign(paper, true, engine, NO_PLAN);
    expect(plan.of).toBe(paper);
    expect(plan.asked?.outcome).toEqual({ ok: true, value: design });
    expect([asked.decompose.length, asked.design.length]).toEqual([0, 1]);
    const other = await planDecomposition(paper, true, engine, NO_PLAN);
    expect(other.asked?.outcome).toEqual({ ok: true, value: decomposition });
    expect([asked.decompose.length, asked.design.length]).toEqual([1, 1]);
  });

  it('is nothing while folded, and where there is no forecast', async () => {
    const { engine, asked } = planner();
    expect(await planDesign(paper, false, engine, NO_PLAN)).toEqual({
      ...NO_PLAN,
      of: paper,
    });
    const without: Analysis = { ...paper, results: null };
    expect(await planDesign(without, true, engine, NO_PLAN)).toEqual({
      ...NO_PLAN,
      of: without,
    });
    expect(asked.design).toEqual([]);
  });

  it('is asked for again only when something that it depends on has changed', async () => {
    const { engine, asked } = planner();
    const first = await planDesign(paper, true, engine, NO_PLAN);
    const same = await planDesign(bent({ threshold: 3, measure: 'sd' }), true, engine, first);
    expect(same.asked).toBe(first.asked);
    expect(same.of?.state.measure).toBe('sd');
    await planDesign(bent({ budget: 5 }), true, engine, same);
    expect(asked.design.map(({ budget }) => budget)).toEqual([20_000, 5]);
    const parts = await planDecomposition(paper, true, engine, NO_PLAN);
    await planDecomposition(bent({ budget: 5 }), true, engine, parts);
    expect(asked.decompose).toHaveLength(1);
  });

  it('is kept while folded as long as it is true, and then dropped', async () => {
    const { engine } = planner();
    const first = await planDesign(paper, true, engine, NO_PLAN);
    const folded = await planDesign(paper, false, engine, first);
    expect(folded.asked).toBe(first.asked);
    expect((await planDesign(bent({ budget: 5 }), false, engine, folded)).asked).toBeNull();
  });

  it('may be a reason', async () => {
    const { engine } = planner();
    const plan = await planDesign(bent({ budget: 13 }), true, engine, NO_PLAN);
    expect(plan.asked?.outcome).toEqual(refused);
  });
});

describe('the questions', () => {
  const designed = async (state: Parameters<typeof bent>[0]) => {
    const { engine, asked } = planner();
    await planDesign(bent(state), true, engine, NO_PLAN);
    return asked.design[0];
  };

  it('leave to the engine what the reader leaves open', async () => {
    expect(await designed({ budget: null })).toEqual({
      candidates: [14, 16, 32, 70, 100, 140, 405],
      target: 70,
      criterion: 'aic',
      cost: { price: 1.6, hours: 10_000, reference: 70, exponent: 1.83 },
    });
  });

  it('hold what the reader says', async () => {
    const said = { candidates: [20], expectedSe: 0.2, budget: 99, chosen: 140 };
    expect(await designed(said)).toMatchObject({
      candidates: [20],
      target: 140,
      se: 0.2,
      budget: 99,
    });
  });

  it('are asked of the laws only where the paper’s method is chosen', async () => {
    expect(await designed({ method: 'calibrated' })).toBeUndefined();
  });

  it('are asked of the chosen method, with the decision if one is stated', () => {
    const usual = nextRunOptions(bent({}));
    expect(usual.method).toBe('paper');
    expect(usual).not.toHaveProperty('decision');
    expect(usual).not.toHaveProperty('bases');
    const stated = {
      method: 'post-training',
      worth: 500,
      bases: [{ size: 70, base: 60 }],
    } as const;
    expect(nextRunOptions(bent(stated))).toMatchObject({
      method: 'post-training',
      bases: [{ size: 70, base: 60 }],
      decision: { worth: 500 },
    });
    expect(nextRunOptions(bent({ worth: 500, paysFrom: 3 })).decision).toEqual({
      worth: 500,
      threshold: 3,
    });
  });

  it('decompose at the paper’s sizes, the targets, and enough others for a curve', () => {
    const analysis = bent({ targets: [30, 70], chosen: 30 });
    expect(tableSizes(analysis)).toEqual([8, 14, 30, 32, 70, 140, 405]);
    const sizes = decompositionSizes(analysis);
    expect(sizes).toEqual(expect.arrayContaining(tableSizes(analysis)));
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect(sizes[0]).toBeCloseTo(0.5, 12);
    expect(sizes.at(-1)).toBe(405);
    expect(sizes.length).toBeLessThan(25);
  });

  it('decompose at the chosen target alone when there are very many', () => {
    const targets = Array.from({ length: 100 }, (_, at) => at + 1);
    const sizes = tableSizes(bent({ targets, chosen: 55 }));
    expect(sizes).toEqual([8, 14, 32, 55, 70, 140, 405]);
  });
});
