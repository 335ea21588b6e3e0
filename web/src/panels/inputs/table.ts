/** The table of observations: every cell keeps the typed text, and a message explains a wrong one. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { mayBeTable, tableIn } from '../../read/pasted_table';
import { gains, measured } from '../../format/measures';
import { headOf, hintOf } from './column_names';
import { placeName, type Problem } from '../../state/rows';
import { seriesName } from '../../state/series';
import {
  addRow,
  columnsOf,
  isBlank,
  nameTaken,
  removeRow,
  removeSeries,
  renameSeries,
  setCell,
  setHeldOut,
  type Field,
  type Row,
} from '../../state/state';
import { fieldOf, focusCell, onGridFocus, onGridKey } from './grid_keys';
import type { Actions, View } from '../widgets/view';

const isSeriesName = (cell: HTMLInputElement) => cell.classList.contains('series-name');

/** Types a pasted text that is no table into the cell, as the browser would have done. */
function typeInto(cell: HTMLInputElement, text: string): void {
  const { selectionStart, selectionEnd, value } = cell;
  cell.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  cell.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function onPaste(event: ClipboardEvent, { paste }: Actions): void {
  const cell = event.target;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!(cell instanceof HTMLInputElement) || !mayBeTable(text)) return;
  event.preventDefault();
  const field = fieldOf(cell);
  const at = { id: Number(cell.dataset['id']), field };
  const table = tableIn(event.clipboardData);
  void paste(text, isSeriesName(cell) ? null : field, at, table).then((taken) => {
    if (!taken) typeInto(cell, text.trim());
  });
}

/** "Row 3", or "MATH, row 2". */
function rowName({ rows }: View, index: number): string {
  const place = rows.places[index];
  return place ? placeName(place) : `Row ${index + 1}`;
}

/** The same after a verb: "Remove row 3". */
const theRow = (view: View, index: number) => rowName(view, index).replace(/^Row/, 'row');

function cell(
  row: Row,
  index: number,
  field: Field,
  problem: Problem | undefined,
  view: View,
  { change, seal }: Actions,
): TemplateResult {
  const { state } = view;
  const name = `${rowName(view, index)}, ${headOf(field).spoken}`;
  const hint = index === 0 && state.rows.every(isBlank) ? hintOf(field) : '';
  return html`<td class="cell-${field}">
    <input
      type="text"
      autocomplete="off"
      spellcheck="false"
      data-id=${row.id}
      data-row=${index}
      data-field=${field}
      data-column=${columnsOf(state, view.baselines).indexOf(field)}
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

/** After a row is removed, moves the focus to the row that took its place. */
function focusRemoval(index: number): void {
  const buttons = document.querySelectorAll<HTMLElement>('.cell-remove button');
  buttons[Math.min(index, buttons.length - 1)]?.focus();
}

function heldOutTitle({ heldOut }: Row, above: boolean): string {
  if (above)
    return 'Held out, because it is larger than the sizes to fit: drawn hollow, not fitted';
  return heldOut ? 'Held out: drawn hollow, not fitted' : 'Fitted. Press to hold out';
}

function tableRow(row: Row, index: number, view: View, actions: Actions): TemplateResult {
  const mine = view.rows.problems.filter((problem) => problem.row === index);
  const wrong = mine.filter((problem) => problem.kind === 'bad');
  const { state } = view;
  const above = view.rows.heldOut.some((placed) => placed.row === index) && !row.heldOut;
  const out = row.heldOut || above;
  return html`<tr class=${out ? 'held-out' : ''}>
      <td class="cell-toggle">
        <button
          type="button"
          class="dot-button"
          aria-pressed=${row.heldOut ? 'true' : 'false'}
          aria-label=${`Hold out ${theRow(view, index)}`}
          title=${heldOutTitle(row, above)}
          @click=${() => actions.change(setHeldOut(state, row.id, !row.heldOut))}
        >
          <span class="key-dot ${out ? 'hollow' : ''}"></span>
        </button>
      </td>
      ${columnsOf(state, view.baselines).map((field) =>
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
          aria-label=${`Remove ${theRow(view, index)}`}
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
          <td
            colspan=${columnsOf(state, view.baselines).length + 1}
            id=${`problem-${row.id}-${problem.field}`}
          >
            ${problem.message}
          </td>
        </tr>`,
    )}`;
}

/** Over the rows of a benchmark, where there are several: its name, to be changed, and its buttons. */
function seriesHead(
  { series, first, rows }: Group,
  { state }: View,
  { change, note }: Actions,
): TemplateResult {
  const name = seriesName(series);
  const rename = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const taken = nameTaken(state, series, input.value);
    if (taken === null) {
      change(renameSeries(state, series, input.value));
      return;
    }
    input.value = series;
    note({ at: 'rows', texts: [taken] });
  };
  const add = () => {
    change(addRow(state, series));
    focusCell(first + rows.length, 'size');
  };
  return html`<tr class="series-head">
    <th colspan="7" scope="rowgroup">
      <div>
        <input
          type="text"
          class="series-name"
          autocomplete="off"
          spellcheck="false"
          aria-label=${`Name of the benchmark ${name}`}
          placeholder="unnamed"
          .value=${series}
          @change=${rename}
        />
        <span class="unit-name">${rows.length} ${rows.length === 1 ? 'row' : 'rows'}</span>
        <button
          type="button"
          class="quiet"
          aria-label=${`Add a row to ${name}`}
          title="Add a row"
          @click=${add}
        >
          +
        </button>
        <button
          type="button"
          class="quiet"
          aria-label=${`Remove the benchmark ${name}`}
          title="Remove the benchmark"
          @click=${() => change(removeSeries(state, series))}
        >
          ×
        </button>
      </div>
    </th>
  </tr>`;
}

type Group = { series: string; first: number; rows: Row[] };

/** Neighbouring rows of one series; `first` is the place of the first one in the table. */
function groupsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = [];
  rows.forEach((row, index) => {
    const last = groups.at(-1);
    if (last?.series === row.series) last.rows.push(row);
    else groups.push({ series: row.series, first: index, rows: [row] });
  });
  return groups;
}

function tableBodies(view: View, actions: Actions): TemplateResult[] {
  const several = view.rows.series.length > 1;
  return groupsOf(view.state.rows)
    .filter(({ first }) => first < view.rowsDrawn)
    .map(
      (group) =>
        html`<tbody>
          ${several ? seriesHead(group, view, actions) : nothing}
          ${repeat(
            group.rows.slice(0, view.rowsDrawn - group.first),
            (row) => row.id,
            (row, index) => tableRow(row, group.first + index, view, actions),
          )}
        </tbody>`,
    );
}

export const tablePanel = (view: View, actions: Actions): TemplateResult => html`
  <div class="rows-box ${view.rows.series.length > 1 ? 'several' : ''}">
    <table
      class="rows"
      aria-label=${`Observed ${gains()} by ${measured.x.name}`}
      @focusin=${onGridFocus}
      @keydown=${(event: KeyboardEvent) => onGridKey(event, view, actions)}
      @paste=${(event: ClipboardEvent) => onPaste(event, actions)}
    >
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">in the fit</span></th>
          ${columnsOf(view.state, view.baselines).map(
            (field) =>
              html`<th scope="col" class="cell-${field}">
                ${headOf(field).name} <span class="unit-name">${headOf(field).unit}</span>
              </th>`,
          )}
          <th scope="col"><span class="visually-hidden">remove</span></th>
        </tr>
      </thead>
      ${tableBodies(view, actions)}
    </table>
  </div>
`;
