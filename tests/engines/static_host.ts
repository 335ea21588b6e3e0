/** The built site on a host of a given kind: its headers, its types, its path. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export type StaticHost = { readonly url: string; readonly close: () => void };

/** What is not named in `TYPES`, WebAssembly too, is `application/octet-stream`, as on plain servers. */
export async function openStaticHost(
  headers: OutgoingHttpHeaders = {},
  base = '/',
): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const path = DIST + pathname.replace(base, '/').replace(/\/$/, '/index.html');
    if (!pathname.startsWith(base) || !existsSync(path) || statSync(path).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, ...headers });
    response.end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}${base}`, close: () => void server.close() };
}
