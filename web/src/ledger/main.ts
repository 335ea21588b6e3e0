/** The ledger's page, filled in as the engine answers. */
import { render } from 'lit-html';
import { connectEngine } from '../engine/client';
import { failureInWords } from '../engine/liveness/start_failure';
import { askAll } from './ask';
import { ENTRIES } from './entries';
import { page, type LedgerView } from './page';

const root = document.querySelector<HTMLElement>('#ledger');
if (!root) throw new Error('The page has no place for the ledger.');

let view: LedgerView = { answers: {}, shares: {}, failures: {} };
let painting = 0;

function paint(): void {
  painting = 0;
  if (root) render(page(view), root);
}

function show(next: Partial<LedgerView>): void {
  view = { ...view, ...next };
  if (painting === 0) painting = requestAnimationFrame(paint);
}

paint();
document.querySelector('#starting')?.remove();
connectEngine()
  .then((pool) =>
    askAll(pool, {
      answer: (answers) => show({ answers: { ...view.answers, ...answers } }),
      progress: (question, share) => show({ shares: { ...view.shares, [question]: share } }),
      fail: (question, message) => show({ failures: { ...view.failures, [question]: message } }),
    }),
  )
  .catch((reason: unknown) => {
    const message = failureInWords(reason);
    const needs = ENTRIES.flatMap((entry) => entry.needs);
    show({ failures: Object.fromEntries(needs.map((need) => [need, message])) });
  });
