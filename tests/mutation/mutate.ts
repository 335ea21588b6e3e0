/**
 * Applies the faults of `faults.ts` one by one: compiles a copy of the source file with the fault, links
 * it before the library of the native build, in the place of the file without, and runs the tests that
 * should notice. Ends with status 1 where a fault survives, 2 where the list does not fit the sources.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS, type Fault } from './faults';
import { misfits, source } from './misfits';

const top = fileURLToPath(new URL('../..', import.meta.url));
const build = join(top, 'build/native');
const scratch = join(top, 'build/mutation');
/** A fault that makes a test run for ever is noticed as well. */
const PATIENCE = 600_000; // ms

function shell(command: string, timeout?: number): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: build,
    encoding: 'utf8',
    maxBuffer: 1e8,
    ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' }),
  });
  return { ok: status === 0, output: stdout + stderr };
}

type Command = { file: string; command: string };

const compileCommands = (): Command[] =>
  JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8')) as Command[];

/** The compiler's command for a file, for its copy, with less optimisation, since it runs once, and without warnings. */
function compile(commands: readonly Command[], file: string, copy: string, object: string): string {
  const found = commands.find((one) => one.file === join(top, file));
  if (!found) throw new Error(`The build has no command for ${file}.`);
  return found.command
    .replace(/ -o \S+/, ` -o ${object}`)
    .replace(` -c ${join(top, file)}`, ` -c ${copy}`)
    .replace(' -O3', ' -O1 -w');
}

/** The linker's command for the tests, with one more object. */
function link(object: string, program: string): string {
  const { output } = shell('ninja -t commands core_tests | tail -n 1');
  return output.trim().replace(/ -o \S+/, ` ${object} -o ${program}`);
}

const runTests = (program: string, filter: string) =>
  shell(`${program} --gtest_brief=1 --gtest_filter='${filter}'`, PATIENCE);

type Verdict = 'noticed' | 'SURVIVED' | 'does not compile';

function attempt(fault: Fault, commands: readonly Command[]): Verdict {
  const copy = join(scratch, fault.file);
  const object = join(scratch, 'fault.o');
  const program = join(scratch, 'core_tests');
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(
    copy,
    source(fault).replace(fault.from, () => fault.to),
  );
  const compiled = shell(compile(commands, fault.file, copy, object));
  if (!compiled.ok) return 'does not compile';
  const linked = shell(link(object, program));
  if (!linked.ok) throw new Error(linked.output);
  return runTests(program, fault.tests).ok ? 'SURVIVED' : 'noticed';
}

function main(word = ''): number {
  const faults = FAULTS.filter(({ file }) => word === 'check' || file.includes(word));
  const wrong = misfits(faults);
  if (wrong.length > 0) {
    console.log(`These faults do not fit the sources any more:\n${wrong.join('\n')}`);
    return 2;
  }
  console.log(`${faults.length} faults, each of which fits its file once.`);
  if (word === 'check') return 0;
  const filters = [...new Set(faults.map(({ tests }) => tests))].join(':');
  const sound = runTests(join(build, 'tests/core/core_tests'), filters);
  if (!sound.ok) {
    console.log(`Without a fault, the tests fail:\n${sound.output}`);
    return 2;
  }
  const commands = compileCommands();
  const failed = faults.filter((fault) => {
    const verdict = attempt(fault, commands);
    console.log(`${verdict}: ${fault.what} (${fault.file})`);
    return verdict !== 'noticed';
  });
  console.log(`${faults.length} faults, ${failed.length} survivors`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
