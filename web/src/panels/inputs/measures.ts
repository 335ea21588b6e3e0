/** What x and y are: a menu of axes, and a field for what the rows hold where that is no gain in pp. */
import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { measured, type AxisId } from '../../format/measures';
import { setAxis, setQuantity } from '../../state/axes';
import type { Actions, View } from '../widgets/view';
import '../../styles/tables/table_reading.css';

const NAMES: readonly (readonly [AxisId, string])[] = [
  ['parameters', 'parameters'],
  ['active-parameters', 'active parameters'],
  ['compute', 'training compute, FLOPs'],
  ['tokens', 'training tokens'],
  ['steps', 'training steps'],
  ['hours', 'GPU-hours'],
];

export function measuresPanel(view: View, { change, readOn }: Actions): TemplateResult {
  const { state, reading } = view;
  const choose = (event: Event) => {
    const axis = (event.target as HTMLSelectElement).value as AxisId;
    if (reading) void readOn(axis);
    else change(setAxis(state, axis));
  };
  const name = (event: Event) => {
    change(setQuantity(state, (event.target as HTMLInputElement).value));
  };
  return html`<div class="column-menus" role="group" aria-label="What is forecast, and over what">
    <label class="column-menu" title="What the sizes of the rows are"
      ><span>x</span>
      <select .value=${live(state.axis)} @change=${choose}>
        ${NAMES.map(
          ([id, text]) => html`<option value=${id} ?selected=${id === state.axis}>${text}</option>`,
        )}
      </select></label
    >
    <label
      class="column-menu"
      title="Empty for a gain in percentage points; else what the rows hold, as: reward, loss (nats)"
      ><span>y</span>
      <input
        type="text"
        autocomplete="off"
        size="14"
        maxlength="40"
        placeholder=${measured.y.name === 'gain' ? 'gain in pp' : ''}
        .value=${live(state.quantity)}
        @change=${name}
    /></label>
  </div>`;
}
