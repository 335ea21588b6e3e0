#!/usr/bin/env node
/** The entry: the process's arguments and streams, and the engine that lies beside this file. */
import { run } from './main';

const engine = new URL('./engine.js', import.meta.url).href;

process.exitCode = await run(
  process.argv.slice(2),
  {
    load: async () =>
      (
        (await import(/* @vite-ignore */ engine)) as typeof import('../src/public_module')
      ).loadEngine(),
    page: GAINCAST_SITE === '' ? null : GAINCAST_SITE,
  },
  {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  },
);
