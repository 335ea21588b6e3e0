/** The progress of a long run, with buttons to cancel it and to run it again. */
import { html, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import type { LongRun } from '../../analysis/long_runs';
import { progressText } from '../../words/bootstrap';
import '../../styles/tables/run.css';

export type RunWords<A> = {
  /** Names the progress bar. */
  what: string;
  /** Half a sentence on what the page shows while there is no answer yet. */
  meanwhile: string;
  done: (answer: A) => string;
};

export function runStatus<A>(
  run: LongRun<A> | null,
  { what, meanwhile, done }: RunWords<A>,
  cancel: () => void,
  again: () => void,
): TemplateResult {
  const wait = (value: number, max: number, text: string) =>
    html`<progress aria-label=${what} max=${max} value=${value}></progress>
      <span class="run-text">${text}</span>`;
  const button = (name: string, act: () => void) =>
    html`<button type="button" class="plain" @click=${act}>${name}</button>`;
  const text = (said: string) => html`<span class="run-text">${said}</span>`;
  const said = () => {
    switch (run?.phase) {
      case 'running':
        return html`${wait(run.progress.done, run.progress.total, progressText(run.progress))}
        ${button('Cancel', cancel)}`;
      case 'summing':
        return wait(run.total, run.total, 'summarising …');
      case 'cancelled':
        return html`${text(
          `Cancelled after ${format.count(run.done)} of ${format.count(run.total)}; ${meanwhile}.`,
        )}
        ${button('Run again', again)}`;
      case 'failed':
        return html`${text(`The run failed: ${run.message} Meanwhile, ${meanwhile}.`)}
        ${button('Run again', again)}`;
      case 'done':
        return text(done(run.answer));
      case undefined:
        return text(`Waiting to start; ${meanwhile}.`);
    }
  };
  return html`<div class="run">${said()}</div>`;
}
