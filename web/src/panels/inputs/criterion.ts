/** Chooses the criterion that weights the laws, and explains it in a sentence. */
import { html, type TemplateResult } from 'lit-html';
import type { Criterion } from '../../engine/contract';
import { setCriterion } from '../../state/state';
import { CRITERION_NAMES, criterionSentences } from '../../words/fit/criterion';
import type { Actions, View } from '../widgets/view';

export const CRITERIA: Record<Criterion, { meaning: string }> = {
  aic: {
    meaning:
      'Misfit (χ²) plus 2 for each free parameter; the lower the sum, the more weight a law gets. The paper uses it.',
  },
  aicc: {
    meaning:
      'AIC with a larger penalty for parameters when rows are few; undefined unless there are at least two more rows than parameters. With known standard errors AIC ' +
      'needs no such penalty: it counts rows, so that the weights change when a row is given as two halves. ' +
      'It is here because it is expected.',
  },
  bic: {
    meaning:
      'Misfit (χ²) plus ln(rows) for each free parameter, so that it favours simple laws more than AIC does when rows are many.',
  },
};

export function criterionPanel({ state, analysis }: View, { change }: Actions): TemplateResult {
  const said = analysis?.results ? criterionSentences(analysis, analysis.results) : [];
  return html`<fieldset class="criterion">
    <legend class="control-name">Weight laws by</legend>
    <div class="segments">
      ${(Object.keys(CRITERIA) as Criterion[]).map(
        (id) =>
          html`<label class="segment">
            <input
              type="radio"
              name="criterion"
              value=${id}
              .checked=${state.criterion === id}
              @change=${() => change(setCriterion(state, id))}
            />
            <span>${CRITERION_NAMES[id]}</span>
          </label>`,
      )}
    </div>
    <p class="small">${[CRITERIA[state.criterion].meaning, ...said].join(' ')}</p>
  </fieldset>`;
}
