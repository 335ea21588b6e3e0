/** The switch between the methods, beside the verdict, with an explanation to unfold. */
import { html, type TemplateResult } from 'lit-html';
import { METHOD_NAMES } from '../../format/method_names';
import { METHODS, setPreprocessing } from '../../state/preprocessing';
import { lazy } from '../widgets/lazy';
import type { Actions, View } from '../widgets/view';

const base = lazy(() => import('./known_base').then(({ knownBase }) => knownBase));
const explanation = lazy(() => import('./explanation').then(({ explanation }) => explanation));

export const methodPanel = (view: View, actions: Actions): TemplateResult => {
  const { change, unfold } = actions;
  const { state, open } = view;
  return html`<div class="method">
    <div class="segments" role="radiogroup" aria-label="Forecast by">
      ${METHODS.map(
        (method) =>
          html`<label class="segment">
            <input
              type="radio"
              name="method"
              value=${method}
              .checked=${state.method === method}
              @change=${() => change(setPreprocessing(state, { method }))}
            />
            <span>${METHOD_NAMES[method].choice}</span>
          </label>`,
      )}
    </div>
    ${state.method === 'post-training' ? base(view, actions) : ''}
    <details
      class="explained"
      ?open=${open.has('comparison')}
      @toggle=${(event: Event) => unfold('comparison', (event.target as HTMLDetailsElement).open)}
    >
      <summary>What is the difference?</summary>
      ${open.has('comparison') ? explanation(view) : ''}
    </details>
  </div>`;
};
