import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../web/src/analysis/analysis';
import { createPool } from '../../../web/src/engine/pool';
import { createFolds } from '../../../web/src/app/folds';
import { createPlanningPanels } from '../../../web/src/app/planning_panels';
import { several } from '../whole/benchmarks_analysis';
import { fakeSlot, settle } from '../whole/fake_engine';
import { design, validation } from '../whole/planning_answers';

/** Panels about one analysis after another, on a worker slot whose trials wait for `go`. */
function stage(first: Analysis) {
  const waiting: (() => void)[] = [];
  const page = { analysis: first, held: false, designs: 0 };
  const slot = {
    ...fakeSlot(),
    design: () => {
      page.designs += 1;
      return Promise.resolve({ ok: true as const, value: design });
    },
    validateSlice: (_: unknown, options: { first: number; last: number }) =>
      new Promise<void>((resolve) => waiting.push(resolve)).then(() => ({
        ok: true as const,
        value: { first: options.first, last: options.last },
      })),
    validateSummary: () => Promise.resolve({ ok: true as const, value: validation }),
  };
  const folds = createFolds(() => panels.follow());
  const panels = createPlanningPanels(Promise.resolve(createPool(slot)), {
    analysis: () => page.analysis,
    open: folds.open,
    isHeld: () => page.held,
    render: () => undefined,
  });
  const follow = (analysis: Analysis) => {
    page.analysis = analysis;
    panels.follow();
  };
  const go = async () => {
    await import('../../../web/src/analysis/long_runs'); // which the first trials fetch
    for (let more = 0; more < 20; more += 1) {
      waiting.splice(0).forEach((release) => release());
      await settle();
    }
  };
  return {
    page,
    folds,
    panels,
    follow,
    go,
    trials: () => panels.seen().trials,
  };
}

describe('The panels that are computed while they are open', () => {
  it('ask for nothing before they are, and for nothing while something is moved', async () => {
    const { page, folds, panels, go } = stage(several());
    panels.follow();
    await go();
    expect(page.designs).toBe(0);
    page.held = true;
    folds.unfold('design', true);
    await go();
    expect(page.designs).toBe(0);
    page.held = false;
    panels.follow();
    await go();
    expect(page.designs).toBe(1);
    expect(panels.seen().plans.design.of).toBe(page.analysis);
  });

  it('are those of a frame, and no others, where it opens them', () => {
    const { folds } = stage(several());
    folds.unfold('validation', true);
    folds.openOnly(['design']);
    expect([...folds.open()]).toEqual(['design']);
  });
});

describe('The validation', () => {
  it('knows which benchmark its figures are of, while those of another are computed', async () => {
    const [math, gsm8k] = [several('MATH'), several('GSM8K')];
    const { folds, follow, go, trials } = stage(math);
    await settle(); // the pool has connected
    folds.unfold('validation', true);
    await go();
    expect(trials()).toEqual({
      run: { phase: 'done', answer: validation },
      shown: validation,
      of: math,
    });
    follow(gsm8k);
    expect(trials()).toMatchObject({
      run: { phase: 'running' },
      shown: validation,
    });
    expect(trials().of).toBe(math);
    await go();
    expect(trials().of).toBe(gsm8k);
  });

  it('takes what it has for the answer to the same rows under another name', async () => {
    const math = several('MATH');
    const { folds, follow, go, trials } = stage(math);
    await settle();
    folds.unfold('validation', true);
    await go();
    const renamed = { ...math, series: 'MATH500' };
    follow(renamed);
    expect(trials().run?.phase).toBe('done');
    expect(trials().of).toBe(renamed);
  });
});
