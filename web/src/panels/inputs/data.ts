/** The data panel: the data set, its rows, the buttons that change them, and their source. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  EXAMPLES,
  findExample,
  isOfSeveral,
  isUnchanged,
  loadExample,
  type Example,
} from '../../state/examples';
import { measured } from '../../format/measures';
import { describeProblems } from '../../state/rows';
import { MAX_SERIES } from '../../state/series';
import { addRow, addSeries, clearRows, sortBySize } from '../../state/state';
import { lazy } from '../widgets/lazy';
import { saveMenus } from '../widgets/save';
import { tablePanel } from './table';
import type { Actions, View } from '../widgets/view';

const measuresPanel = lazy(() => import('./measures').then((panel) => panel.measuresPanel));
const columnsPanel = lazy(() => import('./table_reading').then((panel) => panel.columnsPanel));

function menu({ state }: View, { change }: Actions): TemplateResult {
  const example = findExample(state.example);
  const unchanged = example !== undefined && isUnchanged(state, example);
  const choose = (event: Event) => {
    const chosen = findExample((event.target as HTMLSelectElement).value);
    if (chosen) change(loadExample(state, chosen));
  };
  const group = (label: string, examples: readonly Example[]) =>
    html`<optgroup label=${label}>
      ${examples.map(
        ({ id, name }) =>
          html`<option value=${id} .selected=${unchanged && id === example.id}>${name}</option>`,
      )}
    </optgroup>`;
  return html`<label class="example-menu">
    <span class="control-name">Data</span>
    <select @change=${choose}>
      ${
        unchanged
          ? nothing
          : html`<option value="" .selected=${true}>
              ${example ? 'Edited rows' : 'Your rows'}
            </option>`
      }
      ${group(
        'Examples',
        EXAMPLES.filter((one) => !isOfSeveral(one)),
      )}
      ${group('Examples of several benchmarks', EXAMPLES.filter(isOfSeveral))}
    </select>
  </label>`;
}

function seCaveat(example: Example): TemplateResult {
  const { se_method } = example;
  if (se_method === 'recovered') {
    return html`<mark>recovered</mark> from the paper’s other figures; the paper does not print
      them.`;
  }
  const mark = isOfSeveral(example) ? html`<mark>estimated</mark>: ` : nothing;
  return html`${mark}${se_method}. They do not include run-to-run variance.`;
}

function provenance({ state }: View): TemplateResult | typeof nothing {
  const example = findExample(state.example);
  if (!example) return nothing;
  return html`<dl class="provenance">
    ${
      isUnchanged(state, example)
        ? nothing
        : html`<dt>Edited</dt>
            <dd>The rows differ from “${example.name}”; the notes below describe the original.</dd>`
    }
    <dt>Source</dt>
    <dd>${example.source}</dd>
    <dt>Confidence</dt>
    <dd>${example.confidence}</dd>
    <dt>Standard errors</dt>
    <dd>${seCaveat(example)}</dd>
  </dl>`;
}

/** Rows that are not drawn: how many, and their cells that cannot be read. */
function undrawn({ state, rows, rowsDrawn }: View, { drawMoreRows }: Actions) {
  const count = state.rows.length - rowsDrawn;
  if (count <= 0) return nothing;
  const bad = rows.problems
    .filter(({ row, kind }) => row >= rowsDrawn && kind === 'bad')
    .slice(0, 3);
  return html`<p class="small hint">
    ${count} more ${count === 1 ? 'row is' : 'rows are'} in the table but not shown.
    <button type="button" class="link" @click=${drawMoreRows}>Show more</button>
    ${bad.map((problem) => problem.message).join(' ')}
  </p>`;
}

const said = ({ rows, notes, state }: View): string[] => [
  ...(notes.at === 'rows' ? notes.texts : []),
  ...describeProblems({
    places: rows.places,
    problems: rows.problems.filter((problem) => problem.kind === 'missing'),
  }),
  ...rows.notes,
  ...(rows.heldOut.length > 0 && !state.rows.every((row) => row.heldOut)
    ? ['Rows marked by a hollow dot are held out: drawn, but not fitted.']
    : []),
];

/** Adds a row; where there are several benchmarks, which have such buttons of their own, adds a benchmark. */
function addButton({ state, rows }: View, { change }: Actions): TemplateResult {
  if (rows.series.length < 2) {
    return html`<button type="button" @click=${() => change(addRow(state))}>+ Row</button>`;
  }
  const add = () => {
    change(addSeries(state));
    const names = document.querySelectorAll<HTMLInputElement>('.series-name');
    const added = [...names].at(-1);
    added?.focus();
    added?.select();
  };
  const full = rows.series.length >= MAX_SERIES;
  return html`<button type="button" ?disabled=${full} @click=${add}>+ Benchmark</button>`;
}

export const dataPanel = (view: View, actions: Actions): TemplateResult => html`
  ${menu(view, actions)} ${view.state.example === null ? measuresPanel(view, actions) : nothing}
  ${view.reading ? columnsPanel(view, actions) : nothing} ${tablePanel(view, actions)}
  ${undrawn(view, actions)}
  <div class="toolbar" role="toolbar" aria-label="Rows">
    ${addButton(view, actions)}
    <button type="button" @click=${() => actions.change(sortBySize(view.state))}>
      Sort by ${measured.x.head}
    </button>
    <button type="button" @click=${() => actions.change(clearRows(view.state))}>Clear</button>
    <span class="spring"></span>
    ${saveMenus(view, actions)('data', 'table')}
    <button
      type="button"
      aria-label="Undo"
      title="Undo (Ctrl+Z)"
      ?disabled=${!view.canUndo}
      @click=${actions.undo}
    >
      ↶
    </button>
    <button
      type="button"
      aria-label="Redo"
      title="Redo (Ctrl+Shift+Z)"
      ?disabled=${!view.canRedo}
      @click=${actions.redo}
    >
      ↷
    </button>
  </div>
  <div class="said" role="status">${said(view).map((text) => html`<p>${text}</p>`)}</div>
  <p class="small hint">
    Paste a table in any form anywhere in the rows (spreadsheet, CSV, Markdown, LaTeX), or drop a
    file or results of lm-evaluation-harness on the page. Scores before and after are enough.
  </p>
  ${provenance(view)}
`;
