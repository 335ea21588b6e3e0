/** The cost model of a run as a sentence with blanks. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { CostModel } from '../../engine/contract';
import { parseAmount } from '../../format/amounts';
import { measured } from '../../format/measures';
import { parsePoints } from '../../format/numbers';
import { knowsCosts, setPlanning } from '../../state/planning';
import { numberField } from '../widgets/number_field';
import type { Actions, View } from '../widgets/view';

export const positive = (value: number | null): number | null =>
  value !== null && value > 0 ? value : null;

/** A number above zero, which may be of dollars or hours: "$1.60", "30,000". */
export const readPositive = (text: string): number | null => positive(parseAmount(text));

function costField(
  label: string,
  key: keyof CostModel,
  { state }: View,
  { change, seal }: Actions,
): TemplateResult {
  const scale = key === 'reference' ? measured.x.scale : 1;
  return numberField({
    label,
    value: state.cost[key] * scale,
    ...(scale === 1 ? {} : { show: (value: number) => String(value).replace('e+', 'e') }),
    // Sizes and exponents are small: "1,125" has a decimal comma.
    read:
      key === 'hours' || key === 'price' || scale !== 1
        ? readPositive
        : (text) => positive(parsePoints(text)),
    change: (value) =>
      change(setPlanning(state, { cost: { ...state.cost, [key]: value / scale } }), `cost-${key}`),
    seal,
    size: 5,
  });
}

/** Dollars that follow from a guess are said to be one. */
const unknownCosts = ({ state }: View): TemplateResult | typeof nothing =>
  knowsCosts(state)
    ? nothing
    : html`<p class="small">
        What a run costs is not known here: all dollars follow from the GPU-hours below, which are
        to be yours.
      </p>`;

/** The cost model as a sentence with blanks. */
function cost(view: View, actions: Actions): TemplateResult {
  const { x } = measured;
  const field = (label: string, key: keyof CostModel) => costField(label, key, view, actions);
  return html`<p class="cost" role="group" aria-label="What a run costs">
    A run of
    ${field(`Reference ${x.size} in ${x.counts}`, 'reference')}${x === measured.x && view.state.axis === 'parameters' ? 'B' : ` ${x.counts}`}
    takes ${field(`GPU-hours of a run at the reference ${x.size}`, 'hours')} GPU-hours at
    $${field('Price of a GPU-hour in dollars', 'price')}; hours grow with ${x.head} to the power of
    ${field(`Exponent with which hours grow with ${x.head}`, 'exponent')}.
  </p>`;
}

export const runCost = (view: View, actions: Actions): TemplateResult =>
  html`${unknownCosts(view)} ${cost(view, actions)}`;
