/** Finds programs and files of this machine; tests never download a browser. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of these names that is a program on PATH; null where none is. */
export function programOf(...names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return (
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
  );
}

/** The first of these files that is there. */
export const fileOf = (...paths: readonly string[]): string | null =>
  paths.find((path) => existsSync(path)) ?? null;
