/** The answer, first on the page: one sentence with its number, then what it rests on and what the data cannot tell. */
import { measured } from '../../format/measures';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Analysis } from '../../analysis/analysis';
import { lacksScatter } from '../../words/cautions';
import { ASSUMED, lacksSe, verdict } from '../../words/verdict';
import { intervalSentence } from '../../words/refit_noise';
import { predictiveSentences } from '../../words/exceedance';
import { headline } from '../../analysis/query';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { methodPanel } from './method';
import { lazy } from '../widgets/lazy';
import { reload } from '../widgets/reload';
import { trackRecord } from '../../words/record/track_record';
import { bootstrapOf } from '../../analysis/derived';
import type { Actions, View } from '../widgets/view';

const scatterOffer = lazy(() => import('./scatter_offer').then((panel) => panel.scatterOffer));
const knownErrors = lazy(() => import('./known_errors').then((panel) => panel.knownErrors));

export function lead({ analysis, failure }: View): TemplateResult {
  if (failure !== null) return html`<h2 class="verdict-lead">${failure} ${reload()}</h2>`;
  if (!analysis) return html`<h2 class="verdict-lead waiting">Computing the forecast …</h2>`;
  const { lead, value, expects, spread, grave, assumed } = verdict(analysis);
  return html`${cautionList(grave)}
    <h2 class="verdict-lead">
      ${
        value === null
          ? lead
          : html`${lead}, expect ${expects.noun}
              <strong class="verdict-value">${expects.amount}</strong>${
                spread === null ? nothing : `, ${spread}`
              }`
      }
      ${assumed ? html`<mark class="assumed">${ASSUMED}</mark>` : nothing}
    </h2>`;
}

const unitSentence = ({ state }: Analysis): string =>
  `${
    state.quantity !== ''
      ? ''
      : state.unit === 'pp'
        ? 'pp: percentage points over the baseline.'
        : `% of headroom: percent of what the baseline leaves below ${format.count(state.ceiling)}%.`
  } ${
    state.method !== 'paper'
      ? `The interval is for a further measurement at that ${measured.x.size}.`
      : '± is one standard deviation.'
  }`;

/** The line under the number: what its unit is, or that it is of the rows before. */
export const unit = (analysis: Analysis, slow: boolean): TemplateResult | typeof nothing =>
  verdict(analysis).value === null
    ? nothing
    : html`<p class="unit">
        ${slow ? 'Computing … Until then, this is the answer before.' : unitSentence(analysis)}
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
    value !== null && bootstrap
      ? intervalSentence(bootstrap, analysis.state.chosen, unitName(analysis.state))
      : null;
  const predictive =
    value !== null && analysis.results
      ? predictiveSentences(headline(analysis.results).targets, analysis.state)
      : '';
  return html`
    ${
      carriedBy === null
        ? nothing
        : html`<p class="carried">
            ${predictive} <span class="interval">${interval ?? nothing}</span> ${carriedBy}
          </p>`
    }
    ${cautionList(cautions)}
    ${value === null ? nothing : html`<p class="track-record">${trackRecord(analysis.state.method, analysis.results && headline(analysis.results).targets)}</p>`}
  `;
}

/** Screen readers announce only the sentence with the number when it changes. */
export function verdictPanel(view: View, actions: Actions): TemplateResult {
  const analysis = view.failure === null ? view.analysis : null;
  return html`
    <div role="status">${lead(view)}</div>
    ${analysis ? unit(analysis, view.slow) : nothing}
    ${analysis && lacksSe(analysis) ? knownErrors(view, actions) : nothing}
    ${analysis && lacksScatter(analysis) ? scatterOffer(view, actions) : nothing}
    ${methodPanel(view, actions)} ${analysis ? reasons(view, analysis) : nothing}
  `;
}
