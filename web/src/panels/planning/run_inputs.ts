/** What a next run may be, what it costs, and what is to be decided with it. */
import { html, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { manySizes, measured } from '../../format/measures';
import { designOptions } from '../../analysis/plans';
import { parseCount } from '../../format/amounts';
import { parsePoints } from '../../format/numbers';
import { readSizes, setPlanning, type PlanningState } from '../../state/planning';
import { listField, numberField } from '../widgets/number_field';
import type { Actions, View } from '../widgets/view';
import { positive, readPositive } from './run_cost';

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
        label: `Candidate ${manySizes()}, for example ${measured.x.scale === 1 && state.axis === 'parameters' ? '14B, 32B, 70B' : measured.x.example}; empty for the default ones`,
        text: candidates.map(format.size).join(', '),
        change: (text) => {
          const sizes = readSizes(text, state.axis);
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
        label: `Standard error expected of a run, in ${measured.y.unit === 'pp' ? 'percentage points' : measured.y.unit}`,
        value: se,
        show: (value) => String(Number(value.toPrecision(4))),
        read: (text) => positive(parsePoints(text)),
        change: (expectedSe) => change(setPlanning(state, { expectedSe }), 'expected-se'),
        seal,
        size: 5,
      })}
      <span>${measured.y.unit}</span>
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
    To decide whether to train at ${at}:
    ${measured.y.unit === 'pp' ? 'a pp of gain' : `one ${measured.y.unit}`} there is worth
    $${optional(`What ${measured.y.unit === 'pp' ? 'a percentage point of gain' : `one ${measured.y.unit}`} is worth in dollars; empty for no decision`, 'worth', readPositive, view, actions)},
    and training pays from
    ${optional(`${measured.y.unit === 'pp' ? 'Gain in pp' : measured.y.name} from which training pays; empty where it pays for its cost`, 'paysFrom', parsePoints, view, actions)}
    ${measured.y.unit} (left empty: where it pays for its cost).
  </p>`;
}
