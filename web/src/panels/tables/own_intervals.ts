/** What each law says by itself at the chosen size: the interval that it would have if it were right. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Shown } from '../../analysis/analysis';
import type { LawIntervals } from '../../engine/contract';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { ownIntervals, spanText } from '../../words/fit/own_intervals';
import { copyCells } from '../widgets/copy';
import type { SaveMenu } from '../widgets/save';
import { swatch } from '../widgets/swatch';

export function ownIntervalsTable(
  found: LawIntervals | null,
  shown: Shown,
  saveMenu: SaveMenu,
): TemplateResult | typeof nothing {
  const { state } = shown;
  const rows = found ? ownIntervals(shown, found) : [];
  if (rows.length === 0) return nothing;
  const open = rows.some(({ low, high }) => low === null || high === null);
  return html`<div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Each law’s own interval"
      @copy=${copyCells}
    >
      <table class="results criteria">
        <caption class="small">
          Each law’s own interval at ${format.size(state.chosen)}, if that law is right
        </caption>
        <thead>
          <tr>
            <th scope="col">Law</th>
            <th scope="col" class="number">Gain, ${unitName(state)}</th>
            <th scope="col" class="number">${format.coverage(state.level)} interval</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${swatch(row.law, 0.3)} ${row.name}</th>
                <td class="number" title=${format.full(row.value, null)}>
                  ${format.gain3(row.value)}
                </td>
                <td class="number" title=${`${row.low ?? 'open'} to ${row.high ?? 'open'}`}>
                  ${spanText(row)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${saveMenu('own-intervals', 'table')}
    <p class="small">
      By profile likelihood: every gain that some curve of the law reaches while it fits nearly as
      well as its best
      one.${open ? ' Where an interval is open, the data set no limit on that side.' : ''}
    </p>`;
}
