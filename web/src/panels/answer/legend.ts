/**
 * The chart's legend: for each law what draws it and what takes it into the average, and the other symbols.
 * A law that is not standard is only on offer until it is taken in: nothing is computed of it before.
 */
import { measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import { whyLinear } from '../../charts/gain_axis';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { lawShortName } from '../../format/law_names';
import { takingPart, toggleLaw, toggleTakingPart } from '../../state/laws';
import { setResampling } from '../../state/resampling';
import { BANDS } from '../../state/state';
import { otherLaws, shareText, WEIGHT } from '../../words/fit/taking_part';
import { bandName } from '../../words/legend';
import { LEVELS } from '../widgets/levels';
import { swatch } from '../widgets/swatch';
import type { Actions, View } from '../widgets/view';

const EYE = svg`<svg class="eye" viewBox="0 0 16 10" width="16" height="10" aria-hidden="true">
  <path d="M1 5Q8-4 15 5Q8 14 1 5" /><circle cx="8" cy="5" r="2" />
</svg>`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function lawControls({ shown, state }: View, { change }: Actions): TemplateResult[] {
  const { laws = [], results } = shown ?? {};
  const taking = takingPart(state, laws);
  return laws.map(({ id, name }) => {
    const answered = results?.targets.laws.find(({ law }) => law === id);
    const takes = taking.includes(id);
    const last = takes && taking.length === 1;
    const drawn = answered !== undefined && !state.hiddenLaws.includes(id);
    const label = html`${swatch(id, answered?.weight ?? 0)}<span>${lawShortName(laws, id)}</span>`;
    return html`<span class="legend-law ${drawn ? '' : 'undrawn'}">
      ${
        answered
          ? html`<button
              type="button"
              class="legend-eye"
              aria-label="${capital(name)}: drawn"
              aria-pressed=${drawn ? 'true' : 'false'}
              @click=${() => change(toggleLaw(state, id))}
            >
              ${EYE}${label}
            </button>`
          : html`<span class="legend-eye">${label}</span>`
      }
      <button
        type="button"
        role="checkbox"
        class="legend-tick"
        aria-label="${capital(name)}: in the average"
        aria-checked=${takes ? 'true' : 'false'}
        aria-disabled=${last ? 'true' : 'false'}
        title=${last ? LAST : nothing}
        @click=${() => change(toggleTakingPart(state, laws, id))}
      ></button>
      ${
        answered
          ? html`<span class="legend-weight" title=${WEIGHT}
              >${shareText(answered.weight, takes)}</span
            >`
          : nothing
      }
    </span>`;
  });
}

const LAST = 'The average needs at least one law';

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

const averageKey = ({ state, shown }: View, { change }: Actions): TemplateResult =>
  html`<label class="legend-key"
    ><span class="key-average"></span>average${shown ? otherLaws(shown) : ''},
    ${bandMenu(
      'Band around the average',
      BANDS,
      state.band,
      (band) => bandName({ ...state, band }),
      (band) => change(setResampling(state, { band })),
    )}
  </label>`;

const learnedKeys = ({ state, shown }: View, { change }: Actions): TemplateResult =>
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
    <span class="legend-key"
      ><span class="key-paper"></span>the paper’s average${shown ? otherLaws(shown) : ''}</span
    >`;

function scaleButton({ shown, state }: View, { change }: Actions): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const why = whyLinear(shown, shown.results);
  const log = state.yScale === 'log' && why === null;
  return html`<button
    type="button"
    class="legend-scale"
    aria-pressed=${log ? 'true' : 'false'}
    aria-disabled=${why === null ? 'false' : 'true'}
    title=${why ?? nothing}
    @click=${() => why ?? change({ ...state, yScale: log ? 'linear' : 'log' })}
  >
    log ${measured.y.name} axis
  </button>`;
}

export function legendPanel(view: View, actions: Actions): TemplateResult {
  const { shown } = view;
  const learned = Boolean(shown?.results.learned);
  return html`<div
    class="legend"
    role="group"
    aria-label=${learned ? 'What the chart shows' : 'Laws shown in the chart, with their weights'}
  >
    ${learned ? learnedKeys(view, actions) : [lawControls(view, actions), averageKey(view, actions)]}
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
    ${scaleButton(view, actions)}
  </div>`;
}
