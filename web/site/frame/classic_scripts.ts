/**
 * The page once more as classic scripts, for frames without an origin of their own
 * (`sandbox="allow-scripts"`). Modules, workers and WebAssembly reach such a frame only from a server that
 * sends `Access-Control-Allow-Origin`; classic scripts need no such header. The chunks are those of a
 * CommonJS build, each wrapped as a function that the loader keeps until somebody requires it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { modules, wasmFolder } from '../modules';
import { palettes } from '../palette';
import { wasmScripts, workerScript } from './engine_scripts';
import { filled } from './filled_script';

export const FOLDER = 'frame/';
const LOADER = fileURLToPath(new URL('loader.js', import.meta.url));
const LAZY = /Promise\.resolve\(\)\.then\(\(\)=>require\((["'`])\.\/([^"'`]+)\1\)\)/g;
const NEEDED = /require\((["'`])\.\/([^"'`]+)\1\)/g;

type Chunk = { name: string; code: string };

const needsOf = (code: string): string[] => [
  ...new Set([...code.replace(LAZY, '').matchAll(NEEDED)].map(([, , name = '']) => name)),
];

/** All that a chunk's code requires before it runs, itself left out. */
export function closure(name: string, needs: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([name]);
  for (const one of seen) for (const next of needs.get(one) ?? []) seen.add(next);
  return [...seen].slice(1);
}

/** As the loader takes it. What is imported on demand is loaded by it. */
export function wrapped({ name, code }: Chunk, needs: readonly string[]): string {
  const body = code.replace(LAZY, (_all, _quote, path: string) => `gaincast.load("${path}")`);
  return `gaincast.define(${JSON.stringify(name)},${JSON.stringify(needs)},function(exports,require){${body}});`;
}

/** The first script: the loader with the style sheet, the chunk, and its start once the page is there. */
export function first(
  loader: string,
  style: string,
  chunk: Chunk,
  needs: readonly string[],
): string {
  return `${filled('loader.js', loader, { __STYLE__: JSON.stringify(style) })}
${wrapped(chunk, needs)}
gaincast.ready(() => gaincast.load(${JSON.stringify(chunk.name)}));`;
}

/** What every frame shows is in one chunk with what opens the page: what reads links, and the embed. */
const ALWAYS = ['/src/main.ts', '/src/link/link.ts', '/src/panels/embed/framed.ts'];

type Modules = { getModuleInfo: (id: string) => { importers: string[] } | null };

function isAlways(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (ALWAYS.some((path) => id.endsWith(path))) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isAlways(importer, modules, seen));
}

const config = (root: string): InlineConfig => ({
  configFile: false,
  root,
  base: './',
  logLevel: 'error',
  plugins: [workerScript, wasmScripts(wasmFolder, FOLDER)],
  resolve: { alias: modules },
  css: palettes,
  experimental: {
    renderBuiltUrl: (name) => ({
      runtime: `gaincast.folder+${JSON.stringify(name.replace(FOLDER, ''))}`,
    }),
  },
  build: {
    write: false,
    target: 'es2022',
    copyPublicDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { frame: fileURLToPath(new URL('src/main.ts', `file://${root}/`)) },
      output: {
        format: 'cjs',
        entryFileNames: `${FOLDER}[name]-[hash].js`,
        chunkFileNames: `${FOLDER}[name]-[hash].js`,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: (id, all) => (isAlways(id, all) ? 'always' : null) }],
        },
      },
      checks: { emptyImportMeta: false },
    },
  },
  worker: {
    format: 'iife',
    plugins: () => [wasmScripts(wasmFolder, FOLDER)],
    rolldownOptions: { output: { entryFileNames: `${FOLDER}[name]-[hash].js` } },
  },
});

export type ClassicScripts = {
  /** The first script, then those that it needs. */
  opening: readonly string[];
  files: ReadonlyMap<string, string>;
};

/** The files by their paths in the site, and which of them open the page. */
export async function classicScripts(root: string): Promise<ClassicScripts> {
  const built = (await build(config(root))) as Rolldown.RolldownOutput;
  const chunks = built.output.flatMap((one) =>
    one.type === 'chunk' ? [{ name: one.fileName.replace(FOLDER, ''), code: one.code, one }] : [],
  );
  const needs = new Map(chunks.map(({ name, code }) => [name, needsOf(code)]));
  const assets = built.output.flatMap((one) => (one.type === 'asset' ? [one] : []));
  const style = assets
    .filter(({ fileName }) => fileName.endsWith('.css'))
    .map(({ source }) => String(source))
    .join('\n');
  const files = new Map<string, string>();
  let opening: string[] = [];
  for (const chunk of chunks) {
    const all = closure(chunk.name, needs);
    const path = FOLDER + chunk.name;
    if (chunk.one.isEntry) opening = [chunk.name, ...all].map((name) => FOLDER + name);
    files.set(
      path,
      chunk.one.isEntry
        ? first(readFileSync(LOADER, 'utf8'), style, chunk, all)
        : wrapped(chunk, all),
    );
  }
  for (const { fileName, source } of assets) {
    if (fileName.endsWith('.js')) files.set(fileName, String(source));
  }
  return { opening, files };
}
