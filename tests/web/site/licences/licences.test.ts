import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { licencesText, noticeOf, packageOf } from '../../../../web/site/licences/licences';
import { modules as standIns } from '../../../../web/site/modules';

const web = fileURLToPath(new URL('../../../../web/', import.meta.url));
const modules = join(web, 'node_modules');
const read = (path: string) => readFileSync(path, 'utf8');

describe('A module', () => {
  it.each([
    ['/a/node_modules/chart.js/dist/chart.js', 'chart.js'],
    ['/a/node_modules/@kurkle/color/dist/color.esm.js', '@kurkle/color'],
    ['\0/a/node_modules/papaparse/papaparse.min.js?commonjs-module', 'papaparse'],
    ['/a/node_modules/one/node_modules/@its/own/index.js', '@its/own'],
    ['\0vite/preload-helper.js', 'vite'],
    ['\0rolldown/runtime.js', 'rolldown'],
    ['/a/web/src/main.ts', null],
  ])('%j is of %j', (id, name) => {
    expect(packageOf(id)).toBe(name);
  });
});

describe('A package', () => {
  it('without a licence is not built in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gaincast-'));
    mkdirSync(join(folder, 'nobody'));
    writeFileSync(join(folder, 'nobody/package.json'), '{"version": "1.0.0"}');
    expect(() => noticeOf('nobody', folder)).toThrow('nobody is bundled and brings no licence');
    expect(() => noticeOf('absent', folder)).toThrow('absent is bundled');
    expect(() => licencesText(['nobody'], folder, '')).toThrow('nobody');
  });

  it('brings its name, version and text, and not those of what its maker uses', () => {
    expect(noticeOf('lit-html', modules)).toMatch(/^lit-html \d\S+ \(BSD-3-Clause\)\n\n[^]*Google/);
    expect(noticeOf('vite', modules)).not.toContain('Bundled dependencies');
  });
});

/** Every file of a folder and of those in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

/** What the sources import and what that depends on, as their own files say. */
function imported(): Set<string> {
  const names = new Set<string>();
  const take = (name: string) => {
    if (names.has(name) || name in standIns) return;
    names.add(name);
    const { dependencies = {} } = JSON.parse(read(join(modules, name, 'package.json'))) as {
      dependencies?: Record<string, string>;
    };
    for (const one of Object.keys(dependencies)) if (!one.startsWith('@types/')) take(one);
  };
  const sources = ['src', 'offline'].flatMap((folder) => filesIn(join(web, folder)));
  for (const path of sources.filter((one) => one.endsWith('.ts'))) {
    const found = read(path).matchAll(
      /(?:from |import |import\(\s*)'((?:@[^/']+\/)?[^./@'][^/']*)(?:\/[^']*)?'/g,
    );
    for (const [, name = ''] of found) if (!name.startsWith('@gaincast/')) take(name); // our own
  }
  return names;
}

describe('The licences of the built site', () => {
  const site = read(join(web, 'dist/licences.txt'));
  const oneFile = read(join(web, 'dist/gaincast.html'));

  it('name every package that the sources import, with its text', () => {
    const names = imported();
    for (const name of ['chart.js', 'lit-html', 'papaparse', 'comlink']) {
      expect([...names]).toContain(name);
    }
    for (const name of names) expect(site).toContain(noticeOf(name, modules));
  });

  it('name what the WebAssembly is built from and with', () => {
    for (const text of [
      'Benoit Jacob',
      'Mozilla Public License Version 2.0',
      'The Emscripten Authors',
      'Rich Felker',
      'LLVM Exceptions',
      'TERMS AND CONDITIONS FOR USE, REPRODUCTION',
    ]) {
      expect(site).toContain(text);
      expect(oneFile).toContain(text);
    }
    const libraries = [...read(join(web, '../CMakeLists.txt')).matchAll(/find_package\((\w+)/g)];
    expect(libraries.map(([, name]) => name)).toEqual(['Eigen3']); // or it needs a notice
  });

  it('are linked from the page’s foot, kept for when there is no network, and in the one file', () => {
    expect(read(join(web, 'dist/index.html'))).toContain('href="./licences.txt"');
    expect(read(join(web, 'dist/sw.js'))).toContain('licences.txt');
    for (const text of ['chart.js 4', 'lit-html 3', 'Copyright 2017 Google', 'papaparse 5']) {
      expect(oneFile).toContain(text);
    }
  });
});
