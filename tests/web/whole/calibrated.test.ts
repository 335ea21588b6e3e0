/** The calibrated method on the page, from the state through the real engine to the sentences. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, type Analysis } from '../../../web/src/analysis/analysis';
import { headline, type Results } from '../../../web/src/analysis/query';
import figures from '../../../web/src/words/record/track_record.json';
import { bandRuns } from '../../../web/src/charts/band';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { CALIBRATION, halfLife, LEARNED_FROM } from '../../../web/src/words/record/calibration';
import { comparison, sources } from '../../../web/src/words/explanation';
import { trackRecord } from '../../../web/src/words/record/track_record';
import { verdict, verdictLine } from '../../../web/src/words/verdict';
import { NO_PLAN } from '../../../web/src/analysis/plan';
import { planComparison } from '../../../web/src/analysis/plans';
import { DEFAULT_STATE, findExample, loadExample } from '../../../web/src/state/examples';
import { makeRows, type State } from '../../../web/src/state/state';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

async function analysed(change: Partial<State>): Promise<Analysis & { results: Results }> {
  const analysis = await analyse({ ...DEFAULT_STATE, ...change }, slot);
  if (!analysis.results) throw new Error(analysis.refusal?.message ?? 'no results');
  return { ...analysis, results: analysis.results };
}

/** What the page would say of these rows under the switch. */
async function compared(change: Partial<State>) {
  const analysis = await analysed(change);
  const { asked } = await planComparison(analysis, true, slot, NO_PLAN);
  if (!asked?.outcome.ok) throw new Error('There is no calibrated forecast.');
  const calibrated = asked.outcome.value;
  return {
    texts: comparison(analysis, analysis.results.targets, calibrated),
    calibrated,
  };
}

describe('the calibrated verdict', () => {
  it('is a mean and the interval of a further measurement', async () => {
    const analysis = await analysed({ method: 'calibrated' });
    const { lead, value, spread } = verdict(analysis);
    expect([lead, value, spread]).toEqual(['At 70B', '+11.0 pp', '95% between +3.5 and +20.0 pp']);
    expect(verdictLine(analysis)).toBe(
      'At 70B, expect a gain of +11.0 pp, 95% between +3.5 and +20.0 pp',
    );
  });

  it('leaves the laws to the paper’s method, and needs no resamples', async () => {
    const { results } = await analysed({ method: 'calibrated' });
    expect(results.bootstrap).toBeNull();
    expect(results.targets.method).toBe('paper');
    expect(results.targets.laws).toHaveLength(5);
    expect(headline(results).targets.method).toBe('calibrated');
    expect((await analysed({})).results.learned).toBeNull();
  });

  it('draws the interval of the state’s level as its band', async () => {
    const width = async (level: number) => {
      const { results } = await analysed({ method: 'calibrated', level });
      const last = bandRuns(results, 'bootstrap').flat().at(-1);
      return (last?.high ?? 0) - (last?.low ?? 0);
    };
    expect(await width(0.5)).toBeLessThan(0.5 * (await width(0.9)));
    expect(await width(0.9)).toBeLessThan(await width(0.99));
  });

  it('is the same whatever the seed, the resamples and the criterion', async () => {
    const one = await analysed({ method: 'calibrated' });
    const other = await analysed({
      method: 'calibrated',
      seed: 7,
      replicates: 5000,
      criterion: 'bic',
    });
    expect(other.results.learned).toEqual(one.results.learned);
  });
});

