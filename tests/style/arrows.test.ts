import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brokenArrows, circles, conceptOf, roomOf } from './arrows';
import { coreIncludes, importsOf, includesOf, webImports, type Import } from './imports';
import { CORE_ROOMS, WEB_ROOMS } from './rooms';

const top = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const HOUSES = [
  { root: 'core', rooms: CORE_ROOMS, imports: coreIncludes(top) },
  { root: 'web/src', rooms: WEB_ROOMS, imports: webImports(top) },
];

describe.each(HOUSES)('the arrows of $root', ({ root, rooms, imports }) => {
  it('are there to be read', () => expect(imports.length).toBeGreaterThan(200));

  it('point one way', () => expect(brokenArrows(root, rooms, imports)).toEqual([]));

  it('form no circle of files', () => expect(circles(imports, conceptOf)).toEqual([]));

  it('form no circle of folders', () => {
    const between = imports.filter(({ to }) => roomOf(root, to) !== null);
    expect(circles(between, (file) => roomOf(root, file) ?? file)).toEqual([]);
  });
});

describe('a planted arrow', () => {
  it('is found in C++, with its file, its line and the rule', () => {
    const planted = includesOf(
      'core/numerics/random.cpp',
      '#include <cmath>\n#include "core/data/dataset.hpp"\n',
    );
    expect(brokenArrows('core', CORE_ROOMS, planted)).toEqual([
      'core/numerics/random.cpp:2 imports core/data/dataset.hpp, ' +
        'but numerics may import from nothing only',
    ]);
  });

  it('is found in TypeScript, be it an import of values, of types, or when asked for', () => {
    const text = [
      "import { page } from '../panels/page';",
      "import type { View } from '../panels/widgets/view';",
      "const late = () => import('../panels/widgets/copy');",
    ].join('\n');
    const planted = importsOf(top, 'web/src/charts/bars.ts', text);
    expect(brokenArrows('web/src', WEB_ROOMS, planted)).toHaveLength(3);
    expect(brokenArrows('web/src', WEB_ROOMS, planted)[1]).toMatch(
      /^web\/src\/charts\/bars\.ts:2 imports web\/src\/panels\/widgets\/view\.ts, but charts may import/,
    );
  });

  it('is found where the core would import the page', () => {
    const planted = includesOf('core/data/dataset.hpp', '#include "wasm/marshal.hpp"\n');
    expect(brokenArrows('core', CORE_ROOMS, planted)).toEqual([
      'core/data/dataset.hpp:1 imports wasm/marshal.hpp, but core imports nothing from outside',
    ]);
  });

  it('that closes a circle is found, of a header and its source too', () => {
    const imports: Import[] = [
      { from: 'core/a/x.hpp', line: 1, to: 'core/b/y.hpp' },
      { from: 'core/b/y.cpp', line: 1, to: 'core/a/x.hpp' },
      { from: 'core/b/y.cpp', line: 2, to: 'core/b/y.hpp' },
    ];
    expect(circles(imports, conceptOf)).toEqual([['core/a/x', 'core/b/y', 'core/a/x']]);
  });
});
