/** All benchmarks: a small chart for each and for their mean, on the same axes, and a table. */
import { gains, measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Analysis, Benchmark } from '../../analysis/analysis';
import { headline, type Results } from '../../analysis/query';
import { drawnRows, type Drawn } from '../../charts/drawn_rows';
import { intervalScale } from '../../charts/bars';
import { bandPath, linePath, placeGain, placeSize, PLOT, sharedFrame } from '../../charts/small';
import type { SmallFrame } from '../../charts/small';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import type { Mean } from '../../analysis/mean';
import { unitName } from '../../state/preprocessing';
import { setSelectedSeries } from '../../state/state';
import { forecastAt, meanSentences, nameOfSeries, titleOfSeries } from '../../words/benchmarks';
import {
  chartWords,
  intervalOf,
  leadingLaw,
  reasonForNoForecast,
} from '../../words/benchmark_charts';
import { spanOf } from '../../words/refit_noise';
import { copyCells } from '../widgets/copy';
import { otherLaws } from '../../words/fit/taking_part';
import { bandName } from '../../words/legend';
import { saveMenus } from '../widgets/save';
import { smallChart } from '../widgets/small_chart';
import { axis, spanBar } from '../widgets/span_bar';
import { swatch } from '../widgets/swatch';
import type { Actions, View } from '../widgets/view';

const MAX_POINTS = 200; // more would be one blot

function observation(frame: SmallFrame, { size, gain, se }: Drawn, hollow: boolean) {
  const x = placeSize(frame, size).toFixed(1);
  const y = (value: number) => placeGain(frame, value).toFixed(1);
  return svg`<line class="error" x1=${x} x2=${x} y1=${y(gain - se)} y2=${y(gain + se)} />
    <circle class=${hollow ? 'hollow' : 'dot'} cx=${x} cy=${y(gain)} r="3" />`;
}

/** Redrawn only when its own answer or something common to all charts has changed. */
function chart(benchmark: Benchmark, analysis: Analysis, frame: SmallFrame) {
  const { chosen, band } = analysis.state;
  const common = JSON.stringify([frame, chosen, band, analysis.mean?.of.length]);
  return guard([benchmark, common], () => {
    const { clipped, mark } = drawing(benchmark, analysis, frame);
    return smallChart(frame, chartWords(benchmark, analysis), clipped, mark);
  });
}

function drawing(benchmark: Benchmark, analysis: Analysis, frame: SmallFrame) {
  const { results, fittedRange } = benchmark;
  const { chosen, band } = analysis.state;
  const rows = drawnRows(benchmark.rows, analysis.state);
  const target = placeSize(frame, chosen).toFixed(1);
  const edge = fittedRange ? placeSize(frame, fittedRange.largest) : PLOT.width;
  const clipped = svg`
    <rect class="beyond" x=${edge.toFixed(1)} y="0" height=${PLOT.height}
      width=${Math.max(PLOT.width - edge, 0).toFixed(1)} />
    ${
      results
        ? svg`<path class="band" d=${bandPath(frame, results, band)} />
            <path class="average" d=${meanPath(frame, results)} />`
        : nothing
    }
    <line class="target" x1=${target} x2=${target} y1="0" y2=${PLOT.height} />
    ${rows.heldOut.slice(0, MAX_POINTS).map((row) => observation(frame, row, true))}
    ${rows.fitted.slice(0, MAX_POINTS).map((row) => observation(frame, row, false))}`;
  const forecast = forecastAt(benchmark, chosen);
  const y = forecast ? placeGain(frame, forecast.mean) : -1;
  const seen = y >= 0 && y <= PLOT.height;
  const mark = svg`${
    seen
      ? svg`<path class="forecast-mark" d="M${target} ${(y - 6).toFixed(1)}l6 6l-6 6l-6 -6Z" />`
      : nothing
  }`;
  return { clipped, mark };
}

function meanPath(frame: SmallFrame, results: Results): string {
  const { sizes, mean } = headline(results).curve;
  return linePath(frame, sizes, mean);
}

const nameOf = (one: Benchmark, mean: Mean) => {
  const name = nameOfSeries(one.series, mean);
  return one.series === null ? name.replace(/^m/, 'M') : name;
};

function card(
  benchmark: Benchmark,
  analysis: Analysis,
  mean: Mean,
  frame: SmallFrame,
  choose: () => void,
): TemplateResult {
  const chosen = benchmark.series === analysis.series;
  const forecast = forecastAt(benchmark, analysis.state.chosen);
  return html`<figure class="small-multiple ${chosen ? 'chosen' : ''}" @click=${choose}>
    <figcaption>
      <button type="button" aria-pressed=${chosen ? 'true' : 'false'}>
        ${nameOf(benchmark, mean)}
      </button>
      <span>${forecast ? format.gainOr(forecast.mean, forecast.sd) : '—'}</span>
    </figcaption>
    ${chart(benchmark, analysis, frame)}
  </figure>`;
}

