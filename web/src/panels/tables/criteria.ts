/** The three criteria side by side: what each forecasts, and the law that leads by it. */
import { html, type TemplateResult } from 'lit-html';
import type { Shown } from '../../analysis/analysis';
import type { ByCriterion } from '../../analysis/fit_plans';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { criterionRows, spreadSentence } from '../../words/fit/by_criterion';
import { otherLaws, WEIGHT } from '../../words/fit/taking_part';
import '../../styles/tables/criteria.css';
import { copyCells } from '../widgets/copy';
import type { SaveMenu } from '../widgets/save';

/** `found`: null until there is an answer to what is shown; cells that it fills hold an ellipsis till then. */
export function criteriaTable(
  found: ByCriterion | null,
  failure: string | null,
  shown: Shown,
  saveMenu: SaveMenu,
): TemplateResult {
  const { state } = shown;
  const unit = unitName(state);
  const rows = criterionRows(shown, found);
  return html`<div
      class="wide ${found ? '' : 'waiting'}"
      tabindex="0"
      role="region"
      aria-label="Forecast by each criterion"
      @copy=${copyCells}
    >
      <table class="results criteria">
        <caption class="small">
          Average of the laws${otherLaws(shown)} at ${format.size(state.chosen)}, by each criterion
        </caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" class="number">Forecast, ${unit}</th>
            <th scope="col">Leading law</th>
            <th scope="col" class="number" title=${WEIGHT}>its weight</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ name, used, mean, sd, leading, instead }) => {
            const waiting = !found && !used;
            const text = waiting ? '…' : format.gainOr(mean, sd);
            return html`<tr class=${used ? 'strong' : ''}>
              <th scope="row">
                ${name}${used ? ' (in use)' : ''}${instead === null ? '' : `; ${instead}`}
              </th>
              <td class="number" title=${mean === null ? '' : format.full(mean, sd)}>${text}</td>
              <td>${waiting ? '…' : (leading?.name ?? '—')}</td>
              <td class="number" title=${leading ? String(leading.weight) : ''}>
                ${waiting ? '…' : leading ? format.percent(leading.weight) : '—'}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${saveMenu('criteria', 'table')}
    <p class="small" role="status">
      ${failure ?? (found ? spreadSentence(rows, unit) : 'Computing …')}
    </p>`;
}
