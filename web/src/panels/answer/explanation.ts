/** Explains the two methods and compares them on these rows; unfolded from the switch. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerOf } from '../../analysis/plan';
import type { Forecast } from '../../engine/contract';
import * as format from '../../format/figures';
import '../../styles/explanation.css';
import { unitName } from '../../state/preprocessing';
import { scores } from '../../words/record/score_record.json';
import { CALIBRATION, halfLife, LEARNED_FROM } from '../../words/record/calibration';
import { comparison, sources } from '../../words/explanation';
import { noPlanYet, type View } from '../widgets/view';

const constants = (): readonly (readonly [string, number, string])[] => [
  [
    'fading',
    CALIBRATION.fading,
    `how fast slopes fade, per unit of ln N: by half with every ${halfLife()}-fold increase in size`,
  ],
  [
    'trend-proportional scatter',
    CALIBRATION.proportionalScatter,
    'sd of the scatter around the trend, relative to the sd of slopes per unit of ln N',
  ],
  [
    'probability of a regime change',
    CALIBRATION.regimeChangeProbability,
    'how likely a curve is to change course beyond the data',
  ],
  [
    'size of a regime change',
    CALIBRATION.regimeChange,
    'sd of the change of slope, in standard errors per unit of ln N beyond the data',
  ],
];

const paragraph = (): TemplateResult =>
  html`<p>
      The paper’s method fits five scaling laws and averages them by how well they fit. The
      calibrated method fits no law. It models gains as a trend over ln N, with a level and a slope,
      that is measured with noise. The slope varies at random and fades with size (the damped trend
      of Gardner &amp; McKenzie, 1985, in continuous time: an integrated Ornstein–Uhlenbeck
      process). The method averages over how steep such trends are, with a flat prior on the
      logarithm of the slopes’ sd; it integrates over level and slope in closed form. Beyond the
      data, the curve may change course. Standard errors are multiplied by √2, because runs scatter
      about as much again as sampling does. An interval is for a further measurement at that size;
      where the headroom is known, the interval does not exceed it.
    </p>
    <p>
      The method has four constants, learned by forecasting the held-back larger sizes of
      ${LEARNED_FROM.curves} real curves (${LEARNED_FROM.sizes} sizes in ${LEARNED_FROM.sets} sets:
      accuracies and gains of Pythia, accuracies of OPT, and accuracies from Gadre et al., 2024).
      They have no units. <a href="#back-test">Back-test</a> shows how well both methods forecast
      those curves.
    </p>
    <p>
      The method learned from post-training fits no law either. It follows what a treatment does to
      scores on two scales, the share of the headroom and log-odds: a Gaussian process in ln N with
      a level, a response to the baseline’s score, a trend that fades, and scatter between runs,
      averaged over both scales and over how much curves scatter, with heavy tails. Its constants
      were learned from ${scores.curves} curves of scores before and after a treatment, from
      ${scores.groupsOfSources} groups of sources. With a baseline in every row it forecasts scores;
      without, gains alone, by constants of their own. The baseline’s score at the larger size is
      forecast from the others, or typed where it is known.
    </p>
    <table class="constants">
      <tbody>
        ${constants().map(
          ([name, value, meaning]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${value}</td>
              <td>${meaning}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

function why(calibrated: Forecast, size: number, unit: string): TemplateResult | typeof nothing {
  const parts = sources(calibrated, size);
  const sd = calibrated.sd[calibrated.sizes.indexOf(size)] ?? null;
  if (parts.length === 0 || sd === null) return nothing;
  const all = parts.reduce((sum, part) => sum + part.sd ** 2, 0) || 1;
  return html`<table class="constants sources">
    <caption>
      Sources of the sd of ${format.number3(sd)} ${unit} at ${format.size(size)}
    </caption>
    <tbody>
      ${parts.map(
        (part) =>
          html`<tr>
            <th scope="row">${part.name}</th>
            <td class="number">${format.number3(part.sd)} ${unit}</td>
            <td class="number">${format.percent(part.sd ** 2 / all)}</td>
            <td class="source-cell">
              <svg class="source-bar" aria-hidden="true">
                <rect width=${`${((100 * part.sd ** 2) / all).toFixed(1)}%`} height="100%" />
              </svg>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function explanation(view: View): TemplateResult {
  const { shown, plans } = view;
  const plan = plans.comparison;
  const found = answerOf(plan);
  const of = plan.of;
  return html`<div class="explanation">
    ${
      found && of?.results
        ? html`${comparison(of, of.results.targets, found).map(
            (text) => html`<p class="compared">${text}</p>`,
          )}
          ${why(found, of.state.chosen, unitName(of.state))}`
        : html`<p>${shown ? noPlanYet(view, plan) : 'There is no forecast to compare yet.'}</p>`
    }
    ${paragraph()}
  </div>`;
}
