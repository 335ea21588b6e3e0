/**
 * Makes the built site an npm package as well: `engine.d.ts`, the types of `engine.js` written from
 * the contract, and `package.json`, so that `npm install <the folder>` gives both.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readContract, type Told } from './contract_text';

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

/** What `npm` reads of the site. */
export const packageOf = (version: string): string =>
  `${JSON.stringify(
    {
      name: 'gaincast',
      version,
      description: 'Forecasts of post-training gains at model sizes that nobody has trained yet',
      license: 'MIT',
      type: 'module',
      exports: { '.': { types: './engine.d.ts', default: './engine.js' } },
      types: './engine.d.ts',
      engines: { node: '>=20' },
    },
    null,
    2,
  )}\n`;

export const enginePackage = (contractFile: string, version: string): Plugin => ({
  name: 'engine-package',
  apply: 'build',
  generateBundle() {
    const types = engineTypes(readFileSync(contractFile, 'utf8'));
    this.emitFile({ type: 'asset', fileName: 'engine.d.ts', source: types });
    this.emitFile({ type: 'asset', fileName: 'package.json', source: packageOf(version) });
  },
});
