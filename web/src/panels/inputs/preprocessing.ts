/** Before the fit: the sizes to fit, the headroom, and the scatter between runs. */
import { measured, manySizes } from '../../format/measures';
import { answerOf } from '../../analysis/plan';
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { parsePoints } from '../../format/numbers';
import { setPreprocessing, UNITS, type Unit } from '../../state/preprocessing';
import { columnsOf } from '../../state/state';
import '../../styles/preprocessing.css';
import { numberField } from '../widgets/number_field';
import { heldOutLine, scatterLine, scatterText, sizesToFit } from '../../words/preprocessing';
import { seHelper } from './se_helper';
import type { Actions, View } from '../widgets/view';

/** The slider steps through the sizes in the rows; at its right end all are fitted. */
function upTo({ state, rows }: View, { change, seal }: Actions): TemplateResult {
  const sizes = sizesToFit(rows);
  const { fitUpTo } = state;
  const last = sizes.length - 1;
  const reached = sizes.filter((size) => fitUpTo === null || size <= fitUpTo).length - 1;
  const at = Math.max(0, reached);
  const slide = (event: Event) => {
    const place = Number((event.target as HTMLInputElement).value);
    const next = place >= last ? null : (sizes[place] ?? null);
    change(setPreprocessing(state, { fitUpTo: next }), 'fit-up-to');
  };
  if (last < 1) {
    return html`<p class="small">
      With three ${manySizes()} or more, the largest can be held out here.
    </p>`;
  }
  const name = format.size(sizes[at] ?? 0);
  return html`<label class="control up-to">
      <span
        >Fit ${manySizes()} up to <strong>${fitUpTo === null ? `${name}, all` : name}</strong></span
      >
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        .value=${String(at)}
        aria-label=${`Fit ${manySizes()} up to; larger ones are held out`}
        aria-valuetext=${fitUpTo === null ? `${name}, all of them` : name}
        @input=${slide}
        @change=${seal}
      />
    </label>
    <p class="small">${heldOutLine(rows)}</p>`;
}

const UNIT_NAMES: Record<Unit, string> = { pp: 'pp', headroom: '% of headroom' };

const positive = (text: string): number | null => {
  const value = parsePoints(text);
  return value !== null && value > 0 ? value : null;
};

const notNegative = (text: string): number | null => {
  const value = parsePoints(text);
  return value !== null && value >= 0 ? value : null;
};

/** The engine's refusal of one of the fields, shown beside it. */
const refused = ({ analysis }: View, field: string): TemplateResult | typeof nothing =>
  analysis?.refusal?.field === field
    ? html`<p class="small wrong" role="alert">${analysis.refusal.message}</p>`
    : nothing;

function headroom(view: View, { change, seal, addBaselines }: Actions): TemplateResult {
  const { state, analysis } = view;
  const bad = analysis?.refusal?.field === 'ceiling';
  return html`<div class="control-row">
      <label class="control">
        <span>Highest score</span>
        ${numberField({
          label: 'Highest possible score, percent',
          value: state.ceiling,
          read: positive,
          change: (ceiling) => change(setPreprocessing(state, { ceiling }), 'ceiling'),
          seal,
          size: 4,
          bad,
        })}
        <span>%</span>
      </label>
      ${
        columnsOf(state, view.baselines).includes('base')
          ? nothing
          : html`<button type="button" class="plain" @click=${addBaselines}>+ Baselines</button>`
      }
      <div class="segments" role="radiogroup" aria-label="Gains in">
        ${UNITS.map(
          (unit) =>
            html`<label class="segment">
              <input
                type="radio"
                name="unit"
                value=${unit}
                .checked=${state.unit === unit}
                @change=${() => change(setPreprocessing(state, { unit }))}
              />
              <span>${UNIT_NAMES[unit]}</span>
            </label>`,
        )}
      </div>
    </div>
    <label class="control">
      <input
        type="checkbox"
        .checked=${state.bounded}
        @change=${() => change(setPreprocessing(state, { bounded: !state.bounded }))}
      />
      <span>Keep every law within what a score allows</span>
    </label>
    ${refused(view, 'ceiling')}
    <p class="small">
      Give the baseline’s score for each gain, and no forecast exceeds the headroom between the
      baseline and the highest score. In % of headroom, a gain of 10 pp over a baseline of 60% is
      25%.
    </p>`;
}

function scatter(view: View, { change, seal }: Actions): TemplateResult {
  const { state, plans } = view;
  const { failure } = plans.preprocessing;
  const found = answerOf(plans.preprocessing);
  const use = found ? Number(scatterText(found.estimate)) : 0;
  return html`<div class="control-row">
      <label class="control">
        <span>Scatter between runs ±</span>
        ${numberField({
          label: `Scatter between runs beyond the standard errors, ${measured.y.unit}`,
          value: state.extraSe,
          read: notNegative,
          change: (extraSe) => change(setPreprocessing(state, { extraSe }), 'extra-se'),
          seal,
          size: 4,
          bad: view.analysis?.refusal?.field === 'extraSe',
        })}
        <span>${measured.y.unit}</span>
      </label>
      ${
        found
          ? html`<button
              type="button"
              class="plain"
              ?disabled=${use === state.extraSe}
              @click=${() => change(setPreprocessing(state, { extraSe: use }))}
            >
              Use the estimate, ${scatterText(use)}
            </button>`
          : nothing
      }
    </div>
    ${refused(view, 'extraSe')}
    <label class="control">
      <input
        type="checkbox"
        .checked=${state.scatter}
        @change=${() => change(setPreprocessing(state, { scatter: !state.scatter }))}
      />
      <span>Add the scatter that the rows show where no law fits</span>
    </label>
    <p class="small">${found ? scatterLine(found) : (failure ?? '')}</p>`;
}

export const preprocessingPanel = (view: View, actions: Actions): TemplateResult =>
  html`<div class="preprocessing-panel">
    ${upTo(view, actions)} ${view.state.quantity === '' ? headroom(view, actions) : nothing}
    ${scatter(view, actions)} ${view.state.quantity === '' ? seHelper(view, actions) : nothing}
  </div>`;
