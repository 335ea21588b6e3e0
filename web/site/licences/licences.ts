/**
 * `licences.txt`: the licence of everything that is not ours and is in the built files. Packages of npm
 * are those whose modules the bundler has put in, with the texts that they bring; the parts of the
 * WebAssembly have theirs beside this file, as Debian's packages (libeigen3-dev, emscripten) give them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const LICENCES = 'licences.txt';

/** What the C++ is built from and with, by the file that holds its notice. */
const ENGINE_PARTS = ['eigen', 'emscripten', 'musl', 'llvm'];

const INSIDE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
/** Code that the tools themselves put in, such as what loads a chunk when it is needed. */
const BY_TOOLS = /^\0(vite|rolldown)\//;

/** The package that a module is of; null for our own. */
export const packageOf = (id: string): string | null =>
  INSIDE.exec(id)?.[1] ?? BY_TOOLS.exec(id)?.[1] ?? null;

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** What a tool says there of its own parts is not of what it puts into ours. */
const OWN_PART = /\n# Licenses of bundled dependencies[^]*$/;

/** Throws where a package brings no text: what nobody may pass on is not to be built in. */
export function noticeOf(name: string, modules: string): string {
  const folder = join(modules, name);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((one) => LICENCE_FILE.test(one))
    : [];
  if (files.length === 0) throw new Error(`${name} is bundled and brings no licence.`);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  const text = texts.join('\n').replace(OWN_PART, '').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const RULE = `\n${'='.repeat(80)}\n`;

/** `modules` is the folder of npm's packages; `own` is Gaincast's own licence. */
export function licencesText(names: Iterable<string>, modules: string, own: string): string {
  const packages = [...new Set(names)].sort().map((name) => noticeOf(name, modules));
  const parts = ENGINE_PARTS.map((part) =>
    readFileSync(join(import.meta.dirname, `${part}.txt`), 'utf8'),
  );
  const beginning =
    `Gaincast\n\n${own.trim()}\n\n` +
    'Gaincast contains the works of others that are named below, each under its own licence.\n';
  return [beginning, ...packages, ...parts].join(RULE);
}

/** Notes what is bundled, in the workers too, and hands it out as one text. */
export class Licences {
  private readonly names = new Set<string>();

  constructor(private readonly root: string) {}

  /** For the page's build, and for that of its workers, which come first. */
  readonly noting = (): Plugin => ({
    name: 'licences',
    generateBundle: {
      order: 'pre',
      handler: (_options, bundle) => {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const id of Object.keys(file.modules)) {
            const name = packageOf(id);
            if (name !== null) this.names.add(name);
          }
        }
      },
    },
  });

  readonly text = (): string =>
    licencesText(
      this.names,
      join(this.root, 'node_modules'),
      readFileSync(join(this.root, '../LICENSE'), 'utf8'),
    );

  /** Writes the file, after all has been noted. */
  readonly writing = (): Plugin => {
    const { text } = this;
    return {
      name: 'licences-file',
      apply: 'build',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: LICENCES, source: text() });
      },
    };
  };
}
