/** The held-out rows: how far off their forecasts are, and the smallest interval that contains each. */
import { html, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { copyCells } from '../widgets/copy';
import { meanError, scoredRows, within90 } from '../../words/held_out';
import type { SaveMenu } from '../widgets/save';
import type { Shown } from '../../analysis/analysis';

export function heldOutTable(shown: Shown, saveMenu: SaveMenu): TemplateResult {
  const scored = scoredRows(shown);
  const unit = unitName(shown.state);
  if (scored.length === 0) {
    return html`<p class="small">There is no forecast for the rows that are held out.</p>`;
  }
  return html`<div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Held-out rows"
      @copy=${copyCells}
    >
      <table class="results">
        <thead>
          <tr>
            <th scope="col">Held out at</th>
            <th scope="col" class="number">measured, ${unit}</th>
            <th scope="col" class="number">forecast</th>
            <th scope="col" class="number">off by</th>
            <th scope="col" class="number">within the interval of</th>
          </tr>
        </thead>
        <tbody>
          ${scored.map(
            ({ size, label, gain, se, mean, sd, within }) =>
              html`<tr>
                <th scope="row">${format.size(size)}${label === '' ? '' : `, ${label}`}</th>
                <td class="number" title=${format.full(gain, se || null)}>
                  ${format.gainOr(gain, se || null)}
                </td>
                <td class="number" title=${`${mean} ± ${sd}`}>${format.gainOr(mean, sd)}</td>
                <td class="number" title=${String(mean - gain)}>${format.gain3(mean - gain)}</td>
                <td class="number">${within === null ? 'outside 95%' : format.coverage(within)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${saveMenu('held-out', 'table')}
    <p class="small">
      The forecasts are off by ${format.number3(meanError(scored))} ${unit} on average; the 90%
      interval contains ${within90(scored)} of ${scored.length}.
    </p>`;
}
