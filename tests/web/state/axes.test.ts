import { describe, expect, it } from 'vitest';
import { setAxis, setQuantity } from '../../../web/src/state/axes';
import { DEFAULT_STATE, EXAMPLES, loadExample } from '../../../web/src/state/examples';
import { knowsCosts } from '../../../web/src/state/planning';
import { readRows } from '../../../web/src/state/rows';
import { replaceRows, setCell } from '../../../web/src/state/state';
import { decode, encode } from '../../../web/src/link/link';

const STEPS = replaceRows(DEFAULT_STATE, [
  { size: '100', gain: '2.1', se: '0.5', base: '40' },
  { size: '1,200', gain: '6.4', se: '0.5', base: '40' },
]);
const inSteps = (sizes: readonly number[]) => sizes.map((size) => size * 1024);

describe('another axis', () => {
  const state = setAxis(STEPS, 'steps');

  it('reads the same cells anew', () => {
    expect(inSteps(readRows(state).fitted.map(({ size }) => size))).toEqual([100, 1200]);
    expect(readRows(STEPS).fitted.map(({ size }) => size)).toEqual([100, 1.2]);
  });

  it('proposes targets, and the rest that is counted in sizes', () => {
    expect(inSteps(state.targets)).toEqual([2000, 5000, 10000, 20000]);
    expect(state.chosen * 1024).toBe(10000);
    expect(state.trialTargets).toEqual(state.targets);
    expect([state.cost.reference, state.cost.exponent]).toEqual([state.chosen, 1]);
  });

  it('follows the rows until somebody changes the targets', () => {
    const id = state.rows[1]?.id ?? 0;
    const longer = setCell(state, id, 'size', '12,000');
    expect(longer.chosen * 1024).toBe(100_000);
    const own = { ...state, targets: [4], chosen: 4 };
    expect(setCell(own, id, 'size', '12,000').targets).toEqual([4]);
  });

  it('is left by an example, and by numbers of parameters', () => {
    const [example] = EXAMPLES;
    if (!example) throw new Error('There is no example.');
    expect(loadExample(setQuantity(state, 'reward'), example)).toMatchObject({
      axis: 'parameters',
      quantity: '',
      targets: DEFAULT_STATE.targets,
      chosen: 70,
    });
    expect(setAxis(state, 'parameters').targets).toEqual(DEFAULT_STATE.targets);
    expect(setAxis(state, 'steps')).toBe(state);
  });

  it('does not know what a run costs, but for hours', () => {
    expect(knowsCosts(state)).toBe(false);
    expect(knowsCosts({ ...state, cost: { ...state.cost, hours: 12 } })).toBe(true);
    const hours = setAxis(STEPS, 'hours');
    expect([knowsCosts(hours), hours.cost.hours]).toEqual([true, 10000]);
    expect(knowsCosts(DEFAULT_STATE)).toBe(true);
  });

  it('is linked in what the reader sees', async () => {
    const link = (await encode(state)) ?? '';
    expect(link).toContain('axis=steps&x=2000_5000_10000_20000&chosen=10000');
    expect((await decode(link)).state).toEqual({ ...state, rows: expect.anything() as unknown });
  });

  it('that nobody knows is refused', async () => {
    for (const axis of ['FLOPs', '__proto__', 'constructor', '']) {
      const { state: read, problems } = await decode(`v=1&axis=${axis}`);
      expect(read).toEqual(DEFAULT_STATE);
      expect(problems[0]).toContain('is not one of parameters, active-parameters');
    }
  });
});

describe('another quantity', () => {
  const state = setQuantity(STEPS, 'reward');

  it('has no bounds, no baselines, and begins with the laws', () => {
    expect(state).toMatchObject({ method: 'paper', bounded: false, unit: 'pp', threshold: 2.1 });
    expect(readRows(state).fitted.map(({ base }) => base)).toEqual([undefined, undefined]);
    expect(replaceRows(state, [{}]).bounded).toBe(false);
  });

  it('is left again', () => {
    expect(setQuantity(state, ' ')).toMatchObject({ quantity: '', threshold: 10 });
    expect(setQuantity(STEPS, '')).toBe(STEPS);
  });

  it('is not endless', () => {
    expect(setQuantity(STEPS, 'r'.repeat(80)).quantity).toHaveLength(40);
  });
});
