/** Computes a standard error from how a gain was measured (scores, questions, samples) and writes it into a row. */
import { html, type TemplateResult } from 'lit-html';
import type { GainSe, Measurement, Outcome } from '../../engine/contract';
import { valueOf } from '../../engine/outcome';
import * as format from '../../format/figures';
import { parseCount } from '../../format/amounts';
import { parsePoints } from '../../format/numbers';
import { placeName } from '../../state/rows';
import { setCell } from '../../state/state';
import type { Actions, View } from '../widgets/view';

/** The measurement in the form; null while a figure is missing. */
export function measurementIn(texts: Readonly<Record<string, string>>): Measurement | null {
  const number = (name: string) => parsePoints(texts[name] ?? '');
  const count = (name: string) => parseCount(texts[name] ?? '');
  const [base, score, questions] = [number('base'), number('score'), count('questions')];
  if (base === null || score === null || questions === null) return null;
  return {
    base,
    score,
    questions,
    samples: count('samples') ?? 1,
    paired: texts['paired'] !== undefined,
  };
}

/** "± 2.72 pp (1.79 before, 2.05 after)", or why there is none. */
export function seSentence(outcome: Outcome<GainSe>): string {
  if (!outcome.ok) return outcome.error.message;
  const { baseSe, scoreSe, gainSe } = outcome.value;
  return (
    `± ${format.number3(gainSe)} pp (${format.number3(baseSe)} before, ` +
    `${format.number3(scoreSe)} after)`
  );
}

const written = (se: number): string => String(Number(se.toPrecision(3)));

const textsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );

/** The row gets its se; its gain and baseline too where they are still empty. */
function use(form: HTMLFormElement, { state, measured }: View, { change }: Actions): void {
  const texts = textsOf(form);
  const measurement = measurementIn(texts);
  const row = state.rows.find(({ id }) => String(id) === texts['row']);
  const known = valueOf(measured);
  if (!measurement || !row || !known) return;
  const { base, score } = measurement;
  const next = setCell(state, row.id, 'se', written(known.gainSe));
  const gained =
    row.gain.trim() === ''
      ? setCell(next, row.id, 'gain', String(Number((score - base).toPrecision(6))))
      : next;
  change(row.base.trim() === '' ? setCell(gained, row.id, 'base', String(base)) : gained);
}

const field = (name: string, label: string, size: number, value = ''): TemplateResult =>
  html`<label class="control"
    ><span>${label}</span
    ><input
      class="number-field"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      name=${name}
      size=${size}
      value=${value}
  /></label>`;

export function seHelper(view: View, actions: Actions): TemplateResult {
  const { state, rows, measured } = view;
  const formOf = (event: Event) => event.currentTarget as HTMLFormElement;
  return html`<form
    class="se-helper"
    aria-label="Standard error from how a gain was measured"
    @input=${(event: Event) => actions.measure(measurementIn(textsOf(formOf(event))))}
    @submit=${(event: Event) => {
      event.preventDefault();
      use(formOf(event), view, actions);
    }}
  >
    <p class="control-name">Standard error from how the gain was measured</p>
    <div class="control-row">
      ${field('base', 'Score before, %', 4)} ${field('score', 'after, %', 4)}
      ${field('questions', 'Questions', 5)} ${field('samples', 'Samples of each', 2, '1')}
      <label class="control"
        ><input type="checkbox" name="paired" /><span>same questions, paired</span></label
      >
    </div>
    <div class="control-row">
      <output
        >${measured ? seSentence(measured) : 'Fill in both scores and the number of questions.'}</output
      >
      <label class="control"
        ><span class="visually-hidden">Row to write it into</span
        ><select name="row">
          ${state.rows.map((row, at) => {
            const place = rows.places[at];
            const size = row.size.trim();
            return html`<option value=${row.id}>
              ${place ? placeName(place) : `Row ${at + 1}`}${size === '' ? '' : `, ${size}`}
            </option>`;
          })}
        </select></label
      >
      <button type="submit" class="plain" ?disabled=${!measured?.ok}>Use for this row</button>
    </div>
  </form>`;
}
