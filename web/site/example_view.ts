/** What the page would show of a built-in example, computed by the same engine in Node. */
import { analyse, type Analysis } from '../src/analysis';
import type { Results } from '../src/asking';
import { loadForecasting } from '../src/engine/forecasting';
import { laneOf } from '../src/engine/lane';
import { loadPlanning } from '../src/engine/planning';
import { DEFAULT_STATE, loadExample, type Example } from '../src/state/examples';

export type Shown = Analysis & { results: Results };

const lane = loadForecasting().then((engine) => laneOf(engine, loadPlanning));

export async function showExample(example: Example): Promise<Shown> {
  const analysis = await analyse(loadExample(DEFAULT_STATE, example), await lane);
  const { results } = analysis;
  if (!results) throw new Error(`There is no forecast of the example ${example.id}.`);
  return { ...analysis, results };
}