function tableRow(
  benchmark: Benchmark,
  analysis: Analysis,
  mean: Mean,
  scale: ReturnType<typeof intervalScale>,
): TemplateResult {
  const { chosen } = analysis.state;
  const forecast = forecastAt(benchmark, chosen);
  const span = intervalOf(benchmark, chosen);
  const law = leadingLaw(benchmark);
  const { fitted, heldOut } = benchmark.rows;
  const whole = `${span.low ?? '—'} to ${span.high ?? '—'}`;
  return html`<tr class=${benchmark.series === null ? 'average' : ''}>
    <th scope="row">${nameOf(benchmark, mean)}</th>
    ${
      forecast
        ? html`<td class="number strong" title=${format.full(forecast.mean, forecast.sd)}>
              ${format.gainOr(forecast.mean, forecast.sd)}
            </td>
            <td class="bar-cell" title=${whole}>
              ${scale ? spanBar(span, scale, 'law-average') : nothing}
            </td>
            <td class="number" title=${whole}>${spanOf(span).replace(/ pp/g, '')}</td>`
        : html`<td colspan="3" class="muted">${reasonForNoForecast(benchmark)}</td>`
    }
    <td class="law-cell">
      ${law ? html`${swatch(law.law, law.weight)} ${lawName(analysis.laws, law.law)}` : '—'}
    </td>
    <td class="number" title=${String(law?.weight ?? '—')}>
      ${law ? format.percent(law.weight) : '—'}
    </td>
    <td class="number">${fitted.length}${heldOut.length > 0 ? ` + ${heldOut.length}` : ''}</td>
  </tr>`;
}

function table(analysis: Analysis, mean: Mean): TemplateResult {
  const { benchmarks, state } = analysis;
  const scale = intervalScale(benchmarks.map((one) => intervalOf(one, state.chosen)));
  const calibrated = state.method !== 'paper';
  const held = benchmarks.some(({ rows }) => rows.heldOut.length > 0);
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label=${`${titleOfSeries(state)} table`}
    @copy=${copyCells}
  >
    <table class="results intervals">
      <thead>
        <tr>
          <th scope="col">
            ${format.capital(measured.y.name)} in ${unitName(state)} at ${format.size(state.chosen)}
          </th>
          <th scope="col" class="number">${METHOD_NAMES[state.method].line} ± sd</th>
          <th scope="col" class="bar-cell">
            ${
              calibrated
                ? bandName(state)
                : html`refit noise: ${format.coverage(state.level)} of resamples, with
                    <span class="key-median"></span> median and <span class="key-mean"></span> mean`
            }
          </th>
          <th scope="col" class="number">from, to</th>
          <th scope="col">leading law</th>
          <th scope="col" class="number">weight</th>
          <th scope="col" class="number">rows${held ? ' + held out' : ''}</th>
        </tr>
      </thead>
      <tbody>
        ${benchmarks.map((one) => tableRow(one, analysis, mean, scale))}
        <tr class="axis-row" aria-hidden="true">
          <td colspan="2"></td>
          <td class="bar-cell">${scale ? axis(scale) : nothing}</td>
          <td colspan="4"></td>
        </tr>
      </tbody>
    </table>
  </div>`;
}

export function benchmarksPanel(analysis: Analysis, view: View, actions: Actions): TemplateResult {
  const { state } = view;
  const { change } = actions;
  const saveMenu = saveMenus(view, actions);
  const { benchmarks, mean } = analysis;
  const frame = sharedFrame(benchmarks, analysis.state);
  if (!mean) return html``;
  return html`${
      frame
        ? html`<div data-picture>
            <div
              class="multiples"
              role="group"
              aria-label=${`${titleOfSeries(state)}: choose the one that the page shows`}
            >
              ${benchmarks.map((one) =>
                card(one, analysis, mean, frame, () =>
                  change(setSelectedSeries(state, one.series)),
                ),
              )}
            </div>
            ${saveMenu('benchmarks', 'picture')}
          </div>`
        : nothing
    }
    <p class="small">
      All charts have the same axes: ${measured.y.name} in ${unitName(state)} against
      ${measured.x.name}. They show the observed ${gains()} ± 1 se and the
      ${state.method === 'paper' ? `average of the laws${otherLaws(analysis)}` : `${METHOD_NAMES[state.method].line} forecast`}
      with ${bandName(state)}. Choose a chart to see it above.
    </p>
    <div data-picture>${table(analysis, mean)} ${saveMenu('benchmarks', 'picture table')}</div>
    ${state.seriesAre === 'methods' ? nothing : html`<p class="small">${meanSentences(mean)}</p>`}`;
}
