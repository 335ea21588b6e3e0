/** What the two methods are, and what they say about these rows: unfolded from the switch. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerOf } from '../../analysis/plan';
import type { Forecast } from '../../engine/contract';
import * as format from '../../format/figures';
import '../../styles/explanation.css';
import { unitName } from '../../state/preprocessing';
import { CALIBRATION, halfLife, LEARNED_FROM } from '../../words/calibration';
import { comparison, sources } from '../../words/explanation';
import { reasonForNoPlan, type View } from '../widgets/view';

const constants = (): readonly (readonly [string, number, string])[] => [
  [
    'fading',
    CALIBRATION.fading,
    `how fast slopes fade, per e-fold of size: half is gone after a factor of ${halfLife()}`,
  ],
  [
    'lumps',
    CALIBRATION.proportionalScatter,
    'sd of a scatter that grows with the trend itself, in the sd of slopes times one e-fold',
  ],
  [
    'turn_probability',
    CALIBRATION.regimeChangeProbability,
    'the chance that a curve takes another course beyond the data',
  ],
  [
    'turn',
    CALIBRATION.regimeChange,
    'how far that leads: sd, in standard errors per e-fold beyond',
  ],
];

const paragraph = (): TemplateResult =>
  html`<p>
      The paper’s method fits five scaling laws and averages them by how well they fit. The
      calibrated method fits none. It takes gains as a trend in ln N, a level and a slope, seen
      through noise; the slope fades and wanders (the damped trend of Gardner &amp; McKenzie, 1985,
      in continuous time: an integrated Ornstein–Uhlenbeck process). How steep such trends are is
      not fitted but averaged over, with a flat prior on the logarithm of the slopes’ sd; level and
      slope integrate in closed form. Beyond the data a curve may turn. Standard errors count √2
      times, since runs scatter about as much again as sampling does. An interval is for a further
      measurement at that size, and ends at the headroom where it is known.
    </p>
    <p>
      Four constants were learned, so that the held-back larger sizes of ${LEARNED_FROM.curves} real
      curves of ${LEARNED_FROM.sets} sets (${LEARNED_FROM.sizes} sizes: Pythia’s accuracies and
      gains, OPT’s accuracies, those of Gadre et al.) are forecast well. They are pure numbers, and
      stand in <code>core/trend/calibration.hpp</code>; the trend is in
      <code>core/trend/damped_trend.hpp</code>, the forecast in
      <code>core/trend/calibrated.cpp</code>, and <code>tests/backtest/run</code> learns and scores
      them again.
    </p>
    <table class="constants">
      <tbody>
        ${constants().map(
          ([name, value, meaning]) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
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
      Where the sd of ${format.number3(sd)} ${unit} at ${format.size(size)} comes from
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
        : html`<p>
            ${shown ? reasonForNoPlan(view, plan) : 'There is no forecast to compare yet.'}
          </p>`
    }
    ${paragraph()}
  </div>`;
}
