/** Somebody else's page, from another origin than the site's, in which the site's frames stand. */
import { readFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const reveal = createRequire(import.meta.url).resolve('reveal.js/reveal.css');

export type Host = {
  /** What the page says from now on; its address. */
  readonly put: (body: string, head?: string, headers?: OutgoingHttpHeaders) => string;
  readonly close: () => void;
};

export async function openHost(): Promise<Host> {
  let page = { html: '', headers: {} as OutgoingHttpHeaders };
  let visits = 0;
  const server = createServer((request, response) => {
    const path = /^\/reveal\/([a-z/]+\.(?:css|js))$/.exec(request.url ?? '')?.[1];
    if (path) {
      response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript');
      response.end(readFileSync(reveal.replace('reveal.css', path)));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html', ...page.headers });
    response.end(page.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put(body, head = '', headers = {}) {
      const html =
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>' +
        `<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
      page = { html, headers };
      visits += 1;
      return `http://127.0.0.1:${port}/${visits}`;
    },
    close: () => void server.close(),
  };
}
