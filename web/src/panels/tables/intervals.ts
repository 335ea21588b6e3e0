/** Intervals of each law and of the average at one size, with their widths, as bars in a table of figures. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { intervalRows, intervalScale, widthOf } from '../../charts/bars';
import type { Bootstrap, Law } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { rowSpan } from '../../words/bootstrap';
import { copyCells } from '../widgets/copy';
import type { SaveMenu } from '../widgets/save';
import { axis, spanBar } from '../widgets/span_bar';
import { swatch } from '../widgets/swatch';

const figure = (value: number | null | undefined, text: (value: number) => string) =>
  html`<td class="number" title=${String(value ?? '—')}>
    ${value === null || value === undefined ? '—' : text(value)}
  </td>`;

function bar(width: number, widest: number, law: string): TemplateResult<2> {
  const length = widest === 0 ? 0 : (100 * width) / widest;
  return svg`<svg class="bar law-${law}" aria-hidden="true">
    <rect class="width" x="0" y="30%" width=${`${length.toFixed(2)}%`} height="40%" />
  </svg>`;
}

export function intervalsTable(
  bootstrap: Bootstrap,
  size: number,
  laws: readonly Law[],
  unit: string,
  saveMenu: SaveMenu,
): TemplateResult | typeof nothing {
  const index = bootstrap.sizes.indexOf(size);
  if (index < 0) return nothing;
  const rows = intervalRows(bootstrap, index);
  const scale = intervalScale(rows);
  if (!scale) return nothing;
  const widths = rows.map(widthOf).filter((width) => width !== null);
  // A law that diverges must not shrink the other widths to nothing.
  const widest = Math.min(Math.max(0, ...widths), scale.high - scale.low);
  return html`<div class="intervals-box" data-picture>
    <div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Bootstrap intervals table"
      @copy=${copyCells}
    >
      <table class="results intervals">
        <thead>
          <tr>
            <th scope="col">At ${format.size(size)}</th>
            <th scope="col" class="bar-cell">
              refit noise: ${format.coverage(bootstrap.level)} of resamples, with
              <span class="key-median"></span> median and <span class="key-mean"></span> mean
            </th>
            <th scope="col" class="number">from, to in ${unit}</th>
            <th scope="col" class="number">median</th>
            <th scope="col" class="number">mean</th>
            <th scope="col" class="number">width</th>
            <th scope="col" class="width-cell">
              <span class="visually-hidden">width, drawn</span>
            </th>
            <th scope="col" class="number">at a limit</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row, position) => {
            const width = widthOf(row);
            const name = row.law === 'average' ? 'average' : lawName(laws, row.law);
            const counted = bootstrap.laws[position]?.atLimit;
            const largest = Math.max(Math.abs(row.low ?? 0), Math.abs(row.high ?? 0));
            const beside = (value: number) => format.gainBeside(value, largest);
            const full = `${row.low ?? '—'} to ${row.high ?? '—'}`;
            return html`<tr class=${row.law === 'average' ? 'average' : ''}>
              <th scope="row">${row.law === 'average' ? nothing : swatch(row.law, 0.3)} ${name}</th>
              <td class="bar-cell" title=${full}>${spanBar(row, scale, `law-${row.law}`)}</td>
              <td class="number" title=${full}>${rowSpan(row)}</td>
              ${figure(row.median, beside)} ${figure(row.mean, beside)}
              ${figure(width, format.number3)}
              <td class="width-cell">${width === null ? nothing : bar(width, widest, row.law)}</td>
              ${
                counted === undefined
                  ? html`<td class="number"></td>`
                  : html`<td class="number" title=${`${counted} of ${bootstrap.replicates}`}>
                      ${counted === 0 ? '—' : format.percent(counted / bootstrap.replicates)}
                    </td>`
              }
            </tr>`;
          })}
          <tr class="axis-row" aria-hidden="true">
            <td></td>
            <td class="bar-cell">${axis(scale)}</td>
            <td colspan="6"></td>
          </tr>
        </tbody>
      </table>
    </div>
    ${saveMenu('bootstrap', 'picture table')}
  </div>`;
}
