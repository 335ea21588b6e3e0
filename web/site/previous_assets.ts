/**
 * Leaves the assets of the build before beside those of this one: a tab that shows the version before may
 * fetch a part of it at any time, and a page kept by somebody on the way names its files. A build finds
 * them in the folder that it writes to; where a site is built elsewhere, `fetch_previous.mjs` puts them
 * there first. What is two versions old goes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = 'assets/';
const LIST = /\{"version":"\w+","files":(\[[^\]]*\])\}/;

/** The assets of a version: its service worker lists what it keeps. */
export const assetsOf = (worker: string): string[] =>
  (JSON.parse(LIST.exec(worker)?.[1] ?? '[]') as string[]).filter((path) =>
    /^assets\/[\w.-]+$/.test(path),
  );

/**
 * Which of the files that lie in the folder stay: those of the version before; where this version is the
 * same once more, all.
 */
export function kept(lying: readonly string[], before: readonly string[], made: readonly string[]) {
  const isSame = before.every((path) => made.includes(path));
  return lying.filter((path) => !made.includes(path) && (isSame || before.includes(path)));
}

export function previousAssets(dist: string): Plugin {
  let before: string[] = [];
  let lying = new Map<string, Uint8Array>();
  return {
    name: 'previous-assets',
    apply: 'build',
    buildStart() {
      const folder = join(dist, FOLDER);
      if (!existsSync(folder) || !existsSync(join(dist, 'sw.js'))) return;
      before = assetsOf(readFileSync(join(dist, 'sw.js'), 'utf8'));
      const names = readdirSync(folder).map((name) => FOLDER + name);
      lying = new Map(names.map((path) => [path, readFileSync(join(dist, path))]));
    },
    writeBundle(_options, bundle) {
      for (const path of kept([...lying.keys()], before, Object.keys(bundle))) {
        mkdirSync(dirname(join(dist, path)), { recursive: true });
        writeFileSync(join(dist, path), lying.get(path) ?? '');
      }
    },
  };
}
