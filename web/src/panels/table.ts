/** The table of observations: every cell keeps what was typed, and a wrong one says what is wrong. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { applyPaste } from '../state/apply_paste';
import { parsePaste } from '../state/paste';
import type { Problem } from '../state/rows';
import {
  FIELDS,
  isBlank,
  removeRow,
  setCell,
  setHeldOut,
  type Field,
  type Row,
} from '../state/state';
import { fieldOf, onGridKey } from './grid_keys';
import type { Actions, View } from './view';

/** Shown in the first row of an empty table, so that its cells can be seen for what they are. */
const HINTS: Record<Field, string> = { size: '1.7B', gain: '5.4', se: '0.5', label: 'optional' };

const HEADS: Record<Field, { name: string; unit: string; spoken: string }> = {
  size: { name: 'Size', unit: 'B', spoken: 'size in billions of parameters' },
  gain: { name: 'Gain', unit: 'pp', spoken: 'gain in percentage points' },
  se: { name: '± se', unit: 'pp', spoken: 'standard error in percentage points' },
  label: { name: 'Label', unit: '', spoken: 'label' },
};

function onPaste(event: ClipboardEvent, { state }: View, { change, note, seal }: Actions): void {
  const cell = event.target;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!(cell instanceof HTMLInputElement)) return;
  const field = fieldOf(cell);
  const pasted = parsePaste(text, field);
  if (!pasted) return;
  event.preventDefault();
  seal();
  const applied = applyPaste(state, pasted, { id: Number(cell.dataset['id']), field });
  change(applied.state);
  note({ at: 'rows', texts: applied.notes });
}

function cell(
  row: Row,
  index: number,
  field: Field,
  problem: Problem | undefined,
  { state }: View,
  { change, seal }: Actions,
): TemplateResult {
  const name = `Row ${index + 1}, ${HEADS[field].spoken}`;
  const hint = index === 0 && state.rows.every(isBlank) ? HINTS[field] : '';
  return html`<td class="cell-${field}">
    <input
      type="text"
      autocomplete="off"
      spellcheck="false"
      data-id=${row.id}
      data-row=${index}
      data-column=${FIELDS.indexOf(field)}
      class=${problem?.kind ?? ''}
      aria-label=${name}
      aria-invalid=${problem?.kind === 'bad' ? 'true' : 'false'}
      aria-describedby=${problem?.kind === 'bad' ? `problem-${row.id}-${field}` : nothing}
      placeholder=${hint}
      .value=${live(row[field])}
      @input=${(event: InputEvent) => {
        const { value } = event.target as HTMLInputElement;
        change(setCell(state, row.id, field, value), `cell:${row.id}:${field}`);
      }}
      @blur=${seal}
    />
  </td>`;
}

/** After a row is gone, the keyboard stands on the row that took its place. */
function focusRemoval(index: number): void {
  const buttons = document.querySelectorAll<HTMLElement>('.cell-remove button');
  buttons[Math.min(index, buttons.length - 1)]?.focus();
}

function tableRow(row: Row, index: number, view: View, actions: Actions): TemplateResult {
  const mine = view.rows.problems.filter((problem) => problem.row === index);
  const wrong = mine.filter((problem) => problem.kind === 'bad');
  const { state } = view;
  return html`<tr class=${row.heldOut ? 'held-out' : ''}>
      <td class="cell-toggle">
        <button
          type="button"
          class="dot-button"
          aria-pressed=${row.heldOut ? 'true' : 'false'}
          aria-label=${`Hold out row ${index + 1}`}
          title=${row.heldOut ? 'Held out: drawn hollow, not fitted' : 'Fitted. Press to hold out'}
          @click=${() => actions.change(setHeldOut(state, row.id, !row.heldOut))}
        >
          <span class="key-dot ${row.heldOut ? 'hollow' : ''}"></span>
        </button>
      </td>
      ${FIELDS.map((field) =>
        cell(
          row,
          index,
          field,
          mine.find((problem) => problem.field === field),
          view,
          actions,
        ),
      )}
      <td class="cell-remove">
        <button
          type="button"
          class="quiet"
          aria-label=${`Remove row ${index + 1}`}
          title="Remove row"
          @click=${() => {
            actions.change(removeRow(state, row.id));
            focusRemoval(index);
          }}
        >
          ×
        </button>
      </td>
    </tr>
    ${wrong.map(
      (problem) =>
        html`<tr class="problem">
          <td></td>
          <td colspan="5" id=${`problem-${row.id}-${problem.field}`}>${problem.message}</td>
        </tr>`,
    )}`;
}

export const tablePanel = (view: View, actions: Actions): TemplateResult => html`
  <div class="rows-box">
    <table
      class="rows"
      aria-label="Observed gains by model size"
      @keydown=${(event: KeyboardEvent) => onGridKey(event, view, actions)}
      @paste=${(event: ClipboardEvent) => onPaste(event, view, actions)}
    >
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">in the fit</span></th>
          ${FIELDS.map(
            (field) =>
              html`<th scope="col" class="cell-${field}">
                ${HEADS[field].name} <span class="unit-name">${HEADS[field].unit}</span>
              </th>`,
          )}
          <th scope="col"><span class="visually-hidden">remove</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          view.state.rows.slice(0, view.rowsDrawn),
          (row) => row.id,
          (row, index) => tableRow(row, index, view, actions),
        )}
      </tbody>
    </table>
  </div>
`;
