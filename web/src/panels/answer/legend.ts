/** The chart's legend: a button for each law, which shows or hides it, and the other symbols. */
import { METHOD_NAMES } from '../../format/method_names';
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { lawShortName } from '../../format/law_names';
import { BANDS, setResampling, toggleLaw } from '../../state/state';
import { bandName } from '../../words/legend';
import { LEVELS } from '../widgets/levels';
import { swatch } from '../widgets/swatch';
import type { Actions, View } from '../widgets/view';

const lawButtons = ({ shown, state }: View, { change }: Actions): TemplateResult[] =>
  (shown?.results.targets.laws ?? []).map(
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
  );

/** A choice of what is drawn around the forecast. */
const bandMenu = <T extends string | number>(
  name: string,
  choices: readonly T[],
  chosen: T,
  text: (value: T) => string,
  change: (value: T) => void,
): TemplateResult =>
  html`<select
    class="legend-band"
    aria-label=${name}
    @change=${(event: Event) => {
      const picked = choices[(event.target as HTMLSelectElement).selectedIndex];
      if (picked !== undefined) change(picked);
    }}
  >
    ${choices.map(
      (value) => html`<option value=${value} .selected=${value === chosen}>${text(value)}</option>`,
    )}
  </select>`;

const averageKey = ({ state }: View, { change }: Actions): TemplateResult =>
  html`<label class="legend-key"
    ><span class="key-average"></span>average,
    ${bandMenu(
      'Band around the average',
      BANDS,
      state.band,
      (band) => bandName({ ...state, band }),
      (band) => change(setResampling(state, { band })),
    )}
  </label>`;

const learnedKeys = ({ state }: View, { change }: Actions): TemplateResult =>
  html`<label class="legend-key"
      ><span class="key-average"></span>${METHOD_NAMES[state.method].line},
      ${bandMenu(
        'Band around the forecast',
        [...new Set([...LEVELS, state.level])].sort((a, b) => a - b),
        state.level,
        (level) => bandName({ ...state, level }),
        (level) => change(setResampling(state, { level })),
      )}
    </label>
    <span class="legend-key"><span class="key-paper"></span>the paper’s average</span>`;

export function legendPanel(view: View, actions: Actions): TemplateResult {
  const { shown } = view;
  const learned = Boolean(shown?.results.learned);
  return html`<div
    class="legend"
    role="group"
    aria-label=${learned ? 'What the chart shows' : 'Laws shown in the chart, with their weights'}
  >
    ${learned ? learnedKeys(view, actions) : [lawButtons(view, actions), averageKey(view, actions)]}
    <span class="legend-key"
      ><span class="key-dot"></span>${
        shown?.mean && shown.series === null
          ? `mean of ${shown.mean.of.length} benchmarks ± 1 se`
          : html`<span>observed ± 1 se<span class="drag-hint">, drag to move</span></span>`
      }</span
    >
    ${
      view.rows.heldOut.length > 0
        ? html`<span class="legend-key"><span class="key-dot hollow"></span>held out</span>`
        : nothing
    }
  </div>`;
}
