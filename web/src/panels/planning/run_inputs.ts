/** What a next run may be, what it costs, and what is to be decided with it. */
import { html, type TemplateResult } from 'lit-html';
import type { CostModel } from '../../engine/contract';
import * as format from '../../format/figures';
import { designOptions } from '../../analysis/plans';
import { parseAmount, parseCount } from '../../format/amounts';
import { parsePoints } from '../../format/numbers';
import { readSizes, setPlanning, type PlanningState } from '../../state/planning';
import { listField, numberField } from '../widgets/number_field';
import type { Actions, View } from '../widgets/view';

const positive = (value: number | null): number | null =>
  value !== null && value > 0 ? value : null;

/** A number above zero, which may be of dollars or hours: "$1.60", "30,000". */
export const readPositive = (text: string): number | null => positive(parseAmount(text));

function costField(
  label: string,
  key: keyof CostModel,
  { state }: View,
  { change, seal }: Actions,
): TemplateResult {
  return numberField({
    label,
    value: state.cost[key],
    // Sizes and exponents are small: "1,125" has a decimal comma.
    read: key === 'hours' || key === 'price' ? readPositive : (text) => positive(parsePoints(text)),
    change: (value) =>
      change(setPlanning(state, { cost: { ...state.cost, [key]: value } }), `cost-${key}`),
    seal,
    size: 5,
  });
}

/** The cost model as a sentence with blanks. */
export function cost(view: View, actions: Actions): TemplateResult {
  const field = (label: string, key: keyof CostModel) => costField(label, key, view, actions);
  return html`<p class="cost" role="group" aria-label="What a run costs">
    A run of ${field('Reference size in billions of parameters', 'reference')}B takes
    ${field('GPU-hours of a run at the reference size', 'hours')} GPU-hours at
    $${field('Price of a GPU-hour in dollars', 'price')}; hours grow with size to the power of
    ${field('Exponent with which hours grow with size', 'exponent')}.
  </p>`;
}

/** se: of the runs as they were answered. */
export function controls(view: View, actions: Actions, answered: number): TemplateResult {
  const { state, plans, analysis } = view;
  const { change, seal } = actions;
  const given = plans.design.of ?? analysis;
  const candidates = given ? designOptions({ ...given, state }).candidates : [];
  const se = state.expectedSe ?? answered;
  return html`<div class="controls" role="group" aria-label="Runs to choose from, and their cost">
    <label class="control">
      <span class="control-name">Budget $</span>
      ${listField({
        label: 'Budget in dollars; empty for no limit',
        text: state.budget === null ? '' : format.count(state.budget),
        change: (text) => {
          const budget = text.trim() === '' ? null : positive(parseCount(text));
          if (budget === null && text.trim() !== '') return false;
          change(setPlanning(state, { budget }));
          return true;
        },
        size: 9,
      })}
    </label>
    <label class="control">
      <span class="control-name">Candidates</span>
      ${listField({
        label: 'Candidate sizes, for example 14B, 32B, 70B; empty for the default ones',
        text: candidates.map(format.size).join(', '),
        change: (text) => {
          const sizes = readSizes(text);
          if (sizes === null && text.trim() !== '') return false;
          change(setPlanning(state, { candidates: sizes }));
          return true;
        },
        size: 34,
      })}
    </label>
    <label class="control">
      <span class="control-name">Expected se</span>
      ${numberField({
        label: 'Standard error expected of a run, in percentage points',
        value: se,
        show: (value) => String(Number(value.toPrecision(4))),
        read: (text) => positive(parsePoints(text)),
        change: (expectedSe) => change(setPlanning(state, { expectedSe }), 'expected-se'),
        seal,
        size: 5,
      })}
      <span>pp</span>
    </label>
  </div>`;
}

/** A field that may be left empty. */
function optional(
  label: string,
  key: 'worth' | 'paysFrom',
  read: (text: string) => number | null,
  { state }: View,
  { change }: Actions,
): TemplateResult {
  const value: PlanningState[typeof key] = state[key];
  return listField({
    label,
    text: value === null ? '' : String(value),
    change: (text) => {
      const found = text.trim() === '' ? null : read(text);
      if (found === null && text.trim() !== '') return false;
      change(setPlanning(state, { [key]: found }));
      return true;
    },
    size: 7,
  });
}

/** The decision as a sentence with blanks. */
export function decision(view: View, actions: Actions): TemplateResult {
  const at = format.size(view.state.chosen);
  return html`<p class="cost" role="group" aria-label="The decision that the runs are for">
    To decide whether to train at ${at}: a pp of gain there is worth
    $${optional('What a percentage point of gain is worth in dollars; empty for no decision', 'worth', readPositive, view, actions)},
    and training pays from
    ${optional('Gain in pp from which training pays; empty where it pays for its cost', 'paysFrom', parsePoints, view, actions)}
    pp (left empty: where it pays for its cost).
  </p>`;
}
