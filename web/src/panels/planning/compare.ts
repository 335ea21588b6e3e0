/** Two series against each other: the sentence, both forecasts in one chart, the differences, and a ranking of all. */
import { measured } from '../../format/measures';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Analysis, Benchmark } from '../../analysis/analysis';
import type { Compared } from '../../analysis/compare_plan';
import { answerOf } from '../../analysis/plan';
import { headline } from '../../analysis/query';
import {
  bandPath,
  linePath,
  placeGain,
  placeSize,
  PLOT,
  sharedFrame,
  type SmallFrame,
} from '../../charts/small';
import { drawnRows } from '../../charts/drawn_rows';
import type { Intervals, Ranking } from '../../engine/contract';
import * as format from '../../format/figures';
import { setPlanning } from '../../state/planning';
import { unitName } from '../../state/preprocessing';
import { SERIES_KINDS, seriesName } from '../../state/series';
import { setSelectedSeries, setSeriesKind } from '../../state/state';
import '../../styles/planning.css';
import '../../styles/tables/compare.css';
import { forecastAt } from '../../words/benchmarks';
import { chartWords } from '../../words/benchmark_charts';
import {
  compareSentence,
  compareSummary,
  crossingSentence,
  recordSentence,
  sharedSentence,
} from '../../words/decisions/compare';
import { probabilityInWords } from '../../words/exceedance';
import { bandName } from '../../words/legend';
import { copyCells } from '../widgets/copy';
import { saveMenus } from '../widgets/save';
import { smallChart } from '../widgets/small_chart';
import { noPlanYet, type Actions, type View } from '../widgets/view';

export function summary({ plans: { compare } }: View): string | null {
  const found = answerOf(compare);
  return found && compare.of
    ? compareSummary(found, compare.of.state.chosen, unitName(compare.of.state))
    : null;
}

function choice(
  label: string,
  names: readonly string[],
  chosen: string,
  choose: (name: string) => void,
): TemplateResult {
  return html`<label class="control">
    <span class="control-name">${label}</span>
    <select
      @change=${(event: Event) => {
        const name = names[(event.target as HTMLSelectElement).selectedIndex];
        if (name !== undefined) choose(name);
      }}
    >
      ${names.map((name) => html`<option .selected=${name === chosen}>${seriesName(name)}</option>`)}
    </select>
  </label>`;
}

function controls({ pair, all }: Compared, { state }: View, { change }: Actions): TemplateResult {
  const [first, second] = pair;
  return html`<div class="controls" role="group" aria-label="What is compared">
    ${choice('Compare', all, first, (name) =>
      change(
        setPlanning(setSelectedSeries(state, name), { rival: name === second ? first : second }),
      ),
    )}
    ${choice(
      'with',
      all.filter((name) => name !== first),
      second,
      (rival) => change(setPlanning(state, { rival })),
    )}
    <div class="segments" role="radiogroup" aria-label="What the series are">
      ${SERIES_KINDS.map(
        (kind) =>
          html`<label class="segment">
            <input
              type="radio"
              name="series-kind"
              value=${kind}
              .checked=${state.seriesAre === kind}
              @change=${() => change(setSeriesKind(state, kind))}
            />
            <span>${kind === 'methods' ? 'Methods' : 'Benchmarks'}</span>
          </label>`,
      )}
    </div>
  </div>`;
}

const STYLES = ['first', 'second'] as const;

function drawn(one: Benchmark, analysis: Analysis, frame: SmallFrame, style: string) {
  const { results } = one;
  const { chosen, band } = analysis.state;
  const forecast = forecastAt(one, chosen);
  const y = forecast ? placeGain(frame, forecast.mean) : -1;
  const x = placeSize(frame, chosen).toFixed(1);
  return {
    clipped: svg`<g class=${`compared ${style}`}>
      ${
        results
          ? svg`<path class="band" d=${bandPath(frame, results, band)} />
              <path class="line" d=${linePath(frame, headline(results).curve.sizes, headline(results).curve.mean)} />`
          : nothing
      }
      ${drawnRows(one.rows, analysis.state).fitted.map(
        ({ size, gain }) =>
          svg`<circle cx=${placeSize(frame, size).toFixed(1)} cy=${placeGain(frame, gain).toFixed(1)} r="2.5" />`,
      )}
    </g>`,
    mark:
      y >= 0 && y <= PLOT.height
        ? svg`<path class=${`compared mark ${style}`} d="M${x} ${(y - 5).toFixed(1)}l5 5l-5 5l-5 -5Z" />`
        : svg``,
  };
}

