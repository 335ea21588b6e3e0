/** `tests/bench/run fit`: one full fit and forecast, natively and in WebAssembly, in one run. */
import { loadBuiltEngine } from './engine';
import { median } from './median';
import { asText, ask, native as program } from './native';
import { observations } from '../data/paper';

const sizes = Array.from({ length: 160 }, (_, i) => 0.5 * (1 + i * 5));

const engine = await loadBuiltEngine();
const times: number[] = [];
for (let run = 0; run < 200; run++) {
  const start = performance.now();
  const forecast = engine.forecast(observations, { sizes });
  times.push(performance.now() - start);
  if (!forecast.ok) throw new Error(forecast.error.message);
}
const wasm = median(times);
const native = Number(ask(program('fit'), [], asText(observations)));

console.log('One full fit of five laws and forecast at 160 sizes, the median of 200 runs:');
console.log(`  native          ${native.toFixed(2)} ms`);
console.log(`  wasm, in Node   ${wasm.toFixed(2)} ms = ${(wasm / native).toFixed(2)} × native`);
