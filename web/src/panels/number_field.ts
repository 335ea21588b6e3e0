/** A number that is typed: what can be read counts at once, what cannot waits, marked, until the field is left. */
import { html, type TemplateResult } from 'lit-html';

export type NumberField = {
  label: string;
  value: number;
  /** null where the text is not (yet) such a number. */
  read: (text: string) => number | null;
  change: (value: number) => void;
  seal: () => void;
  size: number;
};

export function numberField({ label, value, read, change, seal, size }: NumberField) {
  const onInput = (event: InputEvent) => {
    const input = event.target as HTMLInputElement;
    const number = read(input.value);
    input.setAttribute('aria-invalid', number === null ? 'true' : 'false');
    if (number !== null) change(number);
  };
  const onBlur = (event: FocusEvent) => {
    const input = event.target as HTMLInputElement;
    input.value = String(value);
    input.setAttribute('aria-invalid', 'false');
    seal();
  };
  return html`<input
    class="number-field"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    size=${size}
    aria-label=${label}
    .value=${String(value)}
    @input=${onInput}
    @blur=${onBlur}
  />` satisfies TemplateResult;
}
