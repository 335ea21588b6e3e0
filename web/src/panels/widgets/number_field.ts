/** A number that is typed: what can be read counts at once, what cannot waits, marked, until the field is left. */
import { html, type TemplateResult } from 'lit-html';

export type NumberField = {
  label: string;
  value: number;
  /** How the value is written in the field; all digits unless told. */
  show?: (value: number) => string;
  /** null where the text is not (yet) such a number. */
  read: (text: string) => number | null;
  change: (value: number) => void;
  seal: () => void;
  size: number;
  /** Refused for what it says, although it is a number. */
  bad?: boolean;
};

export function numberField(field: NumberField): TemplateResult {
  const { label, value, show = String, read, change, seal, size, bad = false } = field;
  const onInput = (event: InputEvent) => {
    const input = event.target as HTMLInputElement;
    const number = read(input.value);
    input.setAttribute('aria-invalid', number === null || bad ? 'true' : 'false');
    if (number !== null) change(number);
  };
  const onBlur = (event: FocusEvent) => {
    const input = event.target as HTMLInputElement;
    input.value = show(value);
    input.setAttribute('aria-invalid', bad ? 'true' : 'false');
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
    aria-invalid=${bad ? 'true' : 'false'}
    .value=${show(value)}
    @input=${onInput}
    @blur=${onBlur}
  />`;
}

export type ListField = {
  label: string;
  text: string;
  /** Whether the text could be read; it counts when the field is left or Enter is pressed. */
  change: (text: string) => boolean;
  size: number;
};

/** Several values in one field. A text that cannot be read stays, marked. */
export const listField = ({ label, text, change, size }: ListField): TemplateResult =>
  html`<input
    class="number-field list"
    type="text"
    autocomplete="off"
    spellcheck="false"
    size=${size}
    aria-label=${label}
    .value=${text}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      input.setAttribute('aria-invalid', change(input.value) ? 'false' : 'true');
    }}
  />`;
