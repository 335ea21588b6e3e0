/** The switch between the methods, beside the verdict, with an explanation to unfold. */
import { html, type TemplateResult } from 'lit-html';
import type { Method } from '../../engine/contract';
import { METHODS, setPreprocessing } from '../../state/preprocessing';
import { lazy } from '../widgets/lazy';
import type { Actions, View } from '../widgets/view';

const NAMES: Record<Method, string> = { paper: 'The paper’s method', calibrated: 'Calibrated' };

const explanation = lazy(() => import('./explanation').then(({ explanation }) => explanation));

export const methodPanel = (view: View, { change, unfold }: Actions): TemplateResult => {
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
            <span>${NAMES[method]}</span>
          </label>`,
      )}
    </div>
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
