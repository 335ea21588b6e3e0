/**
 * The fit as it is seen from the rows: each row's distance from the forecast's curve in standard errors,
 * as a chart and as a table, and the rows that stand out, each of which can be left out by one press.
 */
import { measured } from '../../format/measures';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Analysis } from '../../analysis/analysis';
import { answerOf } from '../../analysis/plan';
import { scaleOver } from '../../charts/bars';
import { extent, sizeTicks } from '../../charts/scale';
import { placeGain, placeSize, PLOT, type SmallFrame } from '../../charts/small';
import * as format from '../../format/figures';
import { unitName } from '../../state/preprocessing';
import { setHeldOut } from '../../state/state';
import {
  curveName,
  finding,
  limitOf,
  nameOfRow,
  residualsOf,
  residualsSummary,
  rowSentence,
  standingOut,
  type Residual,
} from '../../words/fit/residuals';
import { otherLaws } from '../../words/fit/taking_part';
import '../../styles/tables/residuals.css';
import { copyCells } from '../widgets/copy';
import { saveMenus } from '../widgets/save';
import { smallChart } from '../widgets/small_chart';
import { noPlanYet, type Actions, type View } from '../widgets/view';

const MOST = 200; // more points would be one blot, and more lines a list that nobody reads

const far = ({ residual }: Residual): number => Math.abs(residual ?? 0);

/** The farthest ones, in the order of the table. */
function drawnOf(all: readonly Residual[]): Residual[] {
  if (all.length <= MOST) return [...all];
  const kept = new Set([...all].sort((a, b) => far(b) - far(a)).slice(0, MOST));
  return all.filter((one) => kept.has(one));
}

function frameOf(known: readonly Residual[], limit: number): SmallFrame | null {
  const gains = scaleOver([-limit, limit, ...known.map(({ residual }) => residual ?? 0)], 4);
  const [smallest, largest] = extent(known.map(({ row }) => row.size));
  if (!gains || smallest > largest) return null;
  const [low, high] = [smallest / 1.35, largest * 1.35];
  const named = [smallest, largest, ...known.map(({ row }) => row.size)];
  return { gains, sizes: { low, high, ticks: sizeTicks(low, high, named, 0.19) } };
}

function chart(all: readonly Residual[], analysis: Analysis): TemplateResult | typeof nothing {
  const known = all.filter(({ residual }) => residual !== null);
  const limit = limitOf(all);
  const frame = frameOf(known, limit);
  if (!frame) return nothing;
  const out = new Set(standingOut(all));
  const edge = (at: number) => {
    const y = placeGain(frame, at).toFixed(1);
    return svg`<line class="limit" x1="0" x2=${PLOT.width} y1=${y} y2=${y} />`;
  };
  const point = (one: Residual) => {
    const [x, y] = [placeSize(frame, one.row.size), placeGain(frame, one.residual ?? 0)];
    const zero = placeGain(frame, 0).toFixed(1);
    return svg`<line class="error" x1=${x.toFixed(1)} x2=${x.toFixed(1)} y1=${zero} y2=${y.toFixed(1)} />
      <circle class=${one.held ? 'hollow' : 'dot'} cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="3" />
      ${out.has(one) ? svg`<circle class="ring" cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="6" />` : nothing}`;
  };
  const words = `Residuals in standard errors against ${measured.x.name}. ${finding(all, analysis)} The table below has the figures.`;
  const marks = svg`${edge(limit)}${edge(-limit)}${drawnOf(known).map(point)}`;
  return html`<figure class="residuals-chart">
    ${smallChart(frame, words, svg``, marks, (value) => format.tick(value))}
    <figcaption class="small">
      Distance from ${curveName(analysis)} in standard errors. Dashed: ± ${limit.toFixed(1)}.
      ${all.some(({ held }) => held) ? 'Hollow: held out.' : ''}
    </figcaption>
  </figure>`;
}

/** Rows that stand out, and those that the reader has held out: one press leaves a row out, or puts it back. */
function named(all: readonly Residual[], of: Analysis, { state }: View, { change }: Actions) {
  const out = new Set(standingOut(all));
  const idOf = ({ row }: Residual) => of.state.rows[row.row]?.id ?? null;
  const byHand = (one: Residual) => of.state.rows[one.row.row]?.heldOut === true;
  const lines = drawnOf(all.filter((one) => out.has(one) || byHand(one)));
  if (lines.length === 0) return nothing;
  return html`<ul class="outliers">
    ${repeat(
      lines,
      (one) => idOf(one) ?? `${one.row.size}`,
      (one) => {
        const id = idOf(one);
        return html`<li>
          <span>${rowSentence(one, of)}</span>
          ${
            id === null
              ? nothing
              : html`<button
                  type="button"
                  class="plain"
                  aria-label=${`${one.held ? 'Put it back' : 'Leave it out and see'}: ${nameOfRow(one.row, of)}`}
                  @click=${() => change(setHeldOut(state, id, !one.held))}
                >
                  ${one.held ? 'Put it back' : 'Leave it out and see'}
                </button>`
          }
        </li>`;
      },
    )}
  </ul>`;
}

function table(all: readonly Residual[], of: Analysis): TemplateResult {
  const unit = unitName(of.state);
  const lines = drawnOf(all);
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Residuals"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col" class="number">measured, ${unit}</th>
          <th scope="col" class="number">
            ${of.state.method === 'paper' ? 'average' : 'forecast'}
          </th>
          <th scope="col" class="number">residual, se</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ row, mean, residual, held }) =>
            html`<tr>
              <th scope="row">${nameOfRow(row, of)}${held ? ', held out' : ''}</th>
              <td class="number" title=${format.full(row.gain, row.se || null)}>
                ${format.gainOr(row.gain, row.se || null)}
              </td>
              <td class="number" title=${String(mean ?? '')}>
                ${mean === null ? '—' : format.gain3(mean)}
              </td>
              <td class="number" title=${String(residual ?? '')}>
                ${residual === null ? '—' : format.gain3(residual)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      lines.length < all.length
        ? html`<p class="small">The ${MOST} farthest of ${format.count(all.length)} rows.</p>`
        : nothing
    }
  </div>`;
}

export function summary({ plans: { residuals: plan } }: View): string | null {
  const forecast = answerOf(plan);
  return forecast && plan.of ? residualsSummary(residualsOf(plan.of, forecast), plan.of) : null;
}

export function panel(view: View, actions: Actions): TemplateResult {
  const plan = view.plans.residuals;
  const forecast = answerOf(plan);
  if (!forecast || !plan.of) {
    return html`<p class="finding" role="status">${noPlanYet(view, plan)}</p>`;
  }
  const { of } = plan;
  const all = residualsOf(of, forecast);
  const lacking = all.some(({ row, mean }) => row.se === 0 && mean !== null);
  return html`<div class="residuals" data-picture>
    <p class="finding" role="status">${finding(all, of)}</p>
    ${named(all, of, view, actions)} ${chart(all, of)} ${table(all, of)}
    ${saveMenus(view, actions)('residuals', 'picture table')}
    <p class="small">
      A residual is the measured ${measured.y.name} minus
      ${curveName(of)}${of.state.method === 'paper' ? otherLaws(of) : ''} at that size, divided by
      the row’s standard error${of.state.extraSe > 0 ? ' with the scatter between runs' : ''}. The
      curve follows its rows, so that a row which it follows closely does not stand out.
      ${lacking ? 'Rows without a standard error have no residual.' : nothing}
    </p>
  </div>`;
}
