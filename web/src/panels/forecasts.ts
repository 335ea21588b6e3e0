/** Forecasts at the target sizes: the average with where its uncertainty comes from, then each law's. */
import { html, type TemplateResult } from 'lit-html';
import * as format from '../format';
import { lawName } from '../law_names';
import { copyCells } from './copy';
import { saveMenu } from './save';
import { swatch } from './swatch';
import type { View } from './view';

type Shown = NonNullable<View['shown']>;
type Value = number | null | undefined;

const present = (value: Value): value is number => value !== null && value !== undefined;

export const gainOr = (mean: Value, sd: Value): string => {
  if (!present(mean)) return '—';
  return present(sd) ? format.gainWithSd(mean, sd) : format.gain3(mean);
};

export const forecastsSummary = ({ results: { targets } }: Shown): string =>
  targets.sizes
    .map((size, at) => `${format.size(size)} ${gainOr(targets.mean[at], targets.sd[at])}`)
    .join(', ');

export const full = (mean: Value, sd: Value): string =>
  `${present(mean) ? mean : '—'} ± ${present(sd) ? sd : '—'}`;

export function forecastsTable({ results: { targets }, laws, state }: Shown): TemplateResult {
  const column = (at: number) => (targets.sizes[at] === state.chosen ? 'number used' : 'number');
  const sdRow = (name: string, sds: readonly Value[]) =>
    html`<tr class="part">
      <th scope="row">${name}</th>
      ${targets.sizes.map((_, at) => {
        const sd = sds[at];
        return html`<td class=${column(at)} title=${String(sd ?? '—')}>
          ${present(sd) ? format.number3(sd) : '—'}
        </td>`;
      })}
    </tr>`;
  return html`<div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Forecast table"
      @copy=${copyCells}
    >
      <table class="results">
        <thead>
          <tr>
            <th scope="col">Gain in pp at</th>
            ${targets.sizes.map(
              (size, at) => html`<th scope="col" class=${column(at)}>${format.size(size)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          <tr class="average">
            <th scope="row">average</th>
            ${targets.sizes.map((_, at) => {
              const mean = targets.mean[at];
              const sd = targets.sd[at];
              return html`<td class=${column(at)} title=${full(mean, sd)}>${gainOr(mean, sd)}</td>`;
            })}
          </tr>
          ${sdRow('sd within laws', targets.within)} ${sdRow('sd between laws', targets.between)}
          ${targets.laws.map(
            ({ law, value, sd }) =>
              html`<tr>
                <th scope="row">${swatch(law, 0.3)} ${lawName(laws, law)}</th>
                ${targets.sizes.map(
                  (_, at) =>
                    html`<td class=${column(at)} title=${full(value[at], sd[at])}>
                      ${gainOr(value[at], sd[at])}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${saveMenu('forecasts', 'table')}
    <p class="small">
      Within: how well each law’s parameters are known. Between: how far the laws lie apart. Total
      sd is the root of the sum of their squares.
    </p>`;
}
