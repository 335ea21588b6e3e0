/**
 * Writes pages when the site is built: `engine.html`, and `examples/<id>/` for every built-in example,
 * with a picture for previews of links. They are entries of the build like other pages, but not files:
 * the engine computes their contents, in Node.
 */
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { EXAMPLES } from '../src/state/examples';

type Made = import('./all_pages').Made;

export function writtenPages(root: string, alias: Record<string, string>, site: string): Plugin {
  const names = [
    'engine.html',
    'examples/index.html',
    ...EXAMPLES.map(({ id }) => `examples/${id}/index.html`),
  ];
  const pathOf = new Map(names.map((name) => [join(root, name), name]));
  let making: Promise<Made> | null = null;

  async function make(): Promise<Made> {
    const server = await createServer({
      root,
      configFile: false,
      appType: 'custom',
      logLevel: 'warn',
      resolve: { alias },
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, ws: false, watch: null },
    });
    try {
      const path = join(root, 'site/all_pages.ts');
      const { allPages } = (await server.ssrLoadModule(path)) as typeof import('./all_pages');
      return await allPages(site, join(root, 'src'));
    } finally {
      await server.close();
    }
  }

  const made = () => (making ??= make());

  return {
    name: 'written-pages',
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
