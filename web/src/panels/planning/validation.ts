/** The validation: two heat maps, generating models by estimators, and the models' parameters. */
import { withGeneratingModel } from '../../state/assumptions';
import { measured, manySizes } from '../../format/measures';
import { answersForTheLaws } from './answers_for';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Law, GeneratingModel, Validation } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { parsePoints } from '../../format/numbers';
import { readSizes, setPlanning } from '../../state/planning';
import '../../styles/planning.css';
import { ofSeries } from '../../words/benchmarks';
import { progressText } from '../../words/bootstrap';
import { heatMaps } from './heat_maps';
import { formula } from '../widgets/formula';
import { listField, numberField } from '../widgets/number_field';
import { choice, readSeed } from '../tables/resampling';
import { runStatus } from '../widgets/run_status';
import { noMenus, saveMenus } from '../widgets/save';
import {
  bootstrapSentence,
  coverageSentence,
  errorSentence,
  missingSentence,
  validationSummary,
} from '../../words/validation';
import type { Actions, View } from '../widgets/view';

const TRIALS = [200, 1000, 2000, 10_000];
const REPLICATES = 200;

const lawsOf = ({ analysis }: View): readonly Law[] => analysis?.laws ?? [];

export const summary = (view: View): string | null =>
  view.trials.shown &&
  ofSeries(view.trials.of) + validationSummary(view.trials.shown, lawsOf(view));

/** The generating models' parameters: those fitted to the data, until the reader changes one. */
function generatingModelFields(
  view: View,
  validation: Validation,
  actions: Actions,
): TemplateResult {
  const { state } = view;
  const { change, seal } = actions;
  const shown: readonly GeneratingModel[] = state.truths ?? validation.truths;
  const editable = shown.filter(({ parameters }) => Object.keys(parameters).length > 0);
  const laws = lawsOf(view);
  return html`<div
    class="generating-models"
    role="group"
    aria-label="Generating models of the trials"
  >
    <p class="control-name">
      Generating models ${state.truths === null ? '(as fitted to these data)' : '(your own)'}
      ${
        state.truths === null
          ? nothing
          : html`<button
              type="button"
              class="link"
              @click=${() => change(setPlanning(state, { truths: null }))}
            >
              use the fits
            </button>`
      }
    </p>
    ${shown.map(({ law, parameters }) => {
      const value = validation.truths.find((one) => one.law === law)?.value ?? [];
      return html`<div class="generating-model">
        <span class="generating-model-name">${lawName(laws, law)}</span>
        ${Object.entries(parameters).map(
          ([name, figure]) =>
            html`<label class="control">
              <i>${formula(name)}</i>
              ${numberField({
                label: `${lawName(laws, law)}, ${name}`,
                value: figure,
                show: (one) => String(Number(one.toPrecision(5))),
                read: parsePoints,
                change: (next) =>
                  change(
                    setPlanning(state, { truths: withGeneratingModel(editable, law, name, next) }),
                    `generating-model-${law}-${name}`,
                  ),
                seal,
                size: 8,
              })}
            </label>`,
        )}
        ${
          Object.keys(parameters).length > 0
            ? nothing
            : html`<span class="muted">fitted at a limit: no parameters to change</span>`
        }
        <span class="muted generating-model-values"
          >${validation.targets
            .map((size, at) => `${format.size(size)} ${format.gain3(value[at] ?? 0)}`)
            .join(', ')}
          ${measured.y.unit}</span
        >
      </div>`;
    })}
  </div>`;
}

function controls({ state }: View, { change, seal }: Actions): TemplateResult {
  return html`<div class="controls" role="group" aria-label="Trials">
    ${choice('Trials', TRIALS, state.trials, format.count, (trials) =>
      change(setPlanning(state, { trials })),
    )}
    <label class="control">
      <span class="control-name">Seed</span>
      ${numberField({
        label: 'Seed of the trials: the same seed gives the same numbers',
        value: state.trialSeed,
        read: readSeed,
        change: (trialSeed) => change(setPlanning(state, { trialSeed }), 'trial-seed'),
        seal,
        size: 6,
      })}
    </label>
    <label class="control">
      <span class="control-name">Forecast at</span>
      ${listField({
        label: `${format.capital(manySizes())} that the trials forecast, for example ${state.axis === 'parameters' ? '14B, 32B, 70B' : measured.x.example}`,
        text: state.trialTargets.map(format.size).join(', '),
        change: (text) => {
          const trialTargets = readSizes(text, state.axis);
          if (trialTargets === null) return false;
          change(setPlanning(state, { trialTargets }));
          return true;
        },
        size: 16,
      })}
    </label>
    <label class="control">
      <input
        type="checkbox"
        .checked=${state.trialReplicates > 0}
        @change=${(event: Event) => {
          const wanted = (event.target as HTMLInputElement).checked;
          change(setPlanning(state, { trialReplicates: wanted ? REPLICATES : 0 }));
        }}
      />
      <span>with the bootstrap, ${REPLICATES} resamples in every trial</span>
    </label>
  </div>`;
}

const finding = (shown: Validation, laws: readonly Law[]): string =>
  [errorSentence(shown, laws), coverageSentence(shown, laws), bootstrapSentence(shown, laws)]
    .filter(Boolean)
    .join(' ');

/** The same without its controls. */
export function readOnly(view: View): TemplateResult {
  const { run, shown, of } = view.trials;
  const laws = lawsOf(view);
  if (shown) {
    return html`<div class="planning">
      <p class="finding">${ofSeries(of)}${finding(shown, laws)}</p>
      ${heatMaps(shown, laws, run?.phase !== 'done', noMenus)}
    </div>`;
  }
  const said = run?.phase === 'failed' ? run.message : 'Computing …';
  return html`<p class="small">
    ${run?.phase === 'running' ? `Trials done: ${progressText(run.progress)}` : said}
  </p>`;
}

export function panel(view: View, actions: Actions): TemplateResult {
  const { run, shown, of } = view.trials;
  const laws = lawsOf(view);
  const status = runStatus(
    run,
    {
      what: 'Trials done',
      meanwhile: shown ? 'the figures below come from the run before' : 'there are no figures yet',
      done: ({ trials }) => `All ${format.count(trials)} trials of each generating model are done.`,
    },
    actions.cancelTrials,
    actions.runTrialsAgain,
  );
  return html`<div class="planning">
    ${answersForTheLaws(view)}
    ${shown ? html`<p class="finding" role="status">${ofSeries(of)}${finding(shown, laws)}</p>` : nothing}
    ${controls(view, actions)} ${status}
    ${
      shown
        ? html`${heatMaps(shown, laws, run?.phase !== 'done', saveMenus(view, actions))}
            ${generatingModelFields(view, shown, actions)}
            <p class="small">
              Each trial draws gains at the observed sizes from a generating model, with the
              standard errors of the rows, fits all laws to them, averages the laws, and compares
              the forecasts with the model. ${missingSentence(shown) ?? nothing}
            </p>`
        : nothing
    }
  </div>`;
}
