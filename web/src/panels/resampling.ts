/** How the resamples are made: how many, which, and how much of them an interval covers. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { LIVE_REPLICATES } from '../analysis';
import * as format from '../format';
import { setResampling, type Resampling } from '../state/state';
import { progressText } from './bootstrap_text';
import { numberField } from './number_field';
import type { Actions, View } from './view';

const REPLICATES = [1000, 10_000, 100_000, 1_000_000];
const LEVELS = [0.5, 0.68, 0.8, 0.9, 0.95, 0.99];

/** A whole number that a double holds exactly, from 0. */
export function readSeed(text: string): number | null {
  const seed = /^\s*\d{1,16}\s*$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(seed) ? seed : null;
}

function choice(
  name: string,
  choices: readonly number[],
  chosen: number,
  text: (value: number) => string,
  change: (value: number) => void,
): TemplateResult {
  const all = [...new Set([...choices, chosen])].sort((a, b) => a - b);
  return html`<label class="control">
    <span class="control-name">${name}</span>
    <select @change=${(event: Event) => change(Number((event.target as HTMLSelectElement).value))}>
      ${all.map(
        (value) =>
          html`<option value=${value} .selected=${value === chosen}>${text(value)}</option>`,
      )}
    </select>
  </label>`;
}

export function resamplingControls({ state }: View, { change, seal }: Actions): TemplateResult {
  const set = (next: Resampling, merge?: string) => change(setResampling(state, next), merge);
  return html`<div class="controls" role="group" aria-label="Resampling">
    ${choice('Resamples', REPLICATES, state.replicates, format.count, (replicates) =>
      set({ replicates }),
    )}
    ${choice('Interval', LEVELS, state.level, format.coverage, (level) => set({ level }))}
    <label class="control">
      <span class="control-name">Seed</span>
      ${numberField({
        label: 'Seed: the same seed gives the same numbers',
        value: state.seed,
        read: readSeed,
        change: (seed) => set({ seed }, 'seed'),
        seal,
        size: 6,
      })}
    </label>
    <button
      type="button"
      class="plain"
      title="The same question to other resamples: how far does the answer scatter?"
      @click=${() => set({ seed: state.seed >= Number.MAX_SAFE_INTEGER ? 0 : state.seed + 1 })}
    >
      Next seed
    </button>
  </div>`;
}

/** How far a long run is. Its place is kept while there is one, so that nothing below it moves. */
export function runStatus({ state, run }: View, { cancelRun, runAgain }: Actions) {
  if (state.replicates <= LIVE_REPLICATES) return nothing;
  const live = `the figures below are those of ${format.count(LIVE_REPLICATES)} resamples`;
  const wait = (value: number | null, max: number, text: string) =>
    html`<progress
        aria-label="Resamples done"
        max=${max}
        value=${value === null ? nothing : value}
      ></progress>
      <span class="run-text">${text}</span>`;
  const button = (name: string, act: () => void) =>
    html`<button type="button" class="plain" @click=${act}>${name}</button>`;
  const said = () => {
    switch (run?.phase) {
      case 'running': {
        const { done, total } = run.progress;
        return html`${wait(done, total, progressText(run.progress))} ${button('Cancel', cancelRun)}`;
      }
      case 'summing':
        return wait(run.replicates, run.replicates, 'summing up …');
      case 'cancelled':
        return html`<span class="run-text"
            >Cancelled after ${format.count(run.done)} of ${format.count(run.total)}; ${live}.</span
          >
          ${button('Run again', runAgain)}`;
      case 'failed':
        return html`<span class="run-text">The run failed: ${run.message} Meanwhile, ${live}.</span>
          ${button('Run again', runAgain)}`;
      case 'done':
        return html`<span class="run-text"
          >All ${format.count(run.bootstrap.replicates)} done. The band in the chart follows
          ${format.count(LIVE_REPLICATES)} of them.</span
        >`;
      case undefined:
        return html`<span class="run-text">Waiting; ${live}.</span>`;
    }
  };
  return html`<div class="run">${said()}</div>`;
}
