/** What the documents tell a reader to type: that it is there, and starts. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './imports';

const top = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const read = (file: string): string => readFileSync(`${top}/${file}`, 'utf8');
const documents = ['README.md', '.github/CONTRIBUTING.md'].map(read).join('\n');

const all = (pattern: RegExp): string[][] =>
  [...documents.matchAll(pattern)].map((match) => [...match].map((part) => part ?? ''));
const distinct = (names: readonly string[]) => [...new Set(names)].sort();

const commands = distinct(
  all(/(?<=[`\s(])(?:\.\/)?((?:web|tests|\.ci)(?:\/\w+)*\/(?:run|start|build))\b/g).map(
    ([, name = '']) => name,
  ),
);

/** `Suite.Name` of every test in C++; those of typed and of parametrised suites carry a prefix. */
const coreTests = filesBelow(top, 'tests/core', /\.cpp$/).flatMap((file) =>
  [
    ...read(file).matchAll(
      /\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)|TYPED_TEST\(\s*(\w+),\s*(\w+)\)/g,
    ),
  ].map(([, suite, name, typed, typedName]) => `${suite ?? typed}.${name ?? typedName}`),
);

const globbed = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

describe('the commands of the documents', () => {
  it('are found in them', () => {
    expect(commands).toEqual(expect.arrayContaining(['tests/run', 'web/build', 'web/start']));
  });

  it.each(commands)('%s is there, and says what it does', (command) => {
    accessSync(`${top}/${command}`, constants.X_OK);
    const help = execFileSync(`${top}/${command}`, ['--help'], { cwd: '/', encoding: 'utf8' });
    expect(help.length).toBeGreaterThan(40);
  });

  it('name parts that the commands know', () => {
    const parts = all(/(tests\/(?:bench\/)?run)((?: [a-z]+(?:-[a-z]+)*)+)`/g);
    expect(parts.length).toBeGreaterThan(3);
    for (const [, command = '', words = ''] of parts) {
      for (const word of words.trim().split(' '))
        expect(read(command), `${command} ${word}`).toMatch(new RegExp(`[ (]${word}[ )|]`));
    }
  });

  it('name scripts that npm knows', () => {
    const scripts = all(/npm run ([\w:]+)(?: --prefix (\w+))?/g);
    expect(scripts.length).toBeGreaterThan(2);
    for (const [, script = '', folder = 'web'] of scripts) {
      const manifest = JSON.parse(read(`${folder || 'web'}/package.json`)) as {
        scripts: Record<string, string>;
      };
      expect(Object.keys(manifest.scripts)).toContain(script);
    }
  });

  it('filter tests that exist', () => {
    const filters = all(/--gtest_filter='([^']+)'/g).map(([, filter = '']) => filter);
    expect(filters.length).toBeGreaterThan(3);
    for (const filter of filters)
      expect(coreTests.filter((name) => globbed(filter).test(name)).length, filter).toBeGreaterThan(
        0,
      );
  });

  it('run tests in files and folders that exist', () => {
    for (const [, path = ''] of all(/npx vitest run ([\w/.]+)/g))
      expect(existsSync(`${top}/tests/${path}`), path).toBe(true);
    for (const [, folder = '', name = ''] of all(/npm run test:(\w+) --prefix tests -- (\w+)/g))
      expect(filesBelow(top, `tests/${folder}`, /\.test\.ts$/).join(), name).toContain(`/${name}`);
  });

  it('point at files that exist', () => {
    const links = ['README.md', '.github/CONTRIBUTING.md'].flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, target = '']) =>
        fileURLToPath(new URL(target, `file://${top}/${file}`)),
      ),
    );
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(link), link).toBe(true);
  });
});

type Manifest = { overrides?: Record<string, Record<string, string>> };
type Lock = { packages: Record<string, { dependencies?: Record<string, string> }> };

describe.each(['web', 'tests', 'tests/bench/peers', 'tests/lighthouse'])(
  'the lock file of %s',
  (folder) => {
    it('depends on no name for a version that can mean another tomorrow', () => {
      const { overrides = {} } = JSON.parse(read(`${folder}/package.json`)) as Manifest;
      const { packages } = JSON.parse(read(`${folder}/package-lock.json`)) as Lock;
      for (const [path, { dependencies = {} }] of Object.entries(packages)) {
        const name = path.replace(/^.*node_modules\//, '');
        const tagged = Object.entries(dependencies).filter(([, range]) => /^[a-z]+$/i.test(range));
        for (const [dependency, tag] of tagged)
          expect(overrides[name]?.[dependency], `${name} wants ${dependency}@${tag}`).toMatch(
            /^\d/,
          );
      }
    });
  },
);
