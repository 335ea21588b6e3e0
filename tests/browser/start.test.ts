import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs web/start as a terminal does: in a process group of its own, from any folder. */
async function start(env: Record<string, string> = {}) {
  const command = spawn(inProject('web/start'), {
    cwd: tmpdir(),
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void interrupt(command));
  let said = '';
  command.stdout.on('data', (text: Buffer) => (said += text.toString()));
  command.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve));
  return { command, ended, said: () => said };
}

/** Ctrl+C: an interrupt to the whole group. False when nobody is left in it. */
function interrupt({ pid }: ChildProcess): boolean {
  try {
    return process.kill(-(pid ?? 0), 'SIGINT');
  } catch {
    return false;
  }
}

const ADDRESS = /http:\/\/localhost:(\d+)\//;

describe('web/start', () => {
  test('prints an address, serves with the right types, and leaves nothing behind', async () => {
    const { command, ended, said } = await start();
    await expect.poll(said, { timeout: 60_000 }).toMatch(ADDRESS);
    const [address = ''] = ADDRESS.exec(said()) ?? [];
    const types = new Map<string, string | null>();
    const assets = readdirSync(inProject('web/dist/assets'));
    for (const path of ['', 'engine.js', ...assets.map((name) => `assets/${name}`)]) {
      const answer = await fetch(address + path);
      expect(answer.status, path).toBe(200);
      types.set(path.replace(/^.*\./, ''), answer.headers.get('content-type'));
    }
    expect(types.get('')).toContain('text/html');
    expect(types.get('js')).toContain('text/javascript');
    expect(types.get('css')).toContain('text/css');
    expect(types.get('wasm')).toBe('application/wasm');
    expect((await fetch(`${address}nowhere`)).status).toBe(404);

    expect(interrupt(command)).toBe(true);
    await ended;
    await expect.poll(() => interrupt(command)).toBe(false);
    await expect(fetch(address)).rejects.toThrow();
  });

  test('takes the next port when one is busy, but never another than the one asked for', async () => {
    const first = await start();
    await expect.poll(first.said, { timeout: 60_000 }).toMatch(ADDRESS);
    const [, port = ''] = ADDRESS.exec(first.said()) ?? [];
    const second = await start();
    await expect.poll(second.said, { timeout: 60_000 }).toMatch(ADDRESS);
    expect(ADDRESS.exec(second.said())?.[1]).not.toBe(port);

    const asked = await start({ PORT: port });
    expect(await asked.ended).toBe(1);
    expect(asked.said()).toContain('Cannot serve the page');
  });
});
