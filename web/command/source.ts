/** Reads what the command was given: one table, or several result files that belong together. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Source } from '../src/read/page_rows';
import { Refused } from './asked';

/** As on the page: a table larger than this is no table of anybody's. */
const MAX_BYTES = 20_000_000;
const STANDARD_INPUT = '-';

/** What the byte order mark says, else UTF-8. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

async function textOf(file: string): Promise<string> {
  const name = file === STANDARD_INPUT ? 'Standard input' : file;
  let bytes: Uint8Array;
  try {
    bytes = await (file === STANDARD_INPUT ? buffer(process.stdin) : readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new Refused(`${name}: ${why}.`);
  }
  if (bytes.length > MAX_BYTES) throw new Refused(`${name} is larger than 20 MB.`);
  return decoded(bytes);
}

/** Throws `Refused`. */
export async function sourceOf(files: readonly string[]): Promise<Source> {
  const names = files.map((file) => basename(file));
  const texts = await Promise.all(files.map(textOf));
  const [only = ''] = texts;
  if (texts.length > 1) return { input: { json: texts }, names };
  const [name = ''] = names;
  if (/^\.html?$/i.test(extname(name))) {
    throw new Refused(`${name}: HTML is read by the page, not here. Save the table as CSV.`);
  }
  return { input: only, names: only === '' ? [] : names };
}
