/** The baseline’s score at the chosen size, which can be measured before anything is trained. */
import { html, type TemplateResult } from 'lit-html';
import { headline } from '../../analysis/query';
import * as format from '../../format/figures';
import { parsePoints } from '../../format/numbers';
import { setBase } from '../../state/preprocessing';
import { listField } from '../widgets/number_field';
import type { Actions, View } from '../widgets/view';

/** Nothing where the rows have no baselines. */
export function knownBase({ state, shown }: View, { change }: Actions): TemplateResult {
  if (!shown || !headline(shown.results).targets.scores) return html``;
  const { chosen, ceiling } = state;
  const known = state.bases.find(({ size }) => size === chosen)?.base;
  const size = format.size(chosen);
  const field = listField({
    label: `The baseline’s score at ${size}, percent`,
    text: known === undefined ? '' : String(known),
    size: 5,
    change(text) {
      const base = text.trim() === '' ? null : parsePoints(text);
      if (text.trim() !== '' && (base === null || base < 0 || base >= ceiling)) return false;
      change(setBase(state, chosen, base));
      return true;
    },
  });
  return html`<p class="known-base">
    The baseline’s score at ${size}: ${field} %
    <span class="small">
      ${
        known === undefined
          ? 'Score that base model, before any training, and type it: the forecast then rests on it.'
          : 'Empty the field to have it forecast.'
      }
    </span>
  </p>`;
}
