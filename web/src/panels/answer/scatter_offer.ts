/** Under an answer that no law fits: one press adds the scatter that the rows show. */
import { html, type TemplateResult } from 'lit-html';
import { setPreprocessing } from '../../state/preprocessing';
import type { Actions, View } from '../widgets/view';

export const scatterOffer = ({ state }: View, { change }: Actions): TemplateResult =>
  html`<p class="scatter-offer">
    <button
      type="button"
      class="plain"
      @click=${() => change(setPreprocessing(state, { scatter: true }))}
    >
      Add the scatter between runs that the rows show
    </button>
  </p>`;
