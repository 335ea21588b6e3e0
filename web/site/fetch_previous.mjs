// Fetches the assets of the version that a site shows now, before the next is built, so that the build
// keeps them: `node web/site/fetch_previous.mjs https://…/`. Where there is no such site yet, none are.
import { mkdir, writeFile } from 'node:fs/promises';
import console from 'node:console';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const { fetch, URL } = globalThis;
const site = (process.argv[2] ?? '').replace(/\/?$/, '/');
const dist = fileURLToPath(new URL(process.argv[3] ?? '../dist/', import.meta.url));

const answer = await fetch(`${site}sw.js`).catch(() => null);
const worker = answer?.ok ? await answer.text() : '';
const [, list = '[]'] = /\{"version":"\w+","files":(\[[^\]]*\])\}/.exec(worker) ?? [];
const assets = JSON.parse(list).filter((path) => /^assets\/[\w.-]+$/.test(path));
if (assets.length > 0) {
  await mkdir(`${dist}assets`, { recursive: true });
  await writeFile(`${dist}sw.js`, worker);
}
let fetched = 0;
for (const path of assets) {
  const file = await fetch(site + path).catch(() => null);
  if (!file?.ok) continue;
  await writeFile(dist + path, new Uint8Array(await file.arrayBuffer()));
  fetched += 1;
}
console.log(`${fetched} of ${assets.length} files of the version before are kept.`);
