/** The documentation of the engine as it was built, held to the module as it was built. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PublicModule } from '../../../../web/src/engine/contract';
import { DEFAULT_STATE } from '../../../../web/src/state/examples';
import { decode, encode } from '../../../../web/src/link/link';
import { makeRows } from '../../../../web/src/state/state';
import { runExample } from '../../../../web/site/engine/run_example';

const built = new URL('../../../../web/dist/', import.meta.url);
const page = readFileSync(new URL('engine.html', built), 'utf8');
const loading = import(/* @vite-ignore */ new URL('engine.js', built).href) as Promise<{
  loadEngine: () => Promise<PublicModule>;
}>;

const SIGNS: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};
const textOf = (markup = '') =>
  markup.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (sign) => SIGNS[sign] ?? sign);

const SHOWN =
  /<pre class="example"><code>(.*?)<\/code><\/pre>\s*<pre class="printed"><code>(.*?)<\/code>/gs;

describe('The documentation of the engine', () => {
  it('tells of every method of the built module, with an example, and of no other', async () => {
    const engine = await (await loading).loadEngine();
    const told = [...page.matchAll(/<h3 id="(\w+)">/g)].map(([, name]) => name);
    expect(told.sort()).toEqual(Object.keys(engine).sort());
    for (const section of page.split('<h3 ').slice(1)) expect(section).toMatch(/class="example"/);
  });

  it('prints what the built module answers', async () => {
    const engine = await (await loading).loadEngine();
    const shown = [...page.matchAll(SHOWN)];
    expect(shown.length).toBeGreaterThanOrEqual(Object.keys(engine).length);
    for (const [, code, printed] of shown) {
      expect(textOf(printed), textOf(code)).not.toBe('');
      expect(runExample(textOf(code), engine), textOf(code)).toBe(textOf(printed));
    }
  });

  it('writes out every type that it names', () => {
    const links = [...page.matchAll(/<a href="#(\w+)"/g)].map(([, name = '']) => name);
    expect(links).toContain('Preprocessing');
    for (const name of new Set(links)) expect(page, name).toContain(`id="${name}"`);
    for (const name of ['Forecast', 'Backtest', 'DesignOptions', 'InputError', 'Outcome']) {
      expect(page).toMatch(new RegExp(`type ${name}\\b`));
    }
  });
});

const python = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!python)('A link from Python (skipped where there is no python3)', () => {
  const folder = fileURLToPath(new URL('../../../../web/site/', import.meta.url));
  const snippet = textOf(/<pre class="python"><code>(.*?)<\/code>/s.exec(page)?.[1]);
  const run = (call: string) =>
    execFileSync('python3', ['-c', `${snippet}\nprint(${call})`], {
      encoding: 'utf8',
    }).trim();

  it('is the one that the page writes', async () => {
    const rows = makeRows([
      { size: '0.42', gain: '-2.2', se: '0.47', label: 'Qwen3-8B' },
      { size: '2', gain: '-1.7', se: '0.64', label: 'a & b' },
      { size: '8', gain: '1e-3', se: '0.6' },
    ]);
    const state = {
      ...DEFAULT_STATE,
      rows,
      example: null,
      targets: [70],
      criterion: 'bic' as const,
    };
    const link = run(
      `gaincast_link([(0.42, -2.2, 0.47, "Qwen3-8B"), (2, -1.7, 0.64, "a & b"), (8, "1e-3", 0.6)],` +
        ` "https://example.org/", x=70, criterion="bic")`,
    );
    const { state: read, problems } = await decode(link.split('#')[1] ?? '');
    expect(problems).toEqual([]);
    expect(await encode(read)).toBe(await encode(state));
  });

  it('holds any text', async () => {
    const label = 'é 漢 🙂 -- x. -y';
    const link = run(`gaincast_link([(1, 2, 0.5, ${JSON.stringify(label)})])`);
    expect(link).toMatch(/^https:\/\/…\/#v=1&d=[\w.~-]+$/);
    const { state, problems } = await decode(link.split('#')[1] ?? '');
    expect(problems).toEqual([]);
    expect(state.rows[0]?.label).toBe(label);
  });

  it('is printed by the file itself', () => {
    expect(
      execFileSync('python3', [`${folder}engine/gaincast_link.py`], {
        encoding: 'utf8',
      }),
    ).toContain('#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6&x=70');
  });
});
