/** Model selection: every law's fit, criteria, weight, parameters and status. */
import { manySizes } from '../../format/measures';
import { html, type TemplateResult } from 'lit-html';
import type { Fit, Law } from '../../engine/contract';
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { takingPart } from '../../state/laws';
import { copyCells } from '../widgets/copy';
import { CRITERION_NAMES } from '../../words/fit/criterion';
import { formula } from '../widgets/formula';
import { answerOf } from '../../analysis/plan';
import { criteriaTable } from './criteria';
import { ownIntervalsTable } from './own_intervals';
import '../../styles/tables/selection.css';
import type { SaveMenu } from '../widgets/save';
import type { View } from '../widgets/view';
import { swatch } from '../widgets/swatch';
import { shareText, WEIGHT } from '../../words/fit/taking_part';
import { parametersInFull, STATUS } from '../../words/fit/selection';

const withSd = (name: string, value: number, sd: number | null | undefined): TemplateResult =>
  html`<span class="parameter" title=${`${name} = ${value} ± ${sd ?? '—'}`}>
    <i>${formula(name)}</i> =
    ${sd === null || sd === undefined ? format.number3(value) : format.valueWithSd(value, sd)}
  </span>`;

function parameters(fit: Fit): TemplateResult {
  const known = Object.entries(fit.parameters).flatMap(([name, value]) =>
    value === null ? [] : [withSd(name, value, fit.sd[name])],
  );
  const determined = fit.determined.map(({ name, value, sd }) => withSd(name, value, sd));
  const all = [...known, ...determined];
  return all.length > 0 ? html`${all}` : html`<span class="muted">not determined</span>`;
}

const figure = (value: number | null): TemplateResult =>
  value === null
    ? html`<td class="number" title="undefined with so few rows">—</td>`
    : html`<td class="number" title=${String(value)}>${format.number3(value)}</td>`;

function lawRow(fit: Fit, laws: readonly Law[], takes: boolean): TemplateResult {
  const out = fit.status === 'not-identified';
  return html`<tr>
    <th scope="row">
      ${swatch(fit.law, fit.weight)} ${lawName(laws, fit.law)}
      <span class="formula">${formula(laws.find((law) => law.id === fit.law)?.formula ?? '')}</span>
    </th>
    <td class="number strong" title=${String(fit.weight)}>
      ${takes ? format.percent(fit.weight) : shareText(0, false)}
    </td>
    ${out ? html`<td class="number">—</td>` : figure(fit.chi2)}
    <td class="number">${fit.k}</td>
    ${
      out
        ? html`<td class="number">—</td>
            <td class="number">—</td>
            <td class="number">—</td>`
        : html`${figure(fit.aic)}${figure(fit.aicc)}${figure(fit.bic)}`
    }
    <td title=${parametersInFull(fit)}>${parameters(fit)}</td>
    <td class="status">
      <span class="status-name ${fit.status}">${STATUS[fit.status]}</span>
      <span class="message">${fit.message}</span>
    </td>
  </tr>`;
}

/** The table of the laws, and what the other criteria would make of them. */
export const selectionPanel = (
  shown: Shown,
  { plans: { 'model-selection': plan }, analysis }: View,
  saveMenu: SaveMenu,
): TemplateResult => {
  const found = plan.of === analysis ? answerOf(plan) : null; // else it is of other rows
  return html`${selectionTable(shown, saveMenu)}
  ${criteriaTable(found?.byCriterion ?? null, plan.failure, shown, saveMenu)}
  ${ownIntervalsTable(found?.own ?? null, shown, saveMenu)}`;
};

export function selectionTable(
  { results, laws, state }: Shown,
  saveMenu: SaveMenu,
): TemplateResult {
  const { criterion, rows, distinctSizes, fits } = results.fit;
  const taking = takingPart(state, laws);
  const used = (id: string) => (id === criterion ? 'number used' : 'number');
  return html`<div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Model selection table"
      @copy=${copyCells}
    >
      <table class="results">
        <thead>
          <tr>
            <th scope="col">Law</th>
            <th scope="col" class="number" title=${WEIGHT}>Weight</th>
            <th scope="col" class="number">χ²</th>
            <th scope="col" class="number">k</th>
            <th scope="col" class=${used('aic')}>AIC</th>
            <th scope="col" class=${used('aicc')}>AICc</th>
            <th scope="col" class=${used('bic')}>BIC</th>
            <th scope="col">Parameters ± sd</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          ${fits.map((fit) => lawRow(fit, laws, taking.includes(fit.law)))}
        </tbody>
      </table>
    </div>
    ${saveMenu('model-selection', 'table')}
    <p class="small">
      ${rows} rows, ${distinctSizes} ${manySizes()}. ${WEIGHT}. k is the number of free parameters.
      Weights are proportional to exp(−Δ/2), where Δ is a law’s ${CRITERION_NAMES[criterion]} above
      the lowest. Hover over a figure, or copy it, for all its digits.
    </p>`;
}
