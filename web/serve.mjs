// Serves the built page (web/dist) on this machine only: `node web/serve.mjs`, or from a test
// `serve({ base: '/some/where/' })`, as a static host does from a sub-path. Unknown paths are 404.
import console from 'node:console';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

/**
 * @param {{ base?: string, port?: number, strictPort?: boolean, headers?: Record<string, string> }} [options]
 *   with `strictPort` a taken port is an error; without it, the next free one is used. `headers` are sent
 *   with every file; by itself the server sends none that lets other sites read them, like most hosts.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ base = '/', port = 4173, strictPort = false, headers = {} } = {}) {
  const server = await preview({
    root: import.meta.dirname,
    appType: 'mpa',
    base,
    logLevel: 'error',
    preview: { host: 'localhost', port, strictPort, open: false, cors: false, headers },
  });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.env.PORT;
  try {
    const { url } = await serve(asked ? { port: Number(asked), strictPort: true } : {});
    console.log(`Gaincast is at ${url} (Ctrl+C stops it)`);
  } catch (error) {
    console.error(`Cannot serve the page: ${error.message}`);
    process.exitCode = 1;
  }
}
