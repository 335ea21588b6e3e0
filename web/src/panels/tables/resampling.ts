/** The controls of the bootstrap: the number of resamples, their seed, and the interval's coverage. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { LIVE_REPLICATES } from '../../analysis/query';
import * as format from '../../format/figures';
import { setResampling, type Resampling } from '../../state/resampling';
import { LEVELS } from '../widgets/levels';
import { numberField } from '../widgets/number_field';
import { runStatus } from '../widgets/run_status';
import type { Actions, View } from '../widgets/view';

const REPLICATES = [1000, 10_000, 100_000, 1_000_000];

/** A whole number that a double holds exactly, from 0. */
export function readSeed(text: string): number | null {
  const seed = /^\s*\d{1,16}\s*$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(seed) ? seed : null;
}

export function choice(
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
      title="Use other resamples, to see how far the answer varies"
      @click=${() => set({ seed: state.seed >= Number.MAX_SAFE_INTEGER ? 0 : state.seed + 1 })}
    >
      Next seed
    </button>
  </div>`;
}

/** The progress of a long run. Its line stays in place after the run, so that nothing below it moves. */
export function resamplingStatus({ state, run }: View, { cancelRun, runAgain }: Actions) {
  if (state.replicates <= LIVE_REPLICATES) return nothing;
  return runStatus(
    run,
    {
      what: 'Resamples done',
      meanwhile: `the figures below come from ${format.count(LIVE_REPLICATES)} resamples`,
      done: ({ replicates }) =>
        `All ${format.count(replicates)} resamples are done. The band in the chart comes from ` +
        `${format.count(LIVE_REPLICATES)} of them.`,
    },
    cancelRun,
    runAgain,
  );
}
