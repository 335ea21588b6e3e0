/** Writes into the service worker what it keeps: the calculator with all that it may fetch, and the pages beside it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'sw.js';
const PLACE = '__PRECACHE__';

/** Not the examples, nor what other pages and Node import: who wants those has a network. */
const isKept = (path: string): boolean =>
  (path.startsWith('assets/') && !path.endsWith('.json')) ||
  /^[^/]+\.html$/.test(path) ||
  /^(favicon\.svg|(start|starting)\.js|licences\.txt)$/.test(path);

export function precacheOf(all: ReadonlyMap<string, string | Uint8Array>) {
  const paths = [...all.keys()].filter(isKept).sort();
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(all.get(path) ?? '');
  return {
    version: hash.digest('hex').slice(0, 16),
    files: paths.map((path) => (path === 'index.html' ? '' : path)),
  };
}

export function precache(folder: string): Plugin {
  return {
    name: 'precache',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk' || !worker.code.includes(PLACE)) {
          throw new Error('There is no service worker to say what it keeps.');
        }
        if (worker.imports.length + worker.exports.length > 0) {
          throw new Error('The service worker is a script of its own, no module.');
        }
        const made = Object.values(bundle).map(
          (file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const,
        );
        const copied = readdirSync(folder).map(
          (name) => [name, readFileSync(join(folder, name))] as const,
        );
        const kept = precacheOf(new Map([...made, ...copied]));
        worker.code = worker.code.replace(PLACE, () => JSON.stringify(kept));
      },
    },
  };
}
