/** The next experiment, by the chosen method: the run to make, what it leaves, and what it is worth. */
import { answersForOtherLaws } from './answers_for';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Design, NextRun } from '../../engine/contract';
import { answerOf } from '../../analysis/plan';
import '../../styles/planning.css';
import { ofSeries } from '../../words/benchmarks';
import {
  countsOn,
  decisionAssumptions,
  decisionSentences,
  howForeseen,
} from '../../words/decisions/next_run';
import {
  designSummary,
  disagreementSentence,
  entropySentence,
  runSentence,
  runsOf,
  setSentence,
  type Runs,
} from '../../words/design';
import { noMenus, saveMenus } from '../widgets/save';
import { noPlanYet, reasonForNoPlan, type Actions, type View } from '../widgets/view';
import { runCost } from './run_cost';
import { controls, decision } from './run_inputs';
import { bars, measures, shownMeasure, table } from './runs';
import '../../styles/tables/intervals.css';

type Answered = { next: NextRun; design: Design | null; runs: Runs };

/** Where the method has laws, with what runs tell about these; null until both are there. */
function answered({ plans }: View): Answered | null {
  const next = answerOf(plans['next-run']);
  const design = answerOf(plans.design);
  if (!next || (next.method === 'paper' && !design)) return null;
  const ofLaws = next.method === 'paper' ? design : null;
  return { next, design: ofLaws, runs: runsOf(next, ofLaws) };
}

const budgetOf = ({ plans }: View): number | null => plans['next-run'].of?.state.budget ?? null;

export function summary(view: View): string | null {
  const found = answered(view);
  return found && ofSeries(view.plans['next-run'].of) + designSummary(found.runs, budgetOf(view));
}

const explanation = ({ design, next }: Answered): TemplateResult =>
  design
    ? html`<p class="small">
        ${entropySentence(design)} ${disagreementSentence(design)} Runs marked * are beyond the
        budget. Bits take the uncertainty of each law’s parameters into account; “bits, laws as
        fitted” do not.
      </p>`
    : html`<p class="small">${howForeseen(next)} Runs marked * are beyond the budget.</p>`;

/** The same without its controls. */
export function readOnly(view: View): TemplateResult {
  const found = answered(view);
  const plan = view.plans['next-run'];
  if (!found) return html`<p class="small">${noPlanYet(view, plan)}</p>`;
  const budget = budgetOf(view);
  const { runs, next } = found;
  const decided = decisionSentences(next, budget);
  return html`<div class="planning">
    <p class="small">${countsOn(next.method)}</p>
    <p class="finding">${ofSeries(plan.of)}${runSentence(runs, budget)}</p>
    ${decided === '' ? nothing : html`<p class="finding">${decided}</p>`}
    ${bars(runs, shownMeasure(runs, view.state.measure), budget, noMenus)} ${table(runs, budget)}
  </div>`;
}

/** One template for all cases, so that a field whose value is refused keeps the focus. */
export function panel(view: View, actions: Actions): TemplateResult {
  const plan = view.plans['next-run'];
  const budget = budgetOf(view);
  const found = answered(view);
  const sentences = found
    ? [ofSeries(plan.of) + runSentence(found.runs, budget), setSentence(found.runs, budget)]
    : [reasonForNoPlan(view, plan)];
  const decided = found ? decisionSentences(found.next, budget) : '';
  const worth = plan.of?.state.worth ?? null;
  const saveMenu = saveMenus(view, actions);
  const editable = plan.asked !== null; // what was refused can be put right
  return html`<div class="planning">
    ${answersForOtherLaws(view)}
    ${found ? html`<p class="small">${countsOn(found.next.method)}</p>` : nothing}
    <p class=${found ? 'finding' : 'small'} role="status">${sentences.filter(Boolean).join(' ')}</p>
    ${editable ? controls(view, actions, found?.next.candidates[0]?.se ?? 0) : nothing}
    ${editable ? runCost(view, actions) : nothing} ${editable ? decision(view, actions) : nothing}
    ${
      found && worth !== null && decided !== ''
        ? html`<p class="finding" role="status">${decided}</p>
            <p class="small">${decisionAssumptions(worth, found.next)}</p>`
        : nothing
    }
    ${found ? measures(found.runs, view, actions) : nothing}
    ${found ? bars(found.runs, shownMeasure(found.runs, view.state.measure), budget, saveMenu) : nothing}
    ${found ? html`${table(found.runs, budget)} ${saveMenu('next-experiment', 'table')} ${explanation(found)}` : nothing}
  </div>`;
}
