/** What a pasted table was taken for: a question while something is open, and a menu for each column. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { ROLES, type Column, type Question, type Role } from '../../read/reading';
import type { Actions, View } from '../widgets/view';
import '../../styles/tables/table_reading.css';

/** So many columns have a menu; wider tables are read all the same. */
const MOST_SHOWN = 24;

const NAMES: Readonly<Record<Role, string>> = {
  size: 'size',
  gain: 'gain',
  base: 'base score',
  score: 'score after',
  se: '± se',
  'ci-low': 'lower end',
  'ci-high': 'upper end',
  questions: 'questions',
  samples: 'samples each',
  runs: 'runs',
  seed: 'seed',
  benchmark: 'benchmark',
  method: 'method',
  label: 'label',
  ignored: 'not used',
};

function choices(question: Question, { answerQuestion, leaveQuestion }: Actions): TemplateResult {
  const { code, answers, field } = question;
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = form.querySelector('input');
    if (input && input.value.trim() !== '') void answerQuestion(code, input.value.trim());
  };
  return html`<div class="question-answers">
    ${answers.map(
      (answer) =>
        html`<button type="button" class="plain" @click=${() => void answerQuestion(code, answer)}>
          ${answer}
        </button>`,
    )}
    ${
      field
        ? html`<form @submit=${send}>
            <label class="control"
              ><span>${field.label}</span
              ><input
                class="number-field"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                size="6"
            /></label>
            <button type="submit" class="plain">Use</button>
          </form>`
        : nothing
    }
    <button type="button" class="link" @click=${leaveQuestion}>Leave the table</button>
  </div>`;
}

/** A question that has appeared takes the focus, so that the keyboard answers it and readers speak it. */
const takeFocus = (group: Element | undefined): void => {
  if (!group) return;
  requestAnimationFrame(() => group.querySelector<HTMLElement>('input, button')?.focus());
};

function asked(question: Question, actions: Actions): TemplateResult {
  return html`<div class="question" role="group" aria-labelledby="question-text" ${ref(takeFocus)}>
    <p id="question-text">${question.message}</p>
    ${choices(question, actions)}
    <p class="small">
      There is no forecast of your table until this is answered. The rows below are those from
      before.
    </p>
  </div>`;
}

const chip = (
  { index, header, role, why }: Column,
  isLevel: boolean,
  { setRole }: Actions,
): TemplateResult =>
  html`<label class="column-menu ${role === 'ignored' ? 'unused' : ''}" title=${why}
    ><span>${header}</span>
    <select
      .value=${live(role)}
      @change=${(event: Event) => void setRole(index, (event.target as HTMLSelectElement).value as Role)}
    >
      ${ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${one === 'gain' && isLevel ? 'value' : NAMES[one]}</option>`)}
    </select></label
  >`;

/** Stands where the forecast stood: until it is answered, there is none of the table. */
export function questionPanel({ reading }: View, actions: Actions): TemplateResult {
  const [question] = reading?.questions ?? [];
  return question ? html`${keyed(question.code, asked(question, actions))}` : html``;
}

export function columnsPanel({ reading }: View, actions: Actions): TemplateResult {
  if (!reading || reading.columns.length === 0) return html``;
  return html`<div
    class="column-menus"
    role="group"
    aria-label="What each column of the table was taken for"
  >
    ${reading.columns.slice(0, MOST_SHOWN).map((column) => chip(column, reading.quantity !== '', actions))}
  </div>`;
}
