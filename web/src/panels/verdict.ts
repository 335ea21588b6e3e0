/** The answer, first on the page: one sentence with its number, then what carries it and what it cannot tell. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Analysis } from '../analysis';
import { verdict } from './verdict_text';
import { intervalSentence } from './bootstrap_text';
import { bootstrapOf, type View } from './view';

export function lead({ analysis, failure }: View): TemplateResult {
  if (failure !== null) return html`<p class="verdict-lead">${failure}</p>`;
  if (!analysis) return html`<p class="verdict-lead waiting">Computing the forecast …</p>`;
  const { lead, value } = verdict(analysis);
  return html`<p class="verdict-lead">
    ${
      value === null
        ? lead
        : html`${lead}, expect a gain of <strong class="verdict-value">${value}</strong>`
    }
  </p>`;
}

export const unit = (analysis: Analysis): TemplateResult | typeof nothing =>
  verdict(analysis).value === null
    ? nothing
    : html`<p class="unit">
        pp: percentage points over the baseline. ± is one standard deviation.
      </p>`;

export const cautionList = (cautions: readonly string[]): TemplateResult | typeof nothing =>
  cautions.length === 0
    ? nothing
    : html`<ul class="cautions">
        ${cautions.map((caution) => html`<li>${caution}</li>`)}
      </ul>`;

function reasons(view: View, analysis: Analysis): TemplateResult {
  const { value, carriedBy, cautions } = verdict(analysis);
  const bootstrap = bootstrapOf(view);
  const interval =
    value !== null && bootstrap ? intervalSentence(bootstrap, analysis.state.chosen) : null;
  return html`
    ${unit(analysis)}
    ${
      carriedBy === null
        ? nothing
        : html`<p class="carried">
            <span class="interval">${interval ?? nothing}</span> ${carriedBy}
          </p>`
    }
    ${cautionList(cautions)}
  `;
}

/** Only the sentence with the number is announced when it changes. */
export const verdictPanel = (view: View): TemplateResult => html`
  <div role="status">${lead(view)}</div>
  ${view.analysis && view.failure === null ? reasons(view, view.analysis) : nothing}
`;
