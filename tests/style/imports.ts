/** Reads what C++ and TypeScript sources import from one another. Paths are from the project's top. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

export type Import = {
  readonly from: string;
  readonly line: number;
  readonly to: string;
};

/** Every file below a folder whose name ends so. */
export function filesBelow(top: string, folder: string, endings: RegExp): string[] {
  return readdirSync(`${top}/${folder}`, {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(top.length + 1), entry.name))
    .sort();
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

export function includesOf(file: string, text: string): Import[] {
  return [...text.matchAll(/^\s*#include "([^"]+)"/gm)].map((match) => ({
    from: file,
    line: lineAt(text, match.index),
    to: match[1] ?? '',
  }));
}

/** Static, dynamic and type imports, and files that a module names by import.meta.url. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)'(\.\.?\/[^'?]*)(?:\?[^']*)?'/g;

/** The file that a relative specifier means; null for what is not a source of the page. */
function resolved(top: string, file: string, specifier: string): string | null {
  const path = posix.join(posix.dirname(file), specifier);
  const found = ['', '.ts'].find(
    (ending) => /\.[a-z]+$/.test(path + ending) && existsSync(`${top}/${path}${ending}`),
  );
  return found === undefined ? null : path + found;
}

export function importsOf(top: string, file: string, text: string): Import[] {
  return [...text.matchAll(SPECIFIER)].flatMap((match) => {
    const to = resolved(top, file, match[1] ?? '');
    return to === null ? [] : [{ from: file, line: lineAt(text, match.index), to }];
  });
}

export function coreIncludes(top: string): Import[] {
  return filesBelow(top, 'core', /\.[hc]pp$/).flatMap((file) =>
    includesOf(file, readFileSync(`${top}/${file}`, 'utf8')),
  );
}

export function webImports(top: string): Import[] {
  return filesBelow(top, 'web/src', /\.ts$/).flatMap((file) =>
    importsOf(top, file, readFileSync(`${top}/${file}`, 'utf8')),
  );
}
