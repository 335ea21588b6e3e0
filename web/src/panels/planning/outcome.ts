/** How a forecast turned out: the held-out rows beside it, scored, and a form for a new measurement. */
import { measured } from '../../format/measures';
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerOf } from '../../analysis/plan';
import type { Verification } from '../../engine/contract';
import * as format from '../../format/figures';
import { parsePoints, parseSize } from '../../format/numbers';
import { unitName } from '../../state/preprocessing';
import { insertRows } from '../../state/blocks';
import '../../styles/planning.css';
import '../../styles/tables/decisions.css';
import { ofSeries } from '../../words/benchmarks';
import { probabilityInWords } from '../../words/exceedance';
import {
  hitOrMiss,
  naiveSentence,
  outcomeSentences,
  outcomeSummary,
} from '../../words/decisions/outcome';
import { copyCells } from '../widgets/copy';
import { saveMenus } from '../widgets/save';
import { noPlanYet, type Actions, type View } from '../widgets/view';

export function summary({ plans: { outcome }, state }: View): string {
  return outcomeSummary(answerOf(outcome), state.made);
}

const shown = (value: number | null): TemplateResult =>
  html`<td class="number" title=${String(value ?? '—')}>
    ${value === null ? '—' : format.gain3(value)}
  </td>`;

function table({ points }: Verification, unit: string): TemplateResult {
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="How the forecast turned out"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Measured at</th>
          <th scope="col" class="number">${measured.y.name}, ${unit}</th>
          <th scope="col" class="number">forecast</th>
          <th scope="col" class="number">off by</th>
          <th scope="col">outcome</th>
          <th scope="col" class="number">probability of that or less</th>
          <th scope="col" class="number">
            <abbr title="Continuous ranked probability score: the lower, the better">CRPS</abbr>
          </th>
          <th scope="col" class="number">last ${measured.y.name}</th>
          <th scope="col" class="number">last share of headroom</th>
        </tr>
      </thead>
      <tbody>
        ${points.map((point) => {
          const { size, gain, forecast, baselines } = point;
          return html`<tr>
            <th scope="row">${format.size(size)}</th>
            ${shown(gain)} ${shown(forecast?.mean ?? null)}
            ${shown(forecast ? forecast.mean - gain : null)}
            <td>${hitOrMiss(point)}</td>
            <td class="number" title=${String(forecast?.below ?? '—')}>
              ${forecast ? probabilityInWords(forecast.below) : '—'}
            </td>
            <td class="number" title=${String(forecast?.crps ?? '—')}>
              ${forecast ? format.number3(forecast.crps) : '—'}
            </td>
            ${shown(baselines.lastValue)} ${shown(baselines.lastShareOfHeadroom)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

const field = (name: string, label: string, value = ''): TemplateResult =>
  html`<label class="control">
    <span class="control-name">${label}</span>
    <input
      class="number-field"
      type="text"
      name=${name}
      inputmode="decimal"
      autocomplete="off"
      size="6"
      value=${value}
    />
  </label>`;

/** Adds a row that no forecast is made from. What cannot be read is marked, and nothing is added. */
function add(view: View, { change }: Actions): TemplateResult {
  const { state, analysis } = view;
  const series = analysis?.series ?? '';
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = (name: string) =>
      form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
    const bad = [
      ...((parseSize(text('size'), state.axis)?.billions ?? 0) > 0 ? [] : ['size']),
      ...(parsePoints(text('gain')) === null ? ['gain'] : []),
      ...['se', 'base'].filter((name) => text(name) !== '' && parsePoints(text(name)) === null),
    ];
    for (const input of form.querySelectorAll('input'))
      input.setAttribute('aria-invalid', bad.includes(input.name) ? 'true' : 'false');
    if (bad.length > 0) {
      form.querySelector<HTMLElement>(`[name="${bad[0] ?? ''}"]`)?.focus();
      return;
    }
    const [size, gain, se, base] = ['size', 'gain', 'se', 'base'].map(text);
    change(
      insertRows(state, null, [
        {
          series,
          size: size ?? '',
          gain: gain ?? '',
          se: se ?? '',
          base: base ?? '',
          heldOut: true,
        },
      ]),
    );
    form.reset();
  };
  return html`<form class="controls" aria-label="Add a measurement" @submit=${onSubmit}>
    ${field('size', 'Measured at', format.size(state.chosen))} ${field('gain', measured.y.name)}
    ${field('se', '± se')} ${field('base', 'baseline’s score')}
    <button type="submit">Add</button>
  </form>`;
}

export function panel(view: View, actions: Actions): TemplateResult {
  const plan = view.plans.outcome;
  const { of } = plan;
  const found = answerOf(plan);
  const none = view.rows.heldOut.length === 0;
  const unit = unitName(of?.state ?? view.state);
  const saveMenu = saveMenus(view, actions);
  const ofMean = view.analysis?.mean && view.analysis.series === null;
  return html`<div class="planning">
    <p class=${found ? 'finding' : 'small'} role="status">
      ${view.state.made === null ? nothing : `Made on ${view.state.made}. `}${
        found
          ? ofSeries(of) + outcomeSentences(found, unit)
          : none
            ? 'Nothing was measured since. Add what was: no forecast is made from it.'
            : noPlanYet(view, plan)
      }
    </p>
    ${found ? html`<p class="small">${naiveSentence(found, unit)}</p>` : nothing}
    ${found ? html`${table(found, unit)} ${saveMenu('outcome', 'table')}` : nothing}
    ${ofMean ? nothing : add(view, actions)}
    <p class="small">
      Rows that are held out count as measured later: the forecast does not know them. Scores are by
      the method chosen above. <a href="./scored.html">Score many links at once.</a>
    </p>
  </div>`;
}
