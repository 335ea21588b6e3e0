/** The decomposition: charts of its parts and their ranges, tables, and bounds to edit. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerOf } from '../../analysis/plan';
import type { Decomposition } from '../../engine/contract';
import { DELTAS, setPlanning } from '../../state/planning';
import '../../styles/planning.css';
import { ofSeries } from '../../words/benchmarks';
import { charts } from './decomposition_charts';
import { optimaTable, parametersTable } from './decomposition_parameters';
import { sizesTable } from './decomposition_sizes';
import {
  COMPONENT,
  decompositionSummary,
  deltaName,
  rangeSentence,
} from '../../words/decomposition';
import { formula } from '../widgets/formula';
import { isUntested, measured } from '../../format/measures';
import { choice } from '../tables/resampling';
import { noMenus, saveMenus } from '../widgets/save';
import { noPlanYet, reasonForNoPlan, type Actions, type View } from '../widgets/view';

const decompositionOf = ({ plans }: View): Decomposition | null => answerOf(plans.decomposition);

export function summary(view: View): string | null {
  const decomposition = decompositionOf(view);
  const { of } = view.plans.decomposition;
  return decomposition && of && !isUntested()
    ? ofSeries(of) + decompositionSummary(decomposition, of.state.chosen, view.state.delta)
    : null;
}

const explanation = html`<p class="small">
  The gain is modelled as a sum of
  ${Object.values(COMPONENT).map(
    ({ name, formula: text }, at) =>
      html`${at === 0 ? '' : ' + '}${name} <span class="formula-inline">${formula(text)}</span>`,
  )},
  with all six parameters fitted together within the bounds. The line is the best fit; the shaded
  area is the range of a part, darker within Δχ² ≤ 1. Each figure has its range below it.
</p>`;

function ranges({ state }: View, { change }: Actions): TemplateResult {
  return html`<div class="controls" role="group" aria-label="Ranges">
    ${choice('Ranges over all fits within', DELTAS, state.delta, deltaName, (delta) =>
      change(setPlanning(state, { delta })),
    )}
  </div>`;
}

/** The same without its controls. */
export function readOnly(view: View): TemplateResult {
  const { of } = view.plans.decomposition;
  const decomposition = decompositionOf(view);
  const { delta } = view.state;
  return decomposition && of
    ? html`<div class="planning">
        <p class="finding">${ofSeries(of)}${decomposition.message}</p>
        ${charts(decomposition, of, delta, noMenus)} ${sizesTable(decomposition, of, delta)}
      </div>`
    : html`<p class="small">${noPlanYet(view, view.plans.decomposition)}</p>`;
}

/** One template for all cases, so that a bound that is refused while it is typed keeps the focus. */
export function panel(view: View, actions: Actions): TemplateResult {
  const { plans, state } = view;
  const { of, asked } = plans.decomposition;
  const decomposition = decompositionOf(view);
  const { delta } = state;
  if (isUntested()) {
    return html`<div class="planning">
      <p class="small">
        The three mechanisms are of gains in pp over numbers of parameters, and say nothing of
        ${measured.y.name} over ${measured.x.name}.
      </p>
    </div>`;
  }
  const found =
    decomposition && of
      ? [ofSeries(of) + decomposition.message, rangeSentence(decomposition, of.state.chosen, delta)]
      : [reasonForNoPlan(view, plans.decomposition)];
  const saveMenu = saveMenus(view, actions);
  const drawn = decomposition && of ? { decomposition, of } : null;
  return html`<div class="planning">
    <p class=${drawn ? 'finding' : 'small'} role="status">${found.filter(Boolean).join(' ')}</p>
    ${drawn ? ranges(view, actions) : nothing}
    ${drawn ? charts(drawn.decomposition, drawn.of, delta, saveMenu) : nothing}
    ${drawn ? html`${sizesTable(drawn.decomposition, drawn.of, delta)} ${saveMenu('decomposition', 'table')}` : nothing}
    ${asked ? parametersTable(decomposition, view, actions) : nothing}
    ${drawn ? saveMenu('decomposition-parameters', 'table') : nothing}
    ${drawn ? html`${optimaTable(drawn.decomposition)} ${saveMenu('decomposition-optima', 'table')} ${explanation}` : nothing}
  </div>`;
}
