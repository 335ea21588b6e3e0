/** The decomposition's parameters: their bounds, which can be edited, their ranges, and all optima. */
import { withBound } from '../../state/assumptions';
import { html, type TemplateResult } from 'lit-html';
import { rangesAt } from '../../charts/parts';
import type { Decomposition, Letter, Range } from '../../engine/contract';
import { parsePoints } from '../../format/numbers';
import { setPlanning } from '../../state/planning';
import { copyCells } from '../widgets/copy';
import { deltaName, LETTERS, optimaSentence, plain3 } from '../../words/decomposition';
import { numberField } from '../widgets/number_field';
import type { Actions, View } from '../widgets/view';

const letterName = (sign: string) =>
  sign === 'N_char' ? html`<i>N</i><sub>char</sub>` : html`<i>${sign}</i>`;

function boundField(
  letter: Letter,
  end: keyof Range,
  { state }: View,
  { change, seal }: Actions,
): TemplateResult {
  return html`<td>
    ${numberField({
      label: `${LETTERS[letter].sign}, ${end === 'low' ? 'at least' : 'at most'}`,
      value: state.bounds[letter][end],
      read: (text) => {
        const value = parsePoints(text);
        const bounded = value !== null && value >= 0;
        return bounded && withBound(state.bounds, letter, end, value) ? value : null;
      },
      change: (value) => {
        const bounds = withBound(state.bounds, letter, end, value);
        if (bounds) change(setPlanning(state, { bounds }), `bound-${letter}-${end}`);
      },
      seal,
      size: 6,
    })}
  </td>`;
}

/** The bounds can be edited even where there is no decomposition within them. */
export function parametersTable(
  decomposition: Decomposition | null,
  view: View,
  actions: Actions,
): TemplateResult {
  const { delta } = view.state;
  const range = decomposition && rangesAt(decomposition, delta)?.parameters;
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Decomposition parameters table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">at least</th>
          <th scope="col">at most</th>
          <th scope="col" class="number">best fit</th>
          <th scope="col" class="number">range, ${deltaName(delta)}</th>
          <th scope="col">stands for</th>
        </tr>
      </thead>
      <tbody>
        ${(Object.keys(LETTERS) as Letter[]).map((letter) => {
          const found = range?.[letter];
          const value = decomposition?.best.parameters[letter] ?? null;
          const bound = decomposition?.optima[0]?.atBound.includes(letter);
          return html`<tr>
            <th scope="row">${letterName(LETTERS[letter].sign)}</th>
            ${boundField(letter, 'low', view, actions)} ${boundField(letter, 'high', view, actions)}
            <td class="number" title=${String(value ?? '—')}>
              ${value === null ? '—' : plain3(value)}${bound ? html` <span class="muted">at a bound</span>` : ''}
            </td>
            <td class="number" title=${found ? `${found.low} to ${found.high}` : '—'}>
              ${found ? `${plain3(found.low)} to ${plain3(found.high)}` : '—'}
            </td>
            <td class="muted">${LETTERS[letter].meaning}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

export function optimaTable(decomposition: Decomposition): TemplateResult {
  const letters = Object.keys(LETTERS) as Letter[];
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Optima table"
    @copy=${copyCells}
  >
    <table class="results">
      <caption class="small">
        ${optimaSentence(decomposition)}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">χ²</th>
          ${letters.map(
            (letter) =>
              html`<th scope="col" class="number">${letterName(LETTERS[letter].sign)}</th>`,
          )}
          <th scope="col">at a bound</th>
        </tr>
      </thead>
      <tbody>
        ${decomposition.optima.map(
          ({ chi2, parameters, atBound }) =>
            html`<tr>
              <td class="number" title=${String(chi2)}>${plain3(chi2)}</td>
              ${letters.map(
                (letter) =>
                  html`<td class="number" title=${String(parameters[letter])}>
                    ${plain3(parameters[letter])}
                  </td>`,
              )}
              <td>
                ${atBound.map(
                  (letter, at) => html`${at > 0 ? ', ' : ''}${letterName(LETTERS[letter].sign)}`,
                )}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
