/** How large a model must be for a gain: the smallest size, its range, its cost, and the chance at each size. */
import { measured } from '../../format/measures';
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerOf } from '../../analysis/plan';
import { headline } from '../../analysis/query';
import * as format from '../../format/figures';
import { parsePoints } from '../../format/numbers';
import { knowsCosts, setPlanning } from '../../state/planning';
import { unitName } from '../../state/preprocessing';
import { setResampling } from '../../state/resampling';
import '../../styles/planning.css';
import '../../styles/tables/decisions.css';
import { ofSeries } from '../../words/benchmarks';
import { probabilityInWords } from '../../words/exceedance';
import {
  costSentence,
  rangeSentence,
  requiredSizeSentence,
  requiredSizeSummary,
} from '../../words/decisions/required_size';
import { copyCells } from '../widgets/copy';
import { numberField } from '../widgets/number_field';
import { noPlanYet, type Actions, type View } from '../widgets/view';

export function summary(view: View): string | null {
  const plan = view.plans['required-size'];
  const found = answerOf(plan);
  return (
    found && plan.of && ofSeries(plan.of) + requiredSizeSummary(found, unitName(plan.of.state))
  );
}

/** "80%" and "0.8" are the same; neither certainty nor impossibility can be asked for. */
export function readProbability(text: string): number | null {
  const percent = /^(.*\S)\s*%$/.exec(text.trim());
  const value = parsePoints(percent?.[1] ?? text);
  const share = value === null ? null : percent ? value / 100 : value;
  return share !== null && share > 0 && share < 1 ? share : null;
}

function controls({ state }: View, { change, seal }: Actions): TemplateResult {
  return html`<div class="controls" role="group" aria-label="What is to be reached">
    <label class="control">
      <span class="control-name">${format.capital(measured.y.name)} of at least</span>
      ${numberField({
        label: `${format.capital(measured.y.name)} that is to be reached, ${unitName(state)}`,
        value: state.threshold,
        read: parsePoints,
        change: (threshold) => change(setResampling(state, { threshold }), 'threshold'),
        seal,
        size: 6,
      })}
      <span>${unitName(state)}</span>
    </label>
    <label class="control">
      <span class="control-name">with a probability of</span>
      ${numberField({
        label: 'Probability with which it is to be reached, between 0 and 1',
        value: state.probability,
        read: readProbability,
        change: (probability) => change(setPlanning(state, { probability }), 'probability'),
        seal,
        size: 6,
      })}
    </label>
  </div>`;
}

/** The probability at each size that is forecast, from the newest answer. */
function chances({ shown }: View): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { targets } = headline(shown.results);
  const { atLeast, sizes } = targets;
  if (!atLeast) return nothing;
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label=${`Probability of the ${measured.y.name} at each ${measured.x.size}`}
    @copy=${copyCells}
  >
    <table class="results few">
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col" class="number">
            probability of ${format.gain3(atLeast.gain)} ${unitName(shown.state)} or more
          </th>
        </tr>
      </thead>
      <tbody>
        ${sizes.map((size, at) => {
          const probability = atLeast.probability[at] ?? null;
          return html`<tr>
            <th scope="row">${format.size(size)}</th>
            <td class="number" title=${String(probability ?? '—')}>
              ${probability === null ? '—' : probabilityInWords(probability)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

export function panel(view: View, actions: Actions): TemplateResult {
  const plan = view.plans['required-size'];
  const found = answerOf(plan);
  const unit = unitName(plan.of?.state ?? view.state);
  return html`<div class="planning">
    ${
      found
        ? html`<p class="finding" role="status">
              ${ofSeries(plan.of)}${[
                requiredSizeSentence(found, unit),
                rangeSentence(found),
                plan.of && knowsCosts(plan.of.state) ? costSentence(found) : '',
              ]
                .filter((text) => text !== '')
                .join(' ')}
            </p>
            ${found.cautions.slice(0, 3).map(({ message }) => html`<p class="small">${message}</p>`)}`
        : html`<p class="small" role="status">${noPlanYet(view, plan)}</p>`
    }
    ${controls(view, actions)} ${found ? chances(view) : nothing}
    <p class="small">
      By the full predictive distribution of a further measurement, by the method chosen above. The
      cost of a run is set under Next experiment.
    </p>
  </div>`;
}