/** Both forecasts with their bands; what the chart says is in the table below it as well. */
function chart({ pair }: Compared, analysis: Analysis): TemplateResult | typeof nothing {
  const both = pair.flatMap(
    (name) => analysis.benchmarks.find(({ series }) => series === name) ?? [],
  );
  const frame = sharedFrame(both, analysis.state);
  if (!frame || both.length < 2) return nothing;
  const layers = both.map((one, at) => drawn(one, analysis, frame, STYLES[at] ?? 'first'));
  const target = placeSize(frame, analysis.state.chosen).toFixed(1);
  return html`<figure class="compare-chart">
    <figcaption class="small">
      ${pair.map(
        (name, at) =>
          html`<span class="compare-key"
            ><svg class="compared ${STYLES[at] ?? ''}" viewBox="0 0 28 10" aria-hidden="true">
              <path class="line" d="M1 5H27" /></svg
            >${seriesName(name)}</span
          > `,
      )}
      with ${bandName(analysis.state)}
    </figcaption>
    ${smallChart(
      frame,
      both.map((one) => chartWords(one, analysis)).join(' '),
      svg`<line class="target" x1=${target} x2=${target} y1="0" y2=${PLOT.height} />
        ${layers.map(({ clipped }) => clipped)}`,
      layers.map(({ mark }) => mark),
    )}
  </figure>`;
}

const span = (ends: Intervals | undefined, at: number): string => {
  const [low, high] = [ends?.low[at] ?? null, ends?.high[at] ?? null];
  return low === null || high === null ? '—' : format.gainSpan(low, high);
};

function table({ pair, comparison }: Compared, { state }: Analysis): TemplateResult {
  const ends = comparison.intervals[0];
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label=${`Differences at each ${measured.x.size}`}
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col" class="number">
            ${seriesName(pair[0])} − ${seriesName(pair[1])}, ${unitName(state)}
          </th>
          <th scope="col" class="number">${format.coverage(ends?.level ?? state.level)} between</th>
          <th scope="col" class="number">chance that ${seriesName(pair[0])} gains more</th>
        </tr>
      </thead>
      <tbody>
        ${comparison.sizes.map((size, at) => {
          const [difference, sd] = [comparison.difference[at] ?? null, comparison.sd[at] ?? null];
          const chance = comparison.aIsBetter[at] ?? null;
          return html`<tr>
            <th scope="row">${format.size(size)}</th>
            <td class="number strong" title=${format.full(difference, sd)}>
              ${format.gainOr(difference, sd)}
            </td>
            <td class="number">${span(ends, at)}</td>
            <td class="number" title=${String(chance ?? '—')}>
              ${chance === null ? '—' : probabilityInWords(chance)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** All series at the chosen size, by their mean rank: never an order without its uncertainty. */
function ranks(ranking: Ranking, names: readonly string[], chosen: number): TemplateResult {
  const at = ranking.sizes.indexOf(chosen);
  const ends = ranking.intervals[0];
  const rows = names
    .map((name, method) => ({
      name,
      best: ranking.best[at]?.[method] ?? null,
      mean: ranking.meanRank[at]?.[method] ?? null,
      low: ends?.low[at]?.[method] ?? null,
      high: ends?.high[at]?.[method] ?? null,
    }))
    .sort((a, b) => (a.mean ?? Infinity) - (b.mean ?? Infinity));
  return html`<div class="wide" tabindex="0" role="region" aria-label="Ranking" @copy=${copyCells}>
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Ranking at ${format.size(chosen)}</th>
          <th scope="col" class="number">chance of being the best</th>
          <th scope="col" class="number">mean rank</th>
          <th scope="col" class="number">rank, ${format.coverage(ends?.level ?? 0.95)} between</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, best, mean, low, high }) =>
            html`<tr>
              <th scope="row">${seriesName(name)}</th>
              <td class="number" title=${String(best ?? '—')}>
                ${best === null ? '—' : probabilityInWords(best)}
              </td>
              <td class="number">${mean === null ? '—' : mean.toFixed(1)}</td>
              <td class="number">${low === null || high === null ? '—' : `${low} and ${high}`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function panel(view: View, actions: Actions): TemplateResult {
  const plan = view.plans.compare;
  const found = answerOf(plan);
  const { of } = plan;
  if (!found || !of)
    return html`<div class="planning">
      <p class="small" role="status">${noPlanYet(view, plan)}</p>
    </div>`;
  const { chosen } = of.state;
  const { comparison, ranking, all } = found;
  const saveMenu = saveMenus(view, actions);
  return html`<div class="planning">
    <p class="finding" role="status">
      ${compareSentence(found, chosen, unitName(of.state), of.state.seriesAre)}
      ${crossingSentence(comparison)}
    </p>
    ${controls(found, view, actions)}
    <div data-picture>
      ${chart(found, of)} ${table(found, of)} ${saveMenu('compare', 'picture table')}
    </div>
    ${ranking ? html`${ranks(ranking, all, chosen)} ${saveMenu('ranking', 'table')}` : nothing}
    ${comparison.cautions.slice(0, 3).map(({ message }) => html`<p class="small">${message}</p>`)}
    <p class="small">
      ${sharedSentence(comparison)} ${recordSentence(comparison)} The chance is that of a further
      measurement of each at that size, by the method chosen above.
    </p>
  </div>`;
}
