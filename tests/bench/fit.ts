/** `tests/bench/run`: one full fit and forecast, natively and in WebAssembly, in one run. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../web/src/engine/contract';

const observations = [
  { size: 0.5, gain: 1.2, se: 0.4 },
  { size: 1, gain: 2.1, se: 0.3 },
  { size: 2, gain: 3.5, se: 0.4 },
  { size: 4, gain: 5.4, se: 0.5 },
  { size: 8, gain: 8.0, se: 0.6 },
];
const sizes = Array.from({ length: 160 }, (_, i) => 0.5 * (1 + i * 5));

const built = new URL('../../web/dist/engine.js', import.meta.url).href;
const { loadEngine } = (await import(built)) as { loadEngine: () => Promise<Engine> };
const engine = await loadEngine();
const times: number[] = [];
for (let run = 0; run < 200; run++) {
  const start = performance.now();
  const forecast = engine.forecast(observations, { sizes });
  times.push(performance.now() - start);
  if (!forecast.ok) throw new Error(forecast.error.message);
}
const wasm = times.sort((p, q) => p - q)[100] ?? NaN;
const program = fileURLToPath(new URL('../../build/native/tests/bench/bench_fit', import.meta.url));
const native = Number(execFileSync(program));

console.log('One full fit of five laws and forecast at 160 sizes, the median of 200 runs:');
console.log(`  native          ${native.toFixed(2)} ms`);
console.log(`  wasm, in Node   ${wasm.toFixed(2)} ms = ${(wasm / native).toFixed(2)} × native`);
