/**
 * Makes the built site an npm package as well: `engine.d.ts`, the types of `engine.js` written from
 * the contract, and `package.json`, so that `npm install <the folder>` gives both. And `engine.mjs`, the
 * same module, for a copy of it in somebody's CommonJS package: there Node takes every `.js` for
 * CommonJS, except in `assets`, which gets a `package.json` of its own.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readContract, type Told } from './contract_text';

const MODULE = 'engine.js';

const documented = (says: string, text: string, indent = ''): string =>
  says === '' ? `${indent}${text}` : `${indent}/** ${says} */\n${indent}${text}`;

const method = ({ name, says, text }: Told): string => documented(says, `${name}: ${text};`, '  ');

const type = ({ says, text }: Told): string => documented(says, `export ${text}`);

/** The declarations of the public module; they need no package of anybody else's. */
export function engineTypes(contract: string): string {
  const { methods, types } = readContract(contract);
  return [
    '// Sizes are billions of parameters; gains, se and sd are percentage points (pp).',
    ...types.map(type),
    '/** Every method is synchronous and pure, and answers a refusal as a value. */',
    `export type Engine = {\n${methods.map(method).join('\n')}\n};`,
    '/** Loads the engine; its WebAssembly lies beside `engine.js`. */',
    'export function loadEngine(): Promise<Engine>;',
    '',
  ].join('\n');
}

/**
 * What `npm` reads of the site. `gaincast` is the command; the packages that `drawing` names are needed
 * for its pictures alone, so that nothing else fails where they cannot be had.
 */
export const packageOf = (version: string, drawing: Readonly<Record<string, string>>): string =>
  `${JSON.stringify(
    {
      name: 'gaincast',
      version,
      description: 'Forecasts of post-training gains at model sizes that nobody has trained yet',
      license: 'MIT',
      type: 'module',
      exports: {
        '.': { types: './engine.d.ts', default: './engine.js' },
        './engine.js': { types: './engine.d.ts', default: './engine.js' },
        './engine.mjs': { types: './engine.d.mts', default: './engine.mjs' },
      },
      types: './engine.d.ts',
      bin: { gaincast: './cli.js' },
      optionalDependencies: drawing,
      engines: { node: '>=20' },
    },
    null,
    2,
  )}\n`;

export const enginePackage = (
  contractFile: string,
  version: string,
  drawing: Readonly<Record<string, string>>,
): Plugin => ({
  name: 'engine-package',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const engine = bundle[MODULE];
      if (engine?.type !== 'chunk') throw new Error(`There is no ${MODULE} to make a package of.`);
      const types = engineTypes(readFileSync(contractFile, 'utf8'));
      const files = {
        'engine.d.ts': types,
        'engine.d.mts': types,
        'engine.mjs': engine.code,
        'package.json': packageOf(version, drawing),
        'assets/package.json': '{ "type": "module" }\n',
      };
      for (const [fileName, source] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source });
    },
  },
});
