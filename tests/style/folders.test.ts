import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { conceptOf } from './arrows';
import { filesBelow } from './imports';
import { CORE_ROOMS, WEB_ROOMS } from './rooms';

const top = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const SOURCES = /\.(hpp|cpp|ts|css)$/;
const sources = [...filesBelow(top, 'core', SOURCES), ...filesBelow(top, 'web/src', SOURCES)];

/** The contract is one page to read. */
const LONG = ['web/src/engine/contract.ts'];

const lines = (file: string): number =>
  readFileSync(`${top}/${file}`, 'utf8').split('\n').length - 1;

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> =>
  all.reduce((map, one) => map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one]), new Map());

describe('the rooms', () => {
  it('hold every source; nothing but entry points lies loose', () => {
    const loose = sources.filter((file) => /^(core|web\/src)\/[^/]+$/.test(file));
    const entries = ['main', 'embed', 'offline', 'public_module', 'unfold'].map(
      (name) => `web/src/${name}.ts`,
    );
    expect(loose.filter((file) => !entries.includes(file))).toEqual([]);
  });

  it('are those of the table', () => {
    const rooms = (root: string) =>
      [...new Set(sources.flatMap((file) => new RegExp(`^${root}/([^/]+)/`).exec(file)?.[1] ?? []))]
        .filter((room) => room !== 'styles')
        .sort();
    expect(rooms('core')).toEqual(Object.keys(CORE_ROOMS).sort());
    expect(rooms('web/src')).toEqual(
      Object.keys(WEB_ROOMS)
        .filter((room) => room !== '.')
        .sort(),
    );
  });

  it('say in a few lines what lives there', () => {
    const folders = [
      ...Object.keys(CORE_ROOMS).map((room) => `core/${room}`),
      ...Object.keys(WEB_ROOMS).map((room) =>
        room === '.' ? 'web/src/styles' : `web/src/${room}`,
      ),
    ];
    for (const folder of folders) {
      const length = lines(`${folder}/README.md`);
      expect(length, folder).toBeGreaterThan(3);
      expect(length, folder).toBeLessThanOrEqual(30);
    }
  });

  it('hold at most twenty concepts a folder', () => {
    for (const [folder, files] of grouped(sources, posix.dirname)) {
      const concepts = new Set(files.map(conceptOf));
      expect(concepts.size, folder).toBeLessThanOrEqual(20);
    }
  });
});

describe('files', () => {
  it('are one idea: half of them at most 100 lines, none above 300 but the contract', () => {
    const lengths = sources.map(lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
    const long = sources.filter((file) => lines(file) > 300 && !LONG.includes(file));
    expect(long).toEqual([]);
  });

  it('have names that say something', () => {
    const nothing = /(^|\/)(utils?|helpers?|common|misc|manager)[./]/i;
    const all = [
      ...sources,
      ...filesBelow(top, 'tests/web', SOURCES),
      ...filesBelow(top, 'tests/core', SOURCES),
    ];
    expect(all.filter((file) => nothing.test(file))).toEqual([]);
  });
});

describe('a test', () => {
  /** The concept that a test is about, by its place and name; tests of the whole are about no single one. */
  const subject = (test: string): string | null => {
    if (/^tests\/(core|web)\/whole\//.test(test)) return null;
    return test
      .replace(/^tests\/core\/(.*)_test\.cpp$/, 'core/$1')
      .replace(/^tests\/web\/(site|command)\/(.*)\.test\.ts$/, 'web/$1/$2')
      .replace(/^tests\/web\/(.*)\.test\.ts$/, 'web/src/$1');
  };

  it('lies where what it tests lies, under its name', () => {
    const tests = [
      ...filesBelow(top, 'tests/core', /_test\.cpp$/),
      ...filesBelow(top, 'tests/web', /\.test\.ts$/),
    ];
    const beside = ['web/site', 'web/command'].flatMap((folder) =>
      filesBelow(top, folder, /\.ts$/),
    );
    const concepts = new Set([...sources, ...beside].map(conceptOf));
    const astray = tests.filter((test) => {
      const about = subject(test);
      return about !== null && !concepts.has(about);
    });
    expect(tests.length).toBeGreaterThan(60);
    expect(astray).toEqual([]);
  });
});
