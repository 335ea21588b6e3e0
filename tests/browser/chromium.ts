/** The machine's own Chromium or Chrome; no browser is downloaded. `CHROMIUM=/path` names another. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { withLineCoverage } from './line_coverage';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findChromium(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found =
    process.env['CHROMIUM'] ??
    NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found) throw new Error(`No browser found: none of ${NAMES.join(', ')} is on PATH.`);
  return found;
}

/** Every launch has a fresh profile, and asks nothing of the network by itself. */
export async function launchChromium(
  flags: string[] = [],
  program = findChromium(),
): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  });
  return withLineCoverage(browser);
}
