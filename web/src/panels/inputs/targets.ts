/** The sizes to forecast at: the reader chooses one for the verdict, adds or removes sizes. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { measured } from '../../format/measures';
import { parseSize } from '../../format/numbers';
import { readSizes } from '../../state/planning';
import { addTarget, chooseTarget, removeTarget, type State } from '../../state/state';
import type { Actions, View } from '../widgets/view';

/** One size, "7,5" with a decimal comma too, or several; "1,700" may be 1.7 or 1700, so it is neither. */
function sizesIn(text: string, axis: State['axis']): number[] | null {
  if (axis === 'parameters' && /^\d{1,3},\d{3}$/.test(text)) return null;
  const one = /[,;]\s/.test(text) ? null : parseSize(text, axis);
  return one && one.billions > 0 ? [one.billions] : readSizes(text, axis);
}

function submit(event: SubmitEvent, { state }: View, { change, note }: Actions): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const input = form.elements.namedItem('target') as HTMLInputElement;
  const text = input.value.trim();
  if (text === '') return;
  const sizes = sizesIn(text, state.axis);
  if (!sizes) {
    const { size, advice } = measured.x;
    const examples = state.axis === 'parameters' ? ': 70, 350M, or 10B, 12B, 16B' : '';
    const sentence = `“${text}” is not a ${size}. Write ${advice}${examples}.`;
    note({ at: 'targets', texts: [sentence] });
    return;
  }
  input.value = '';
  change(sizes.reduce(addTarget, state));
}

const chip = (size: number, { state }: View, { change }: Actions): TemplateResult => {
  const name = format.size(size);
  return html`<li class="chip ${size === state.chosen ? 'chosen' : ''}">
    <button
      type="button"
      class="chip-choose"
      aria-pressed=${size === state.chosen ? 'true' : 'false'}
      @click=${() => change(chooseTarget(state, size))}
    >
      ${name}
    </button>
    ${
      state.targets.length > 1
        ? html`<button
            type="button"
            class="chip-remove"
            aria-label=${`Remove target ${name}`}
            @click=${() => {
              change(removeTarget(state, size));
              document.querySelector<HTMLElement>('.chip.chosen .chip-choose')?.focus();
            }}
          >
            ×
          </button>`
        : nothing
    }
  </li>`;
};

export const targetsPanel = (view: View, actions: Actions): TemplateResult => html`
  <div class="targets">
    <span class="control-name" id="targets-name">Forecast at</span>
    <ul class="chips" aria-labelledby="targets-name">
      ${view.state.targets.map((size) => chip(size, view, actions))}
    </ul>
    <form class="chip-add" @submit=${(event: SubmitEvent) => submit(event, view, actions)}>
      <input
        name="target"
        class="own-undo"
        aria-label=${`Add a target size, for example ${measured.x.example}`}
        placeholder=${`add, e.g. ${measured.x.example}`}
        autocomplete="off"
        size="11"
      />
    </form>
    <p class="targets-note" role="status">
      ${view.notes.at === 'targets' ? view.notes.texts.join(' ') : ''}
    </p>
  </div>
`;
