/** Computes what the page shows for a built-in example, with the same engine, in Node. */
import { analyse, type Analysis } from '../../src/analysis/analysis';
import type { Results } from '../../src/analysis/query';
import { loadForecasting } from '../../src/engine/forecasting';
import { slotOf } from '../../src/engine/worker_slot';
import { loadPlanning } from '../../src/engine/planning';
import { DEFAULT_STATE, loadExample, type Example } from '../../src/state/examples';

export type Shown = Analysis & { results: Results };

const slot = loadForecasting().then((engine) => slotOf(engine, loadPlanning));

export async function showExample(example: Example): Promise<Shown> {
  const analysis = await analyse(loadExample(DEFAULT_STATE, example), await slot);
  const { results } = analysis;
  if (!results) throw new Error(`There is no forecast of the example ${example.id}.`);
  return { ...analysis, results };
}
