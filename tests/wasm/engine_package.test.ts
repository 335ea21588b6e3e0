/** The built site as an npm package: installed into a strict TypeScript project, as a reader would. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(file('README.md'), 'utf8');
const lines = /```js\n(import { loadEngine }[^]*?)```/.exec(readme)?.[1] ?? '';

const COMPILER_OPTIONS = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false, // or the declarations themselves would not be checked
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  lib: ['ES2022', 'DOM'],
  types: [],
  outDir: 'out',
};

let project = '';
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'gaincast-package-'));
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}');
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*.ts'] }),
  );
  const flags = ['--no-audit', '--no-fund', '--offline'];
  execFileSync('npm', ['install', ...flags, file('web/dist')], {
    cwd: project,
    stdio: 'pipe',
  });
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the compiler says of the project, with this as its only module; empty if nothing. */
function compile(source: string): string {
  writeFileSync(join(project, 'main.ts'), source);
  try {
    const tsc = file('tests/node_modules/typescript/bin/tsc');
    execFileSync('node', [tsc, '-p', project], { encoding: 'utf8' });
    return '';
  } catch (failed) {
    return (failed as { stdout: string }).stdout;
  }
}

describe('a copy of the folder in a CommonJS package', () => {
  const ask = `const rows = [[1, 2], [2, 3], [4, 5]].map(([size, gain]) => ({ size, gain, se: 1 }));
    const answer = async ({ loadEngine }) => (await loadEngine()).fit(rows).value.rows;`;
  const printed = (name: string, script: string): string => {
    writeFileSync(join(project, 'commonjs', name), script);
    return execFileSync('node', [join(project, 'commonjs', name)], { encoding: 'utf8' });
  };
  beforeAll(() => {
    mkdirSync(join(project, 'commonjs/vendor/assets'), { recursive: true });
    writeFileSync(join(project, 'commonjs/package.json'), '{"private":true,"type":"commonjs"}');
    for (const name of ['engine.js', 'engine.mjs', 'assets'])
      cpSync(file(`web/dist/${name}`), join(project, 'commonjs/vendor', name), { recursive: true });
  });

  it('is imported as engine.mjs', () => {
    const imported = `import('./vendor/engine.mjs').then(answer).then(console.log);`;
    expect(printed('main.js', `${ask} ${imported}`)).toBe('3\n');
    const own = `import * as module from './vendor/engine.mjs'; ${ask} console.log(await answer(module));`;
    expect(printed('own.mjs', own)).toBe('3\n');
  });

  it('is the same module as engine.js, with the same types', () => {
    const text = (name: string) => readFileSync(file(`web/dist/${name}`), 'utf8');
    expect(text('engine.mjs')).toBe(text('engine.js'));
    expect(text('engine.d.mts')).toBe(text('engine.d.ts'));
  });
});

describe('npm install web/dist', () => {
  it('gives types by which the README’s lines compile, and they print what the README says', () => {
    expect(lines.trim().split('\n')).toHaveLength(6);
    expect(compile(lines)).toBe('');
    const printed = execFileSync('node', [join(project, 'out/main.js')], {
      encoding: 'utf8',
    });
    expect(printed).toMatch(/^19\.612\d* 11\.311\d*\n$/);
  });

  it('gives types that refuse what the engine would', () => {
    const wrong = lines.replace('{ sizes: [70] }', '{ sizes: [70], criterion: "aicd" }');
    expect(compile(wrong)).toContain('aicd');
    expect(compile(lines.replace('if (forecast.ok) ', ''))).toContain("'value'");
  });

  it('gives a type for every method and result', () => {
    const all = `import type { Engine, Fit, Forecast, Bootstrap, Decomposition, Validation, Design,
      Backtest, ExtraSe, GainSe, Law, InputError, Outcome, TableReading } from 'gaincast';
      export type All = [Engine, Fit, Forecast, Bootstrap, Decomposition, Validation, Design,
      Backtest, ExtraSe, GainSe, Law, InputError, Outcome<number>, TableReading];
      export const names: Record<keyof Engine, true> = { laws: true, fit: true, forecast: true,
      bootstrap: true, bootstrapSlice: true, bootstrapSummary: true, decompose: true,
      validate: true, validateSlice: true, validateSummary: true, design: true, backtest: true,
      estimateExtraSe: true, gainSe: true, scoreForecast: true, requiredSize: true, nextRun: true, compare: true, rank: true, verify: true,
      gainForecast: true, scatter: true, lawIntervals: true, readTable: true };`;
    expect(compile(all)).toBe('');
  });
});

describe('its command', () => {
  const gaincast = (...args: string[]) =>
    execFileSync(join(project, 'node_modules/.bin/gaincast'), args, { encoding: 'utf8' });
  const ROWS = 'size,gain,se\n0.5,1.2,0.4\n1,2.1,0.3\n2,3.5,0.4\n4,5.4,0.5\n8,8.0,0.6\n';

  it('prints a forecast', () => {
    writeFileSync(join(project, 'rows.csv'), ROWS);
    const said = gaincast(join(project, 'rows.csv'), '--at', '70B', '--method', 'paper');
    expect(said).toMatch(/^At 70B, expect a gain of \+19\.6 ± 11\.3 pp\n/);
    expect(said).toMatch(/\nLink: \S*#v=1&d=0\.5~1\.2~0\.4_\S+\n$/);
  });

  it('reads standard input', () => {
    const said = execFileSync('node', [file('web/dist/cli.js'), '-', '--method', 'paper'], {
      encoding: 'utf8',
      input: ROWS,
    });
    expect(said).toMatch(/^At 70B, expect a gain of \+19\.6 ± 11\.3 pp\n/);
  });

  it('says by its exit status that a table cannot be read', () => {
    expect(() => gaincast('/nowhere.csv')).toThrow(/there is no such file/);
    try {
      gaincast('/nowhere.csv');
    } catch (failed) {
      expect((failed as { status: number }).status).toBe(2);
    }
  });

  it('draws the chart', () => {
    const [svg, png] = ['chart.svg', 'chart.png'].map((name) => join(project, name));
    writeFileSync(join(project, 'rows.csv'), ROWS);
    execFileSync('node', [
      file('web/dist/cli.js'), // in its own folder, beside the packages that it was built with
      join(project, 'rows.csv'),
      ...['--method', 'paper', '--svg', svg ?? '', '--png', png ?? ''],
    ]);
    expect(readFileSync(svg ?? '', 'utf8')).toContain('At 70B, expect a gain of +19.6 ± 11.3 pp');
    expect(
      readFileSync(png ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});
