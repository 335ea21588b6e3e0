// What Lighthouse says of the built page as a phone on a slow network would load it: the page itself,
// and what others embed. The best of three runs of each, since what else the machine does only ever takes
// away; below 95 in anything, the command fails.
import console from 'node:console';
import process from 'node:process';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { serve } from '../../web/serve.mjs';

const PAGES = { page: '', embed: '#v=1&view=embed', slide: '#v=1&view=slide' };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const RUNS = 3;
const LEAST = 95;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Each run has a browser and a profile of its own. */
async function run(url) {
  const chrome = await launch({ chromeFlags: FLAGS });
  try {
    const options = { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES };
    const { categories } = (await lighthouse(url, options)).lhr;
    return CATEGORIES.map((id) => Math.round(100 * (categories[id].score ?? 0)));
  } finally {
    await chrome.kill();
  }
}

const { url, close } = await serve({ base: '/some/where/', port: 4290 });
console.log(['', ...CATEGORIES].join('\t'));
for (const [name, fragment] of Object.entries(PAGES)) {
  const runs = [];
  for (let at = 0; at < RUNS; at += 1) runs.push(await run(url + fragment));
  const scores = CATEGORIES.map((_, at) => Math.max(...runs.map((scores) => scores[at])));
  console.log([name, ...scores].join('\t'));
  if (scores.some((score) => score < LEAST)) process.exitCode = 1;
}
await close();
