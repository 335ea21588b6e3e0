/** Beside an answer with assumed standard errors: two ways to say what is known of them. */
import { measured } from '../../format/measures';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Analysis } from '../../analysis/analysis';
import { parseCount } from '../../format/amounts';
import { parsePoints } from '../../format/numbers';
import { seFromQuestions } from '../../engine/binomial_se';
import type { Placed } from '../../state/rows';
import type { State } from '../../state/state';
import type { Actions, View } from '../widgets/view';
import '../../styles/preprocessing.css';

/** The rows without a standard error that the answer is about. */
export const lacking = ({ rows }: Pick<Analysis, 'rows'>): Placed[] =>
  [...rows.fitted, ...rows.heldOut].filter(({ se }) => se === null);

const ofTable = ({ table, series, mean }: Analysis): Placed[] =>
  lacking({ rows: table }).filter(
    (row) => mean === null || series === null || row.series === series,
  );

/** By the row's place in the table. */
const withErrors = (state: State, found: ReadonlyMap<number, number | null>): State => ({
  ...state,
  rows: state.rows.map((row, at) => {
    const se = found.get(at) ?? null;
    return se === null ? row : { ...row, se: String(se) };
  }),
});

/** What a form's field says; marked where it cannot be read. */
function typed(event: Event, read: (text: string) => number | null): number | null {
  const input = (event.currentTarget as HTMLFormElement).querySelector('input');
  const value = read(input?.value ?? '');
  const known = value !== null && value > 0 ? value : null;
  input?.setAttribute('aria-invalid', String(known === null));
  return known;
}

export function knownErrors({ analysis, state }: View, actions: Actions): TemplateResult {
  if (!analysis) return html``;
  const rows = ofTable(analysis);
  const some = rows.length < analysis.table.fitted.length + analysis.table.heldOut.length;
  const form = (
    name: string,
    label: string,
    unit: string,
    read: (text: string) => number | null,
    use: (value: number) => void | Promise<void>,
  ) =>
    html`<details class="known">
      <summary>${name}</summary>
      <form
        class="control-row"
        @submit=${(event: Event) => {
          event.preventDefault();
          const value = typed(event, read);
          if (value !== null) void use(value);
        }}
      >
        <label class="control"
          ><span>${label}</span
          ><input
            class="number-field"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            size="6"
          />
          ${unit === '' ? nothing : html`<span>${unit}</span>`}</label
        >
        <button type="submit" class="plain">Use</button>
      </form>
    </details>`;
  return html`<div class="known-errors" role="group" aria-label="Standard errors">
    ${
      state.quantity === ''
        ? form('I know the number of questions', 'Questions', '', parseCount, async (questions) => {
            const found = rows.map(async ({ row, gain, base }) => {
              const measured = typeof base === 'number' ? { gain, base } : { gain };
              return [row, await seFromQuestions(measured, questions, actions.gainSe)] as const;
            });
            actions.change(withErrors(state, new Map(await Promise.all(found))));
          })
        : nothing
    }
    ${form(
      `Same ± for ${some ? 'the others' : 'all rows'}`,
      '±',
      measured.y.unit,
      parsePoints,
      (se) => {
        actions.change(withErrors(state, new Map(rows.map(({ row }) => [row, se]))));
      },
    )}
  </div>`;
}
