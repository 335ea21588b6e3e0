/** The bootstrap: the probability of reaching a threshold, the intervals, and how they are computed. */
import { measured } from '../../format/measures';
import { html, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { parsePoints } from '../../format/numbers';
import { unitName } from '../../state/preprocessing';
import { setResampling } from '../../state/resampling';
import { limitSentence, NOT_NEEDED } from '../../words/bootstrap';
import { exceedance } from '../../words/exceedance';
import { headline } from '../../analysis/query';
import { histogramFigure } from './histogram';
import { intervalsTable } from './intervals';
import { numberField } from '../widgets/number_field';
import { saveMenus } from '../widgets/save';
import { resamplingControls, resamplingStatus } from './resampling';
import { bootstrapOf } from '../../analysis/derived';
import type { Actions, View } from '../widgets/view';
import '../../styles/tables/bootstrap_panel.css';

function chance(view: View, { change, seal }: Actions): TemplateResult {
  const { state, shown } = view;
  const { chosen } = shown?.state ?? state;
  const said = shown ? exceedance(headline(shown.results).targets, { ...state, chosen }) : null;
  const field = numberField({
    label:
      state.unit === 'pp'
        ? measured.y.unit === 'pp'
          ? 'Threshold: a gain in percentage points'
          : `Threshold: ${measured.y.name}`
        : 'Threshold: a gain in percent of headroom',
    value: state.threshold,
    read: parsePoints,
    change: (threshold) => change(setResampling(state, { threshold }), 'threshold'),
    seal,
    size: 4,
  });
  const relation = said !== null && /^[<>]/.test(said) ? '' : '= ';
  return html`<p class="chance">
      P(${measured.y.name} ≥ ${field} ${unitName(state)} at ${format.size(chosen)})
      <strong>${said === null ? '…' : `${relation}${said}`}</strong>
    </p>
    <p class="small">
      By the full predictive distribution, as beside the headline. Resamples alone show the refit
      noise: how far the answer moves with the noise of the data.
    </p>`;
}

export function bootstrapPanel(view: View, actions: Actions): TemplateResult {
  const { shown, state } = view;
  const bootstrap = bootstrapOf(view);
  if (!shown) return html``;
  if (shown.results.learned)
    return html`${chance(view, actions)}
      <p class="small">${NOT_NEEDED}</p>`;
  const size = shown.state.chosen;
  const saveMenu = saveMenus(view, actions);
  return html`<div class="bootstrap">
    ${resamplingControls(view, actions)} ${resamplingStatus(view, actions)}
    ${
      bootstrap
        ? html`<div class="bootstrap-parts">
              <div>
                ${chance(view, actions)}
                ${histogramFigure(bootstrap, size, state.threshold, unitName(shown.state), saveMenu)}
              </div>
              ${intervalsTable(bootstrap, size, shown.laws, unitName(shown.state), saveMenu)}
            </div>
            <p class="small">
              ${limitSentence(bootstrap, shown.laws)} Each resample draws every gain from a normal
              distribution with its standard error, fits every law to its global optimum, and
              averages the laws by their new weights.
            </p>`
        : html`<p class="small">There are no resamples for these options.</p>`
    }
  </div>`;
}
