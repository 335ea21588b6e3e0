/** The fold for the preprocessing, with a line that lists what is set. */
import { manySizes, measured } from '../../format/measures';
import { html, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { hasBaselines } from '../../state/state';
import { lazy } from '../widgets/lazy';
import type { Actions, View } from '../widgets/view';

const panel = lazy(() =>
  import('./preprocessing').then(({ preprocessingPanel }) => preprocessingPanel),
);

function line({ state, rows }: View): string {
  const { bounded, fitUpTo, ceiling, extraSe, unit } = state;
  const said = [
    ...(fitUpTo === null ? [] : [`fitted up to ${format.size(fitUpTo)}`]),
    ...(hasBaselines(state) ? ['baselines'] : []),
    ...(ceiling === 100 ? [] : [`ceiling ${format.number3(ceiling)}%`]),
    ...(unit === 'headroom' ? ['in % of headroom'] : []),
    ...(bounded ? ['gains bounded'] : []),
    ...(extraSe === 0 ? [] : [`± ${format.number3(extraSe)} ${measured.y.unit} between runs`]),
    ...(rows.heldOut.length === 0 || fitUpTo !== null ? [] : [`${rows.heldOut.length} held out`]),
  ];
  return said.length > 0
    ? said.join(', ')
    : `held-out ${manySizes()}, ${state.quantity === '' ? 'headroom, ' : ''}scatter between runs`;
}

export const preprocessingFold = (view: View, actions: Actions): TemplateResult =>
  html`<details
    class="preprocessing"
    ?open=${view.open.has('preprocessing')}
    @toggle=${(event: Event) =>
      actions.unfold('preprocessing', (event.target as HTMLDetailsElement).open)}
  >
    <summary><strong>Before the fit</strong> <span class="muted">${line(view)}</span></summary>
    ${view.open.has('preprocessing') ? panel(view, actions) : ''}
  </details>`;
