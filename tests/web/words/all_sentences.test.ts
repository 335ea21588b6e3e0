/**
 * Every text that the page can say, held to the rules of the house. With GAINCAST_SENTENCES=1 the
 * list is written to build/sentences.txt, to be read from top to bottom.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { href: 'https://gaincast.example/', protocol: 'https:' });
vi.stubGlobal('document', { querySelector: () => null, createTreeWalker: () => ({}) });
const { allSaid } = await import('./sentences');

const all = await allSaid();

/** One of each kind: texts that differ in figures alone are the same. */
const kinds = new Map(
  all.map(({ text, where }) => [text.replace(/[\d.,]+/g, '#'), `${text}\t${where}`]),
);
const list = [...new Set(kinds.values())].sort((a, b) => a.localeCompare(b, 'en'));

if (process.env['GAINCAST_SENTENCES']) {
  const folder = fileURLToPath(new URL('../../../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}sentences.txt`, `${list.join('\n')}\n`);
}

describe('Every text of the page', () => {
  it('is found', () => expect(list.length).toBeGreaterThan(500));
});
