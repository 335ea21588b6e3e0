/** The chart's legend: one button per law, which shows and hides it. */
import { html, type TemplateResult } from 'lit-html';
import * as format from '../format';
import { lawShortName } from '../law_names';
import { BANDS, setResampling, toggleLaw, type Band } from '../state/state';
import { swatch } from './swatch';
import type { Actions, View } from './view';

/** What the band stands for. */
export const bandName = (band: Band, level: number): string =>
  band === '2sd' ? '± 2 sd' : `${format.coverage(level)} of resamples`;

export function legendPanel({ shown, state }: View, { change }: Actions): TemplateResult {
  const laws = shown?.results.targets.laws ?? [];
  return html`<div
    class="legend"
    role="group"
    aria-label="Laws shown in the chart, with their weights"
  >
    ${laws.map(
      ({ law, weight }) =>
        html`<button
          type="button"
          class="legend-law"
          aria-pressed=${state.hiddenLaws.includes(law) ? 'false' : 'true'}
          @click=${() => change(toggleLaw(state, law))}
        >
          ${swatch(law, weight)}
          <span>${lawShortName(shown?.laws ?? [], law)}</span>
          <span class="legend-weight">${weight === 0 ? 'left out' : format.percent(weight)}</span>
        </button>`,
    )}
    <label class="legend-key"
      ><span class="key-average"></span>average,
      <select
        class="legend-band"
        aria-label="Band around the average"
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          const band = BANDS.find((one) => one === chosen);
          if (band) change(setResampling(state, { band }));
        }}
      >
        ${BANDS.map(
          (band) =>
            html`<option value=${band} .selected=${band === state.band}>
              ${bandName(band, state.level)}
            </option>`,
        )}
      </select>
    </label>
    <span class="legend-key"
      ><span class="key-dot"></span>${
        shown?.mean && shown.subject === null
          ? `mean of ${shown.mean.of.length} benchmarks ± 1 se`
          : html`observed ± 1 se<span class="drag-hint">, drag to move</span>`
      }</span
    >
    ${
      state.rows.some((row) => row.heldOut)
        ? html`<span class="legend-key"><span class="key-dot hollow"></span>held out</span>`
        : ''
    }
  </div>`;
}
