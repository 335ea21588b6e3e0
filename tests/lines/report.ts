/** Puts the lines that ran in Node and in Chromium together, and prints the shares. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MCR from 'monocart-coverage-reports';
import ts from 'typescript';
import { linesOf, together, type Lines } from './lcov';

const LEAST = 90; // percent
const raw = process.argv[2] ?? 'build/lines';
const web = fileURLToPath(new URL('../../web/', import.meta.url));
const dist = join(web, 'dist');

type Entry = { url: string; source?: string; functions: unknown[] };

/** Chromium's counts speak of bundled files; their maps lead back to the sources. */
async function inBrowser(): Promise<Map<string, Lines>> {
  const folder = join(raw, 'browser');
  if (!existsSync(folder)) return new Map();
  const report = MCR({
    outputDir: join(raw, 'merged'),
    reports: [['lcovonly', { file: 'lcov.info' }]],
    logging: 'error',
    sourceFilter: (path: string) => /(^|\/)src\//.test(path) && !path.includes('node_modules'),
    sourcePath: (path: string) => path.replace(/^.*?(?=src\/)/, 'web/'),
  });
  for (const name of readdirSync(folder)) {
    const entries = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Entry[];
    const mapped = entries.flatMap((entry) => {
      const map = join(dist, `${/\/some\/where\/(.+\.js)$/.exec(entry.url)?.[1] ?? ''}.map`);
      return entry.source && existsSync(map)
        ? [{ ...entry, sourceMap: JSON.parse(readFileSync(map, 'utf8')) as object }]
        : [];
    });
    if (mapped.length > 0) await report.add(mapped);
  }
  await report.generate();
  return linesOf(readFileSync(join(raw, 'merged', 'lcov.info'), 'utf8'));
}

const node = join(raw, 'node', 'lcov.info');
const all = together([
  existsSync(node) ? linesOf(readFileSync(node, 'utf8')) : new Map<string, Lines>(),
  await inBrowser(),
]);
/** A file that no test loads: its lines without types, none of which runs. */
function neverLoaded(file: string): Lines {
  const text = readFileSync(join(web, '..', file), 'utf8');
  const options = { removeComments: true, target: ts.ScriptTarget.ES2022 };
  const code = ts.transpileModule(text, { compilerOptions: options }).outputText;
  const lines = code
    .split('\n')
    .filter((line) => !/^\s*([{}()[\];,]*|export \{\};|import .*)$/.test(line));
  return new Map(lines.map((_, at) => [at + 1, 0]));
}

for (const path of readdirSync(join(web, 'src'), { recursive: true, encoding: 'utf8' })) {
  const file = `web/src/${path}`;
  if (/(?<!\.d)\.ts$/.test(file) && !all.has(file)) all.set(file, neverLoaded(file));
}

const figures = [...all].map(([file, lines]) => ({
  file,
  lines: lines.size,
  run: [...lines.values()].filter((count) => count > 0).length,
}));
const share = ({ run, lines }: { run: number; lines: number }) => (100 * run) / Math.max(1, lines);
const whole = figures.reduce(
  (sum, { lines, run }) => ({ lines: sum.lines + lines, run: sum.run + run }),
  { lines: 0, run: 0 },
);
for (const one of figures.sort((a, b) => share(a) - share(b)))
  console.log(`${share(one).toFixed(1).padStart(6)} %  ${one.run} of ${one.lines}  ${one.file}`);
console.log(
  `\n${share(whole).toFixed(1)} % of ${whole.lines} lines of web/src in ${figures.length} files`,
);
if (share(whole) < LEAST) process.exitCode = 1;
