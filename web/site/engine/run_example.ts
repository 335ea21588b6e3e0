/** Runs what the documentation shows, and tells what it prints. */
import { runInThisContext } from 'node:vm';
import type { PublicModule } from '../../src/engine/contract';
import { BEGIN } from './engine_examples';

type Run = (engine: PublicModule, console: { log: (...said: unknown[]) => void }) => void;

/** As consoles print: texts as they are, arrays in brackets. */
const shown = (said: unknown): string => (typeof said === 'string' ? said : JSON.stringify(said));

export function runExample(code: string, engine: PublicModule): string {
  const lines: string[] = [];
  const run = runInThisContext(`(engine, console) => {\n${BEGIN}${code}\n}`) as Run;
  run(engine, { log: (...said) => lines.push(said.map(shown).join(' ')) });
  return lines.join('\n');
}
