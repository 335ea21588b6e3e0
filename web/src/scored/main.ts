/** The page of scored forecasts: links come in, and are scored one after the other. */
import { render } from 'lit-html';
import { connectEngine } from '../engine/client';
import { failureInWords } from '../engine/liveness/start_failure';
import type { Pool } from '../engine/pool';
import { linksIn, MAX_TEXT } from './lines';
import { page, type ScoredView } from './page';
import { scoreLink } from './score_link';

const root = document.querySelector<HTMLElement>('#scored');
if (!root) throw new Error('The page has no place for the forecasts.');

let view: ScoredView = { lines: null, scored: [], running: false, failure: null };
let newest = 0; // of the texts that were given
let pool: Promise<Pool> | null = null;

function show(next: Partial<ScoredView>): void {
  view = { ...view, ...next };
  if (root) render(page(view, { score, open, cancel }), root);
}

function cancel(): void {
  newest += 1;
  show({ running: false });
}

async function scoreAll(text: string): Promise<void> {
  newest += 1;
  const mine = newest;
  const lines = linksIn(text);
  show({ lines, scored: [], running: lines.lines.length > 0, failure: null });
  try {
    pool ??= connectEngine();
    const { engine } = await pool;
    for (const line of lines.lines) {
      const one = await scoreLink(line, engine);
      if (mine !== newest) return;
      show({ scored: [...view.scored, one] });
    }
    show({ running: false });
  } catch (reason) {
    pool = null;
    if (mine === newest) show({ running: false, failure: failureInWords(reason) });
  }
}

function score(text: string): void {
  void scoreAll(text);
}

async function readAll(files: readonly File[]): Promise<void> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MAX_TEXT) {
    show({ failure: 'The files are larger than 20 MB.' });
    return;
  }
  try {
    const texts = await Promise.all(files.map((file) => file.text()));
    const field = root?.querySelector<HTMLTextAreaElement>('#links');
    const text = texts.join('\n');
    if (field) field.value = text;
    await scoreAll(text);
  } catch {
    show({ failure: 'The file could not be read.' });
  }
}

function open(files: readonly File[]): void {
  if (files.length > 0) void readAll(files);
}

show({});
document.querySelector('#starting')?.remove();
