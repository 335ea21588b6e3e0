/**
 * Gives every built-in example a page, `examples/<id>/`, with a picture for previews of links. They are
 * entries of the build like any other page, but no files: the engine itself writes them, in Node.
 */
import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import { EXAMPLES } from '../src/state/examples';

type Made = import('./example_site').Made;

export function examplePages(root: string, alias: Record<string, string>, site: string): Plugin {
  const names = ['examples/index.html', ...EXAMPLES.map(({ id }) => `examples/${id}/index.html`)];
  const pathOf = new Map(names.map((name) => [join(root, name), name]));
  let making: Promise<Made> | null = null;

  async function make(): Promise<Made> {
    const { module } = await runnerImport<typeof import('./example_site')>(
      join(root, 'site/example_site.ts'),
      { root, configFile: false, logLevel: 'warn', resolve: { alias } },
    );
    return module.exampleSite(site, join(root, 'src/styles/tokens.css'));
  }

  const made = () => (making ??= make());

  return {
    name: 'example-pages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: {
        rolldownOptions: {
          input: Object.fromEntries([...pathOf].map(([path, name]) => [name, path])),
        },
      },
    }),
    resolveId: (id) => (pathOf.has(id) ? id : null),
    async load(id) {
      const name = pathOf.get(id);
      return name === undefined ? null : ((await made()).pages.get(name) ?? null);
    },
    async generateBundle() {
      for (const [fileName, source] of (await made()).pictures) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
