/** The sizes to forecast at: the reader chooses one for the verdict, adds or removes sizes. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { parseSize } from '../../format/numbers';
import { addTarget, chooseTarget, removeTarget } from '../../state/state';
import type { Actions, View } from '../widgets/view';

function submit(event: SubmitEvent, { state }: View, { change, note }: Actions): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const input = form.elements.namedItem('target') as HTMLInputElement;
  const text = input.value.trim();
  if (text === '') return;
  const size = parseSize(text);
  if (!size || size.billions <= 0) {
    const sentence = `“${text}” is not a size. Write billions of parameters, for example 70 or 350M.`;
    note({ at: 'targets', texts: [sentence] });
    return;
  }
  input.value = '';
  change(addTarget(state, size.billions));
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
        aria-label="Add a target size, for example 30B"
        placeholder="add, e.g. 30B"
        autocomplete="off"
        size="11"
      />
    </form>
    <p class="targets-note" role="status">
      ${view.notes.at === 'targets' ? view.notes.texts.join(' ') : ''}
    </p>
  </div>
`;
