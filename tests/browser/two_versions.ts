/**
 * A server on which one version of the site takes the place of another, as a deploy does: the next version
 * is the built one, with every hashed file under another name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

type Site = ReadonlyMap<string, Buffer>;

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

const folder = new URL('../../web/dist/', import.meta.url);

function builtSite(): Site {
  const listed = readFileSync(new URL('sw.js', folder), 'utf8');
  const isOld = (name: string) => name.startsWith('assets/') && !listed.includes(name);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => extname(name) !== '' && !isOld(name),
  );
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder))]));
}

/** The same site, its hashed files named anew, and every mention of them. */
function renamed(site: Site): Site {
  const hashes = [...site.keys()].flatMap(
    (name) => /^assets\/.*-([\w-]{8})\.\w+$/.exec(name)?.[1] ?? [],
  );
  const anew = (text: string) =>
    hashes.reduce((all, hash) => all.replaceAll(hash, `${hash.slice(1)}N`), text);
  return new Map(
    [...site].map(([name, bytes]) => [
      anew(name),
      /\.(html|js|css)$/.test(name) ? Buffer.from(anew(bytes.toString())) : bytes,
    ]),
  );
}

/**
 * `deploy` replaces the first version by the next. The first one's assets stay if they are `kept`; what was
 * asked for until then, the page's HTML too, is still answered as before if caches on the way are `stale`.
 */
export async function twoVersions() {
  const first = builtSite();
  const next = renamed(first);
  let now: Site = first;
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').slice(1).split(/[?#]/);
    const name = path === '' ? 'index.html' : path;
    asked.add(name);
    const found = now.get(name);
    response.statusCode = found ? 200 : 404;
    response.setHeader('content-type', TYPES[extname(name)] ?? 'text/plain');
    response.setHeader('cache-control', 'no-store');
    response.end(found ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    deploy({ kept = false, stale = false } = {}) {
      const assets = [...first].filter(([name]) => kept && name.startsWith('assets/'));
      const cached = [...first].filter(([name]) => stale && asked.has(name));
      now = new Map([...assets, ...next, ...cached]);
    },
    isNext: (url: string) => next.has(new URL(url).pathname.slice(1)),
    close: () => server.close(),
  };
}