describe('the comparison of the methods', () => {
  it('on the paper’s data says both figures and why they differ', async () => {
    expect((await compared({})).texts).toEqual([
      'At 70B, the paper’s method forecasts +19.6 ± 11.3 pp and the calibrated method +11.0 pp (95% ' +
        'interval: +3.5 to +20.0). The paper’s average includes laws that keep growing beyond the ' +
        'measured sizes: the power law, with 34% of the weight, forecasts +32.9 pp. Most real curves ' +
        'have flattened.',
      // The slope is 2.30 ± 1.21 pp per unit of ln N; times ln 2 it is that of a doubling.
      'At 8B, gains rise by about 1.6 ± 0.8 pp for every doubling of size. The calibrated method lets ' +
        'this slope fade by half with every 13-fold increase in size, so that 3.13 doublings, up to ' +
        '70B, add 3.77 pp instead of 4.98 pp to the +7.18 pp that the trend has reached at 8B.',
    ]);
  });

  it('adds up: what is reached and what a fading slope adds are the forecast', async () => {
    const { calibrated } = await compared({});
    const [then = 0, now = 0] = calibrated.mean.map(Number);
    const fading = CALIBRATION.fading;
    const faded = (1 - Math.exp(-fading * Math.log(70 / 8))) / fading;
    expect(now + (calibrated.trend?.slope ?? 0) * faded).toBeCloseTo(then, 4);
  });

  const rowsOf = (gains: readonly number[], se: string) =>
    makeRows(
      gains.map((gain, at) => ({
        size: String(0.5 * 2 ** at),
        gain: String(gain),
        se,
      })),
    );

  it.each([
    [[0.5, 2.6, 4.9, 7, 7.1], '0.1', /gives weight to laws that level off: the sigmoid/],
    [
      [1, 3, 5.2, 6.6, 7.4, 7.7],
      '0.2',
      /do not grow beyond the measured sizes: the square-root-log law/,
    ],
    [[2, 2, 2, 2, 2], '0.5', /The two methods hardly differ here\./],
  ])('finds other words for other rows: %j', async (gains, se, words) => {
    const { texts } = await compared({
      rows: rowsOf(gains, se),
      example: null,
    });
    expect(texts[0]).toMatch(words);
  });

  it('has nothing to say of a slope within the data', async () => {
    const { texts } = await compared({ targets: [4], chosen: 4 });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^At 4B, the paper’s method forecasts \+5\.\d/);
  });

  it('says where the sd comes from, in parts whose squares add up', async () => {
    const { calibrated } = await compared({});
    const parts = sources(calibrated, 70);
    expect(parts).toHaveLength(3);
    const sum = parts.reduce((all, { sd }) => all + sd ** 2, 0);
    expect(Math.sqrt(sum)).toBeCloseTo(calibrated.sd[0] ?? 0, 6);
  });

  it('finds words for every example, in pp and in headroom', async () => {
    for (const id of ['qwen25-post-training-math', 'cot-gsm8k-lamda', 'flan-t5-mmlu']) {
      const example = findExample(id);
      if (!example) throw new Error(id);
      for (const unit of ['pp', 'headroom'] as const) {
        const { texts } = await compared({
          ...loadExample(DEFAULT_STATE, example),
          unit,
        });
        expect(texts.join(' ')).not.toMatch(/NaN|undefined|null/);
        expect(texts[0]).toContain(unit === 'pp' ? ' pp' : '% of headroom');
      }
    }
  });
});

describe('the constants that the page prints', () => {
  const header = readFileSync(
    new URL('../../../core/trend/calibration.hpp', import.meta.url),
    'utf8',
  );
  const inHeader = (name: string) =>
    Number(new RegExp(`\\.${name} = ([0-9.]+),`).exec(header)?.[1]);

  it('are those of the core', () => {
    expect(CALIBRATION).toEqual({
      fading: inHeader('fading'),
      proportionalScatter: inHeader('proportional_scatter'),
      regimeChangeProbability: inHeader('regime_change_probability'),
      regimeChange: inHeader('regime_change'),
    });
  });

  it('were learned from as many curves as the core says', () => {
    const said = /four sets with (\d+) curves and (\d+) held-out sizes/.exec(header);
    expect(LEARNED_FROM).toEqual({
      sets: 4,
      curves: Number(said?.[1]),
      sizes: Number(said?.[2]),
    });
  });

  it('give the factor over which a slope halves', () => {
    expect(Number(halfLife())).toBe(Math.round(2 ** (1 / CALIBRATION.fading)));
  });
});

describe('the line about real curves', () => {
  it('says of either method what the recorded figures say of both', () => {
    const { paper, calibrated } = figures.pooled.inside;
    for (const method of ['paper', 'calibrated'] as const) {
      const line = trackRecord(method);
      for (const share of [paper[90], calibrated[90]]) {
        expect(line).toContain(`${Number((100 * share).toPrecision(4))}%`);
      }
      expect(line).toMatch(new RegExp(`^On ${figures.curves} real curves`));
      expect(line).toContain('learned from');
    }
    expect(trackRecord('paper')).not.toBe(trackRecord('calibrated'));
  });
});
