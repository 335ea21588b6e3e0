/** Says which method a planning panel answers for, where another one is chosen above. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { METHOD_NAMES } from '../../format/method_names';
import { otherLaws } from '../../words/fit/taking_part';
import type { View } from '../widgets/view';

function averagedHere({ analysis }: View): TemplateResult | typeof nothing {
  const other = analysis ? otherLaws(analysis) : '';
  return other === '' ? nothing : html`<p class="small">Here, the average is taken${other}.</p>`;
}

/** Where the average of laws is that of others than the standard ones. */
export const answersForOtherLaws = (view: View): TemplateResult =>
  html`${view.state.method === 'paper' ? averagedHere(view) : nothing}`;

export const answersForTheLaws = (view: View): TemplateResult =>
  html`${
    view.state.method === 'paper'
      ? nothing
      : html`<p class="small">
          This part reasons with the paper’s laws, not with
          ${METHOD_NAMES[view.state.method].inSentence}, which is chosen above.
        </p>`
  }${averagedHere(view)}`;

export const answersForTheTested = (view: View): TemplateResult =>
  html`${answersForOthers(view)}${averagedHere(view)}`;

const answersForOthers = ({ state }: View): TemplateResult | typeof nothing =>
  state.method === 'post-training'
    ? html`<p class="small">
        This part asks the calibrated method and the paper’s. How the method learned from
        post-training did on real curves stands under the answer.
      </p>`
    : nothing;
