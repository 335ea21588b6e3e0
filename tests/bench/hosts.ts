/** The built engine, single-threaded, where WebAssembly runs: in Node and in Chromium. */
import type {
  BootstrapOptions,
  Engine,
  Observation,
  SliceOptions,
} from '../../web/src/engine/contract';
import { serve } from '../../web/serve.mjs';
import { launchChromium } from '../browser/chromium';
import { loadBuiltEngine } from './engine';

/** One call of the engine, made `batch` times in a row, and that `runs` times. */
export type Call = {
  method: 'bootstrap' | 'bootstrapSlice';
  observations: Observation[];
  options: SliceOptions & BootstrapOptions;
  runs: number;
  batch: number;
};
/** Milliseconds of a call, run after run; what a slice holds. */
export type Timed = { ms: number[]; values: number[] };

export type Host = {
  name: string;
  time: (call: Call) => Promise<Timed>;
  close: () => Promise<void>;
};

/** Runs in Node and, as text, in a page: it must refer to nothing outside itself. */
function time(engine: Engine, { method, observations, options, runs, batch }: Call): Timed {
  const timed: Timed = { ms: [], values: [] };
  for (let run = -2; run < runs; run++) {
    const start = performance.now();
    for (let i = 0; i < batch; i++) {
      const outcome = engine[method](observations, options);
      if (!outcome.ok) throw new Error(outcome.error.message);
      if (run === runs - 1 && 'values' in outcome.value)
        timed.values = Array.from(outcome.value.values);
    }
    if (run >= 0) timed.ms.push((performance.now() - start) / batch); // two to warm up
  }
  return timed;
}

export async function inNode(): Promise<Host> {
  const engine = await loadBuiltEngine();
  return {
    name: 'Gaincast, engine in Node',
    time: (call) => Promise.resolve(time(engine, call)),
    close: () => Promise.resolve(),
  };
}

export async function inChromium(): Promise<Host> {
  const site = await serve({ port: 4473 });
  const browser = await launchChromium();
  const page = await browser.newPage();
  const module = new URL('engine.js', site.url).href;
  await page.goto(module); // as text: the same origin, without the page's own work
  return {
    name: 'Gaincast, engine in Chromium',
    time: (call) =>
      page.evaluate<Timed>(
        `import(${JSON.stringify(module)})
           .then(({ loadEngine }) => loadEngine())
           .then((engine) => (${time.toString()})(engine, ${JSON.stringify(call)}))`,
      ),
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
