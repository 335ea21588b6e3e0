import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, STATUS } from '../../../web/command/main';
import { MAX_LINES } from '../../../web/command/report';
import { decode } from '../../../web/src/link/link';
import { loadEngine } from '../../../web/src/public_module';

const folder = mkdtempSync(join(tmpdir(), 'gaincast-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function gaincast(...args: string[]) {
  const said = { out: '', error: '' };
  const status = await run(
    args,
    { load: loadEngine, page: null },
    { out: (text) => (said.out += text), error: (text) => (said.error += text) },
  );
  return { status, ...said, lines: said.out.trimEnd().split('\n') };
}

const PAPER = file(
  'paper.csv',
  'size,gain,se\n0.5,1.2,0.4\n1,2.1,0.3\n2,3.5,0.4\n4,5.4,0.5\n8,8.0,0.6\n',
);
const SCORES = file(
  'scores.md',
  '| model | base | GRPO | n |\n|---|---|---|---|\n| Qwen3-0.6B | 21.0 | 26.2 | 500 |\n' +
    '| Qwen3-1.7B | 35.4 | 43.1 | 500 |\n| Qwen3-4B | 52.0 | 60.6 | 500 |\n| Qwen3-8B | 60.1 | 70.2 | 500 |\n',
);

const TWO = file(
  'two.csv',
  'size,GSM8K gain,MATH gain,n\n1,2,4,\n2,3,5,300\n4,4.5,5.5,300\nx,3,3,\n',
);

describe('The command', () => {
  it('prints the paper’s forecast with a link that opens the same', async () => {
    const { status, lines } = await gaincast(PAPER, '--method', 'paper', '--at', '70B');
    expect(lines[0]).toBe('At 70B, expect a gain of +19.6 ± 11.3 pp');
    expect(status).toBe(STATUS.determined);
    const { state, problems } = await decode(lines.at(-1)?.replace('Link: #', '') ?? '');
    expect(problems).toEqual([]);
    expect(state).toMatchObject({ method: 'paper', chosen: 70, targets: [70], bounded: true });
    expect(state.rows.map(({ size, gain, se }) => [size, gain, se])).toContainEqual([
      '8',
      '8.0',
      '0.6',
    ]);
  });

  it('takes the base at the size into account, and says the score', async () => {
    const { lines, status } = await gaincast(SCORES, '--at', '70B', '--base', '75');
    expect(lines[0]).toMatch(/^At 70B, expect a gain of \+\d/);
    expect(lines.join('\n')).toContain('The baseline there, as you gave it, is 75.0%');
    expect(status).toBe(STATUS.determined);
  });

  it('gives the engine’s own forecast as JSON', async () => {
    const { out } = await gaincast(SCORES, '--at', '14B,70B', '--json');
    const found = JSON.parse(out) as {
      forecast: { sizes: number[]; mean: number[] };
      rows: unknown;
    };
    const engine = await loadEngine();
    const rows = found.rows as Parameters<typeof engine.forecast>[0];
    const again = engine.forecast(rows, {
      sizes: [14, 70],
      method: 'post-training',
      bounded: true,
    });
    expect(found.forecast.sizes).toEqual([14, 70]);
    expect(again.ok && again.value.mean).toEqual(found.forecast.mean);
  });

  it('never prints more than ten lines', async () => {
    const { lines } = await gaincast(TWO, '--method', 'paper', '--criterion', 'aicc');
    expect(lines).toHaveLength(MAX_LINES);
    expect(lines.at(-3)).toMatch(/^And \d+ more sentences \(--json has all of them\)\.$/);
  });

  it('says first that there is no number to be had, and so does its exit status', async () => {
    const rows = 'size,gain,se\n1,0,.1\n2,0,.1\n4,0,.1\n8,5,.1\n';
    const { lines, status } = await gaincast(file('left_out.csv', rows), '--method', 'paper');
    expect(lines[0]).toContain('fits decisively better than all others, so there is no average');
    expect(status).toBe(STATUS.undetermined);
  });

  it('says one line about all other sizes', async () => {
    const { lines } = await gaincast(PAPER, '--method', 'calibrated', '--at', '70,140,405');
    expect(lines.join('\n')).toMatch(/^Also 140B .*, 405B .* pp\.$/m);
  });

  it('has no number where the data determine none', async () => {
    const one = file('one.csv', 'size,gain,se\n8,3,1\n');
    const { status, lines } = await gaincast(one, '--method', 'paper');
    expect(status).toBe(STATUS.undetermined);
    expect(lines[0]).toMatch(/two or more model sizes/);
  });

  it('asks what it cannot tell, and takes the answer', async () => {
    const table = file('asks.csv', 'a,b\n1,.2\n2,.3\n4,.35\n');
    const { status, error, out } = await gaincast(table);
    expect([status, out]).toEqual([STATUS.asking, '']);
    const [, code = '', answer = ''] = /--answer '([^=]+)=([^']*)'/.exec(error) ?? [];
    const then = await gaincast(table, '--answer', `${code}=${answer}`);
    expect(then.error).not.toBe(error);
    const asJson = JSON.parse((await gaincast(table, '--json')).out) as { questions: unknown[] };
    expect(asJson.questions).toHaveLength(1);
  });

  it('speaks of one benchmark, or of the mean of all', async () => {
    expect((await gaincast(TWO)).lines[0]).toMatch(/^On average over 2 benchmarks at 70B, expect/);
    expect((await gaincast(TWO, '--series', 'MATH')).lines[0]).toMatch(/^On MATH at 70B, expect/);
    const { status, error } = await gaincast(TWO, '--series', 'maths');
    expect(status).toBe(STATUS.refused);
    expect(error).toBe('--series: there is no “maths”; there are: GSM8K, MATH.\n');
  });

  it('reads what spreadsheets save as Unicode text', async () => {
    const text = 'size\tgain\tse\n1\t2\t1\n2\t3\t1\n4\t4\t1\n';
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect((await gaincast(file('sheet.txt', utf16))).lines[0]).toMatch(/^At 70B, expect/);
  });

  it.each([
    [['/nowhere/rows.csv'], 'there is no such file'],
    [[folder], 'cannot be read'],
    [[file('page.html', '<table></table>')], 'HTML'],
    [[file('empty.csv', '')], ''],
    [[file('prose.txt', 'Dear all,\nno table today.\n')], ''],
  ])('says why it cannot read %j', async (args, why) => {
    const { status, error, out } = await gaincast(...args);
    expect([status, out]).toEqual([STATUS.refused, '']);
    expect(error).toContain(why);
    expect(error.trim()).toMatch(/\.$/);
  });

  it('never prints a NaN, whatever stands in the cells', async () => {
    const rows = ['1e308,1e308,1e-308', '-1,NaN,Infinity', '2,3,0', '4,,', '8,5,0.5'].join('\n');
    for (const method of ['paper', 'calibrated', 'post-training']) {
      const odd = file('odd.csv', `size,gain,se\n${rows}\n`);
      const { out, error } = await gaincast(odd, '--method', method);
      expect(out + error).not.toMatch(/NaN|undefined|null|Infinity ±/);
      expect(out + error).not.toBe('');
    }
  });
});
