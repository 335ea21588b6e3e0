/** The answer, first on the page: one sentence with its number, then what carries it and what it cannot tell. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { verdict } from './verdict_text';
import type { View } from './view';

export function verdictPanel({ analysis, failure }: View): TemplateResult {
  if (failure !== null) return html`<p class="verdict-lead" role="alert">${failure}</p>`;
  if (!analysis) return html`<p class="verdict-lead waiting">Computing the forecast …</p>`;
  const { lead, value, carriedBy, cautions } = verdict(analysis);
  return html`
    <p class="verdict-lead">
      ${
        value === null
          ? lead
          : html`${lead}, expect a gain of <strong class="verdict-value">${value}</strong>`
      }
    </p>
    ${
      value === null
        ? nothing
        : html`<p class="unit">
            pp: percentage points over the baseline. ± is one standard deviation.
          </p>`
    }
    ${carriedBy === null ? nothing : html`<p class="carried">${carriedBy}</p>`}
    ${
      cautions.length === 0
        ? nothing
        : html`<ul class="cautions">
            ${cautions.map((caution) => html`<li>${caution}</li>`)}
          </ul>`
    }
  `;
}
