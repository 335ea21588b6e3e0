/** Forecasts at the target sizes: the average with the parts of its uncertainty, then each law's. */
import { measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import { html, nothing, type TemplateResult } from 'lit-html';
import { centralAt } from '../../analysis/query';
import type { Forecast } from '../../engine/contract';
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { unitName } from '../../state/preprocessing';
import { otherLaws } from '../../words/fit/taking_part';
import { copyCells } from '../widgets/copy';
import { lazy } from '../widgets/lazy';
import type { SaveMenu } from '../widgets/save';
import { swatch } from '../widgets/swatch';

type Value = number | null | undefined;

/** The forecast by a method without laws: its mean ± sd. */
const learnedRow = (
  { method, sizes, mean, sd }: Forecast,
  column: (at: number) => string,
): TemplateResult =>
  html`<tr class="average">
    <th scope="row">${METHOD_NAMES[method].line}</th>
    ${sizes.map(
      (_, at) =>
        html`<td class=${column(at)} title=${format.full(mean[at], sd[at])}>
          ${format.gainOr(mean[at], sd[at])}
        </td>`,
    )}
  </tr>`;

/** The intervals of the headline's forecasts, by the full predictive distribution. */
const intervalRow = (
  forecast: Forecast,
  level: number,
  column: (at: number) => string,
): TemplateResult =>
  html`<tr class="part">
    <th scope="row">${format.coverage(level)} interval</th>
    ${forecast.sizes.map((size, at) => {
      const interval = centralAt(forecast, size, level);
      return html`<td
        class=${column(at)}
        title=${`${interval?.low ?? '—'} to ${interval?.high ?? '—'}`}
      >
        ${interval ? format.gainSpan(interval.low, interval.high) : '—'}
      </td>`;
    })}
  </tr>`;

const heldOut = lazy(() => import('./held_out').then(({ heldOutTable }) => heldOutTable));

export function forecastsTable(shown: Shown, saveMenu: SaveMenu): TemplateResult {
  const { results, laws, state } = shown;
  const { targets, learned } = results;
  const column = (at: number) => (targets.sizes[at] === state.chosen ? 'number used' : 'number');
  const sdRow = (name: string, sds: readonly Value[]) =>
    html`<tr class="part">
      <th scope="row">${name}</th>
      ${targets.sizes.map((_, at) => {
        const sd = sds[at];
        return html`<td class=${column(at)} title=${String(sd ?? '—')}>
          ${sd !== null && sd !== undefined ? format.number3(sd) : '—'}
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
            <th scope="col">${format.capital(measured.y.name)} in ${unitName(state)} at</th>
            ${targets.sizes.map(
              (size, at) => html`<th scope="col" class=${column(at)}>${format.size(size)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${
            learned
              ? [
                  learnedRow(learned.targets, column),
                  intervalRow(learned.targets, state.level, column),
                ]
              : nothing
          }
          <tr class="average">
            <th scope="row">${learned ? 'paper’s average' : 'average'}${otherLaws(shown)}</th>
            ${targets.sizes.map((_, at) => {
              const mean = targets.mean[at];
              const sd = targets.sd[at];
              return html`<td class=${column(at)} title=${format.full(mean, sd)}>
                ${format.gainOr(mean, sd)}
              </td>`;
            })}
          </tr>
          ${learned ? nothing : intervalRow(targets, state.level, column)}
          ${sdRow('sd within laws', targets.within)} ${sdRow('sd between laws', targets.between)}
          ${targets.laws.map(
            ({ law, value, sd }) =>
              html`<tr>
                <th scope="row">${swatch(law, 0.3)} ${lawName(laws, law)}</th>
                ${targets.sizes.map(
                  (_, at) =>
                    html`<td class=${column(at)} title=${format.full(value[at], sd[at])}>
                      ${format.gainOr(value[at], sd[at])}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${saveMenu('forecasts', 'table')}
    <p class="small">
      The sd within laws comes from the uncertainty of each law’s parameters, the sd between laws
      from their disagreement. The total sd is the root of the sum of their squares.
    </p>
    ${shown.results.held ? heldOut(shown, saveMenu) : nothing}`;
}
