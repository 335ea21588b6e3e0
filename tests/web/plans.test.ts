import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../web/src/analysis';
import type { DecomposeOptions, DesignOptions, Outcome } from '../../web/src/engine/contract';
import type { AsyncEngine } from '../../web/src/engine/lane';
import { decompositionSizes, NO_PLANS, plan, tableSizes, type PanelId } from '../../web/src/plans';
import { fakeLane } from './fake_engine';
import { bent, paper } from './paper_analysis';
import { decomposition, design } from './planning_answers';

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
    ...fakeLane(),
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

const open = (...panels: PanelId[]) => new Set(panels);

describe('what open panels need', () => {
  it('is asked for, and nothing else', async () => {
    const { engine, asked } = planner();
    const plans = await plan(paper, open('design'), engine, NO_PLANS);
    expect(plans.of).toBe(paper);
    expect(plans.design?.outcome).toEqual({ ok: true, value: design });
    expect(plans.decomposition).toBeNull();
    expect([asked.decompose.length, asked.design.length]).toEqual([0, 1]);
  });

  it('is nothing while all are folded, and where there is no forecast', async () => {
    const { engine, asked } = planner();
    expect(await plan(paper, open(), engine, NO_PLANS)).toEqual({ ...NO_PLANS, of: paper });
    const without: Analysis = { ...paper, results: null };
    const plans = await plan(without, open('design', 'decomposition'), engine, NO_PLANS);
    expect(plans).toEqual({ ...NO_PLANS, of: without });
    expect([asked.decompose.length, asked.design.length]).toEqual([0, 0]);
  });

  it('is asked for again only when something that it depends on has changed', async () => {
    const { engine, asked } = planner();
    const both = open('design', 'decomposition');
    const first = await plan(paper, both, engine, NO_PLANS);
    const same = await plan(bent({ threshold: 3, measure: 'sd' }), both, engine, first);
    expect(same.design).toBe(first.design);
    const dearer = bent({ budget: 5 });
    const second = await plan(dearer, both, engine, same);
    expect([asked.decompose.length, asked.design.length]).toEqual([1, 2]);
    expect(second.decomposition).toBe(first.decomposition);
  });

  it('is kept while folded as long as it is true, and then dropped', async () => {
    const { engine } = planner();
    const first = await plan(paper, open('design'), engine, NO_PLANS);
    const folded = await plan(paper, open(), engine, first);
    expect(folded.design).toBe(first.design);
    expect((await plan(bent({ budget: 5 }), open(), engine, folded)).design).toBeNull();
  });

  it('may be a reason', async () => {
    const { engine } = planner();
    const plans = await plan(bent({ budget: 13 }), open('design'), engine, NO_PLANS);
    expect(plans.design?.outcome).toEqual(refused);
  });
});

describe('the questions', () => {
  const designed = async (state: Parameters<typeof bent>[0]) => {
    const { engine, asked } = planner();
    await plan(bent(state), open('design'), engine, NO_PLANS);
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
