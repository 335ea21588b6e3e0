/**
 * `sw.js`: keeps the site's own files, so that the page works without a network after the first visit.
 * A version is kept as a whole, and replaced as a whole once no tab shows the one before. Pages come from
 * the network wherever there is one, so that none is ever stale; files whose name says what is in them
 * (`assets/…-hash.js`) come from the cache. What is not kept goes its usual way.
 */
export {};
declare const self: ServiceWorkerGlobalScope;

/** Put in as the site is built (site/precache.ts): `files` from the site's top, which is the empty path. */
declare const __PRECACHE__: { version: string; files: string[] };

const { version, files } = __PRECACHE__;
const { scope } = self.registration;
/** Several copies of the site may share an origin: each has caches of its own. */
const own = `gaincast ${scope} `;
const name = own + version;
const kept = new Set(files);

const isHashed = (path: string) => path.startsWith('assets/');

/** Where a request leads within the site; null outside of it. */
function pathOf({ url, method }: Request): string | null {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(scope)) return null;
  return address.slice(scope.length).replace(/^index\.html$/, '');
}

const fromCache = async (path: string) => (await caches.open(name)).match(scope + path);

async function cacheFirst(request: Request, path: string): Promise<Response> {
  return (await fromCache(path)) ?? fetch(request);
}

/** A server that cannot answer is no better than none. */
async function networkFirst(request: Request, path: string): Promise<Response> {
  const answer = await fetch(request).catch(() => null);
  if (answer && answer.status < 500) return answer;
  return (await fromCache(path)) ?? answer ?? Response.error();
}

async function keep(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(
    files.map(
      (path) => new Request(scope + path, { cache: isHashed(path) ? 'default' : 'no-cache' }),
    ),
  );
}

/**
 * A page that was there before this worker is one of its own from now on, as far as its files go: what it
 * has yet to fetch is kept, whatever version the server has by then.
 */
async function takeOver(): Promise<void> {
  await forgetOthers();
  await self.clients.claim();
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((one) => one.startsWith(own) && one !== name);
  await Promise.all(others.map((one) => caches.delete(one)));
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path === null || !kept.has(path)) return;
  event.respondWith(isHashed(path) ? cacheFirst(request, path) : networkFirst(request, path));
});
