/** The native programs that `tests/bench/run` compiles, and other people's. */
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

export const native = (program: string): string =>
  fileURLToPath(new URL(`../../build/native/tests/bench/bench_${program}`, import.meta.url));

/** Rows as the native programs read them. */
export const asText = (rows: Observation[]): string =>
  rows.map(({ size, gain, se }) => `${size} ${gain} ${se}\n`).join('');
