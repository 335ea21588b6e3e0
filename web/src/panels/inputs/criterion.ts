/** How laws are weighted: the choice, and what it means in one sentence. */
import { html, type TemplateResult } from 'lit-html';
import type { Criterion } from '../../engine/contract';
import { setCriterion } from '../../state/state';
import { criterionSentences } from '../../words/verdict';
import type { Actions, View } from '../widgets/view';

export const CRITERIA: Record<Criterion, { name: string; meaning: string }> = {
  aic: {
    name: 'AIC',
    meaning:
      'Misfit (χ²) plus 2 for each free parameter: the lower, the more weight a law gets. The paper’s choice.',
  },
  aicc: {
    name: 'AICc',
    meaning:
      'AIC with a higher price for parameters when rows are few; without a value when there are at most one more rows than parameters.',
  },
  bic: {
    name: 'BIC',
    meaning:
      'Misfit (χ²) plus ln(rows) for each free parameter, so that many rows favour simple laws more than AIC does.',
  },
};

export function criterionPanel({ state, analysis }: View, { change }: Actions): TemplateResult {
  const said = analysis?.results ? criterionSentences(analysis, analysis.results) : [];
  return html`<fieldset class="criterion">
    <legend class="control-name">Weigh laws by</legend>
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
            <span>${CRITERIA[id].name}</span>
          </label>`,
      )}
    </div>
    <p class="small">${[CRITERIA[state.criterion].meaning, ...said].join(' ')}</p>
  </fieldset>`;
}
