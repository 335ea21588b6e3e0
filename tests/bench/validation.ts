/**
 * `tests/bench/run validation`: the synthetic validation against one bootstrap, in WebAssembly in
 * Node, in one run: four truths, 1,000 trials and five laws each.
 */
import { loadBuiltEngine } from './engine';
import { median } from './median';
import { observations } from '../data/paper';
import { ms, printTable, times } from './table';

const engine = await loadBuiltEngine();
const targets = [14, 32, 70];

function time(call: () => { ok: boolean }): number {
  const start = performance.now();
  if (!call().ok) throw new Error('The engine refused.');
  return performance.now() - start;
}

const rounds = Array.from({ length: 21 }, () => ({
  bootstrap: time(() => engine.bootstrap(observations, { sizes: targets, replicates: 1000 })),
  validation: time(() => engine.validate(observations, { targets, trials: 1000 })),
}));
const ratio = median(rounds.map(({ bootstrap, validation }) => validation / bootstrap));

console.log('Medians of 21 rounds; the ratio is taken within a round.');
printTable([
  ['', 'time', 'ratio'],
  ['bootstrap, 1,000 resamples × 5 laws', ms(median(rounds.map((r) => r.bootstrap))), times(1)],
  [
    'validation, 4 truths × 1,000 trials × 5 laws',
    ms(median(rounds.map((r) => r.validation))),
    times(ratio),
  ],
]);
console.log(
  `Goal, at most 10 times one bootstrap: ${ratio.toFixed(1)}, ${ratio <= 10 ? 'met' : 'not met'}`,
);
