/** The decomposition at each size of its table: each part's best fit with its range. */
import { html, type TemplateResult } from 'lit-html';
import type { Analysis } from '../../analysis/analysis';
import { rangesAt } from '../../charts/parts';
import type { Decomposition, Range } from '../../engine/contract';
import * as format from '../../format/figures';
import { tableSizes } from '../../analysis/plans';
import { copyCells } from '../widgets/copy';
import { COMPONENT, percentTick, shareSpan, spanText } from '../../words/decomposition';

const pair = (best: string, range: string, title: string) =>
  html`<td class="number" title=${title}>${best} <span class="beside">${range}</span></td>`;

const inFull = (best: number | null | undefined, range: Range | null | undefined) =>
  `${best ?? '—'} (${range ? `${range.low} to ${range.high}` : '—'})`;

export function sizesTable(
  decomposition: Decomposition,
  of: Analysis,
  delta: number,
): TemplateResult {
  const ranges = rangesAt(decomposition, delta);
  const { components, total, sizes } = decomposition;
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Decomposition table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col" class="number">total, pp</th>
          ${components.map(
            ({ id }) => html`<th scope="col" class="number">${COMPONENT[id].name}, pp</th>`,
          )}
          ${components.map(
            ({ id }) => html`<th scope="col" class="number">${COMPONENT[id].name}, share</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${tableSizes(of).map((size) => {
          const at = sizes.indexOf(size);
          const whole = ranges?.total[at];
          return html`<tr>
            <th scope="row" class=${size === of.state.chosen ? 'strong' : ''}>
              ${format.size(size)}
            </th>
            ${pair(
              format.number3(total[at] ?? 0),
              whole ? spanText(whole) : '',
              inFull(total[at], whole),
            )}
            ${components.map(({ id, gain }) => {
              const range = ranges?.components.find((one) => one.id === id)?.gain[at];
              return pair(
                format.number3(gain[at] ?? 0),
                range ? spanText(range) : '',
                inFull(gain[at], range),
              );
            })}
            ${components.map(({ id, share }) => {
              const range = ranges?.components.find((one) => one.id === id)?.share[at];
              const best = share[at] ?? null;
              return pair(
                best === null ? '—' : percentTick(best),
                shareSpan(range),
                inFull(best, range),
              );
            })}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
