/** Bars and a table of the runs to choose from, by whichever method. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { columns } from '../../charts/columns';
import * as format from '../../format/figures';
import { measured } from '../../format/measures';
import { setPlanning, type Measure } from '../../state/planning';
import {
  affordable,
  barsWords,
  bestBy,
  dollars,
  inUnit,
  MEANINGS,
  measuresFor,
  type Candidate,
  type Runs,
} from '../../words/design';
import { runColumns } from '../../words/decisions/run_columns';
import { copyCells } from '../widgets/copy';
import type { SaveMenu } from '../widgets/save';
import type { Actions, View } from '../widgets/view';

/** The state's measure where there are figures of it; else the uncertainty that is left. */
export const shownMeasure = (runs: Runs, measure: Measure): Measure =>
  measuresFor(runs).includes(measure) ? measure : 'sd';

export function measures(runs: Runs, { state }: View, { change }: Actions): TemplateResult {
  const chosen = shownMeasure(runs, state.measure);
  return html`<div class="segments wrap" role="radiogroup" aria-label="What the bars show">
    ${measuresFor(runs).map(
      (measure) =>
        html`<label class="segment">
          <input
            type="radio"
            name="measure"
            value=${measure}
            .checked=${chosen === measure}
            @change=${() => change(setPlanning(state, { measure }))}
          />
          <span>${MEANINGS[measure].name}</span>
        </label>`,
    )}
  </div>`;
}

const TOP = 86; // % of the plot for the highest column; above it stands its figure

/** Runs beyond the budget are grey; the best of the others stands out. */
export function bars(
  runs: Runs,
  measure: Measure,
  budget: number | null,
  saveMenu: SaveMenu,
): TemplateResult {
  const meaning = MEANINGS[measure];
  const { candidates } = runs;
  const within = affordable(runs, budget);
  const best = bestBy(within, meaning);
  const values = candidates.map(meaning.value);
  const show = meaning.show ?? format.number3;
  const percent = (value: number) => `${value.toFixed(2)}%`;
  const styleOf = (one: Candidate | undefined) =>
    one === undefined || !within.includes(one)
      ? 'column beyond'
      : one === best
        ? 'column best'
        : 'column';
  return html`<figure class="columns-figure" data-picture>
    <p class="columns-title">${meaning.title}, ${inUnit(meaning.unit)}</p>
    <svg class="columns" role="img" aria-label=${barsWords(runs, meaning, budget)}>
      ${columns(values).map(({ left, width, height }, index) => {
        const value = values[index] ?? null;
        const top = 100 - (TOP * height) / 100;
        return svg`<rect class=${styleOf(candidates[index])} x=${percent(left)} width=${percent(width)}
            y=${percent(top)} height=${percent(100 - top)} />
          <text x=${percent(left + width / 2)} y=${percent(top)} dy="-4" text-anchor="middle">${
            value === null ? '—' : show(value)
          }</text>`;
      })}
    </svg>
    <svg class="axis" aria-hidden="true">
      ${columns(values).map(
        ({ left, width }, index) =>
          svg`<text x=${percent(left + width / 2)} y="13" text-anchor="middle">${format.sizeAlone(
            candidates[index]?.size ?? 0,
          )}</text>`,
      )}
    </svg>
    <figcaption class="small">
      ${meaning.least ? 'Less is better.' : 'More is better.'}
      ${values.some((value) => value !== null && value > 0) ? nothing : 'None is above zero.'}
      ${within.length < candidates.length ? 'Grey bars are beyond the budget.' : nothing}
      ${
        measure === 'sd' && runs.sdNow !== null
          ? `Without another run it stays ± ${format.number3(runs.sdNow)} ${measured.y.unit}.`
          : nothing
      }
    </figcaption>
    ${saveMenu('next-experiment', 'picture')}
  </figure>`;
}

const figure = (value: number | null, show = format.number3, best = false): TemplateResult =>
  html`<td class="number ${best ? 'strong' : ''}" title=${String(value ?? '—')}>
    ${value === null ? '—' : show(value)}
  </td>`;

export function table(runs: Runs, budget: number | null): TemplateResult {
  const { candidates } = runs;
  const shown = runColumns(runs);
  const within = affordable(runs, budget);
  const best = shown.map(({ measure }) => measure && bestBy(within, MEANINGS[measure]));
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Next experiment table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">A run at</th>
          <th scope="col" class="number">cost</th>
          <th scope="col" class="number">se, ${measured.y.unit}</th>
          ${shown.map(
            ({ head, unit }) =>
              html`<th scope="col" class="number">${head}${unit === '' ? '' : `, ${unit}`}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${candidates.map((one) => {
          const beyond = !within.includes(one);
          return html`<tr class=${beyond ? 'muted' : ''}>
            <th scope="row">${format.size(one.size)}</th>
            <td class="number" title=${String(one.cost)}>
              ${dollars(one.cost)}${beyond ? html`<span class="visually-hidden">, beyond the budget</span>*` : ''}
            </td>
            ${figure(one.se)}
            ${shown.map(({ value, show }, at) => figure(value(one), show, best[at] === one))}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
