/** The programs that `tests/bench/run` compiles, and other people's. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Observation } from '../../web/src/engine/contract';

/** What a program prints, given this on stdin; its complaints go to ours. */
export function ask(program: string, args: readonly (string | number)[], input = ''): string {
  const { status, stdout, error } = spawnSync(program, args.map(String), {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with status ${status}.`);
  return stdout;
}

const built = (preset: string, file: string): string =>
  fileURLToPath(new URL(`../../build/${preset}/tests/bench/bench_${file}`, import.meta.url));

export const native = (program: string): string => built('native', program);

/** A script for Node: the same program as WebAssembly. */
export const wasm = (program: string): string => built('wasm', `${program}.cjs`);

/** Rows as the native programs read them. */
export const asText = (rows: Observation[]): string =>
  rows.map(({ size, gain, se }) => `${size} ${gain} ${se}\n`).join('');
