/** The forecast chart with its legend, and a description and table of it for screen readers. */
import { measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import { html, nothing, type TemplateResult } from 'lit-html';
import { linesOffChart } from '../../charts/forecast';
import { headroomBeyond } from '../../charts/headroom';
import { drawnRows } from '../../charts/drawn_rows';
import { gainAxis } from '../../charts/gain_axis';
import type { Analysis, Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { lawCount, lawName } from '../../format/law_names';
import { unitName } from '../../state/preprocessing';
import { otherLaws } from '../../words/fit/taking_part';
import { legendPanel } from './legend';
import { saveMenus } from '../widgets/save';
import type { Actions, View } from '../widgets/view';

/** The lines that leave the chart, and the headroom where it lies outside the chart. */
export function offChart(shown: Shown): string | null {
  const { results, laws, state } = shown;
  const { range } = gainAxis(shown, results);
  const headroom = headroomBeyond(results.targets.most, range, state.unit);
  const leaving = linesOffChart(shown, results, range).flatMap(({ line, from }) => {
    if (line === 'average')
      return [`the ${results.learned ? 'paper’s ' : ''}average from ${format.size(from)}`];
    return [`the ${lawName(laws, line)} from ${format.size(from)}`];
  });
  const outside = leaving.length === 0 ? null : `Outside the chart: ${format.list(leaving)}.`;
  return [outside, headroom].filter((text) => text !== null).join(' ') || null;
}

function observedInWords({ rows, state }: Analysis): TemplateResult {
  const { fitted } = drawnRows(rows, state);
  const unit = unitName(state);
  return html`<p>
    Observed${fitted.length > 30 ? ', the first 30' : ''}:
    ${format.list(
      fitted
        .slice(0, 30)
        .map(
          (row) => `${format.size(row.size)} ${format.gainOr(row.gain, row.se || null)} ${unit}`,
        ),
    )}.
  </p>`;
}

export function inWords(shown: Shown): TemplateResult {
  const { results, laws, state } = shown;
  const unit = unitName(state);
  const { targets, learned } = results;
  const gain = (value: number | null | undefined) =>
    value === null || value === undefined ? 'no finite value' : `${format.gain3(value)} ${unit}`;
  return html`<div class="visually-hidden" id="chart-words">
    ${observedInWords(shown)}
    <table>
      <caption>
        Forecast ${measured.y.name} by ${measured.x.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${measured.x.head}</th>
          ${learned ? html`<th scope="col">${METHOD_NAMES[learned.targets.method].line}</th>` : nothing}
          <th scope="col">${learned ? 'paper’s average' : 'average'}</th>
          ${targets.laws.map(({ law }) => html`<th scope="col">${lawName(laws, law)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${targets.sizes.map(
          (size, at) =>
            html`<tr>
              <th scope="row">${format.size(size)}</th>
              ${learned ? html`<td>${gain(learned.targets.mean[at])}</td>` : nothing}
              <td>${gain(targets.mean[at])}</td>
              ${targets.laws.map(({ value }) => html`<td>${gain(value[at])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export const chartName = (shown: View['shown'], alone = false): string =>
  `${format.capital(measured.y.name)} against ${measured.x.name}: observations${alone ? '' : ', '}${
    alone
      ? ', for which there is no forecast'
      : shown?.results.learned
        ? `the ${METHOD_NAMES[shown.results.learned.targets.method].line} forecast with its interval, and the paper’s average${otherLaws(shown)}`
        : `${shown ? `${lawCount(shown.results.curve.laws.length)} ` : ''}laws, and their weighted average${shown ? otherLaws(shown) : ''} beyond the data`
  }`;

export function figurePanel(view: View, actions: Actions): TemplateResult {
  const { shown, analysis } = view;
  const caption = shown ? offChart(shown) : null;
  const alone = analysis?.results === null;
  return html`<figure class="forecast">
    <div class="canvas-box">
      <canvas
        id="forecast-chart"
        role="img"
        aria-label=${chartName(shown, alone)}
        aria-describedby="chart-words"
      ></canvas>
      <div class="handles"></div>
    </div>
    ${legendPanel(view, actions)}
    ${shown ? saveMenus(view, actions)('forecast-curve', 'picture table') : nothing}
    <figcaption>${caption ?? nothing}</figcaption>
    ${
      shown
        ? inWords(shown)
        : alone
          ? html`<div class="visually-hidden" id="chart-words">${observedInWords(analysis)}</div>`
          : nothing
    }
  </figure>`;
}
