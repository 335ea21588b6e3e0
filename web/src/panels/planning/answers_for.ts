/** Says which method a planning panel answers for, where another one is chosen above. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { METHOD_NAMES } from '../../format/method_names';
import type { View } from '../widgets/view';

export const answersForTheLaws = ({ state }: View): TemplateResult | typeof nothing =>
  state.method === 'paper'
    ? nothing
    : html`<p class="small">
        This part reasons with the paper’s laws, not with ${METHOD_NAMES[state.method].inSentence},
        which is chosen above.
      </p>`;

export const answersForTheTested = ({ state }: View): TemplateResult | typeof nothing =>
  state.method === 'post-training'
    ? html`<p class="small">
        This part asks the calibrated method and the paper’s. How the method learned from
        post-training did on real curves stands under the answer.
      </p>`
    : nothing;
