import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { closure, first, wrapped } from '../../../../web/site/frame/classic_scripts';

const LOADER = readFileSync(
  new URL('../../../../web/site/frame/loader.js', import.meta.url),
  'utf8',
);

/** Chunks as a CommonJS build writes them; `b` and `c` need one another. */
const CODE = new Map([
  [
    'a.js',
    'const b=require("./b.js");exports.began=b.name;exports.later=()=>Promise.resolve().then(()=>require("./d.js"));',
  ],
  ['b.js', 'exports.name="b";const c=require("./c.js");exports.c=c.name;'],
  ['c.js', 'const b=require("./b.js");exports.name="c";exports.ofB=()=>b.name;'],
  ['d.js', 'const c=require("./c.js");exports.said="d after "+c.name+c.ofB();'],
]);
const NEEDS = new Map([
  ['a.js', ['b.js']],
  ['b.js', ['c.js']],
  ['c.js', ['b.js']],
  ['d.js', ['c.js']],
]);

type Loader = { load: (name: string) => Promise<Record<string, unknown>> };

/** A page that runs the scripts of a folder; those that are `missing` fail once each. */
function page(missing = new Set<string>()) {
  const asked: string[] = [];
  const scripts = new Map(
    [...CODE].map(([name, code]) => [name, wrapped({ name, code }, closure(name, NEEDS))]),
  );
  const self: Record<string, unknown> = {
    CSSStyleSheet: class {
      replaceSync() {}
    },
  };
  const document = {
    readyState: 'loading',
    currentScript: { src: 'https://a.org/frame/a.js' },
    adoptedStyleSheets: [] as unknown[],
    addEventListener: () => undefined,
    createElement: () => ({}),
    head: {
      append(script: { src: string; onload: () => void; onerror: () => void }) {
        const name = script.src.replace('https://a.org/frame/', '');
        asked.push(name);
        queueMicrotask(() => {
          if (missing.delete(name)) script.onerror();
          else {
            runInNewContext(scripts.get(name) ?? '', context);
            script.onload();
          }
        });
      },
    },
  };
  const context = {
    self,
    document,
    get gaincast() {
      return self['gaincast'];
    },
  };
  const code = first(
    LOADER,
    'p {}',
    { name: 'a.js', code: CODE.get('a.js') ?? '' },
    closure('a.js', NEEDS),
  );
  runInNewContext(code, context);
  return { asked, document, loader: self['gaincast'] as Loader };
}

describe('Classic scripts', () => {
  it('need all that their needs need, each once, themselves left out', () => {
    expect(closure('a.js', NEEDS)).toEqual(['b.js', 'c.js']);
    expect(closure('b.js', NEEDS)).toEqual(['c.js']);
  });

  it('run when they are required, in the order of a module’s imports, circles too', async () => {
    const { loader, asked, document } = page();
    const a = (await loader.load('a.js')) as {
      began: string;
      later: () => Promise<{ said: string }>;
    };
    expect(a.began).toBe('b');
    expect(asked.sort()).toEqual(['b.js', 'c.js']);
    expect((await a.later()).said).toBe('d after cb');
    expect(asked).toHaveLength(3);
    expect(document.adoptedStyleSheets).toHaveLength(1);
  });

  it('are fetched again when asked again, after one could not be had', async () => {
    const { loader } = page(new Set(['d.js', 'c.js']));
    await expect(loader.load('a.js')).rejects.toThrow('c.js could not be loaded');
    await expect(loader.load('a.js')).resolves.toMatchObject({ began: 'b' });
    await expect(loader.load('d.js')).rejects.toThrow('d.js could not be loaded');
    await expect(loader.load('d.js')).resolves.toMatchObject({ said: 'd after cb' });
  });
});
