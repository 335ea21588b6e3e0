/** The next experiment: bars for one of five measures, a table, and the cost model of the runs. */
import { measured, manySizes } from '../../format/measures';
import { answersForTheLaws } from './answers_for';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { columns } from '../../charts/columns';
import type { Design } from '../../engine/contract';
import * as format from '../../format/figures';
import { answerOf } from '../../analysis/plan';
import { designOptions } from '../../analysis/plans';
import { parseCount } from '../../format/amounts';
import { parsePoints } from '../../format/numbers';
import { MEASURES, readSizes, setPlanning, type Measure } from '../../state/planning';
import '../../styles/planning.css';
import { ofSeries } from '../../words/benchmarks';
import { positive, runCost } from './run_cost';
import { copyCells } from '../widgets/copy';
import {
  barsWords,
  bestBy,
  designSummary,
  disagreementSentence,
  dollars,
  entropySentence,
  inUnit,
  MEANINGS,
  runSentence,
  setSentence,
  type Candidate,
} from '../../words/design';
import { listField, numberField } from '../widgets/number_field';
import { noMenus, saveMenus, type SaveMenu } from '../widgets/save';
import { noPlanYet, reasonForNoPlan, type Actions, type View } from '../widgets/view';
import '../../styles/tables/intervals.css';

const designOf = ({ plans }: View): Design | null => answerOf(plans.design);

export function summary(view: View): string | null {
  const design = designOf(view);
  const { of } = view.plans.design;
  return design && ofSeries(of) + designSummary(design, of?.state.budget ?? null);
}

function measures({ state }: View, { change }: Actions): TemplateResult {
  return html`<div class="segments wrap" role="radiogroup" aria-label="What the bars show">
    ${MEASURES.map(
      (measure) =>
        html`<label class="segment">
          <input
            type="radio"
            name="measure"
            value=${measure}
            .checked=${state.measure === measure}
            @change=${() => change(setPlanning(state, { measure }))}
          />
          <span>${MEANINGS[measure].name}</span>
        </label>`,
    )}
  </div>`;
}

const TOP = 86; // % of the plot for the highest column; above it stands its figure

function bars(design: Design, measure: Measure, saveMenu: SaveMenu): TemplateResult {
  const meaning = MEANINGS[measure];
  const { candidates } = design;
  const best = bestBy(candidates, meaning);
  const values = candidates.map(meaning.value);
  const percent = (value: number) => `${value.toFixed(2)}%`;
  return html`<figure class="columns-figure" data-picture>
    <p class="columns-title">${meaning.title}, ${inUnit(meaning.unit)}</p>
    <svg class="columns" role="img" aria-label=${barsWords(design, meaning)}>
      ${columns(values).map(({ left, width, height }, index) => {
        const value = values[index] ?? null;
        const top = 100 - (TOP * height) / 100;
        const style = candidates[index] === best ? 'column best' : 'column';
        return svg`<rect class=${style} x=${percent(left)} width=${percent(width)}
            y=${percent(top)} height=${percent(100 - top)} />
          <text x=${percent(left + width / 2)} y=${percent(top)} dy="-4" text-anchor="middle">${
            value === null ? '—' : format.number3(value)
          }</text>`;
      })}
    </svg>
    <svg class="axis" aria-hidden="true">
      ${columns(values).map(
        ({ left, width }, index) =>
          svg`<text x=${percent(left + width / 2)} y="13" text-anchor="middle">${format.sizeAlone(
            candidates[index]?.size ?? 0,
          )}</text>`,
      )}
    </svg>
    <figcaption class="small">
      ${meaning.least ? 'Less is better.' : 'More is better.'}
      ${
        measure === 'sd' && design.sdNow !== null
          ? `Without another run it stays ± ${format.number3(design.sdNow)} ${measured.y.unit}.`
          : nothing
      }
    </figcaption>
    ${saveMenu('next-experiment', 'picture')}
  </figure>`;
}

function figure(value: number | null, best = false): TemplateResult {
  return html`<td class="number ${best ? 'strong' : ''}" title=${String(value ?? '—')}>
    ${value === null ? '—' : format.number3(value)}
  </td>`;
}

const COLUMNS: readonly { measure: Measure; head: string }[] = [
  { measure: 'info', head: 'disagreement, pp² (eq. 14)' },
  { measure: 'bits', head: 'bits' },
  { measure: 'sd', head: 'remaining sd, pp,' },
  { measure: 'bits-per-dollar', head: 'bits per $1,000' },
  { measure: 'variance-per-dollar', head: 'variance removed per $1,000' },
];

function table(design: Design, budget: number | null): TemplateResult {
  const { candidates, target } = design;
  const best = new Map(
    COLUMNS.map(({ measure }) => [measure, bestBy(candidates, MEANINGS[measure])]),
  );
  const cell = (one: Candidate, measure: Measure) =>
    figure(MEANINGS[measure].value(one), best.get(measure) === one);
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Next experiment table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">A run at</th>
          <th scope="col" class="number">cost</th>
          <th scope="col" class="number">se, ${measured.y.unit}</th>
          ${COLUMNS.slice(0, 2).map(
            ({ head }) => html`<th scope="col" class="number">${inUnit(head)}</th>`,
          )}
          <th scope="col" class="number">bits, laws as fitted</th>
          ${COLUMNS.slice(2).map(({ head, measure }) => {
            const at = measure === 'sd' ? ` at ${format.size(target)}` : '';
            return html`<th scope="col" class="number">${inUnit(head)}${at}</th>`;
          })}
        </tr>
      </thead>
      <tbody>
        ${candidates.map((one) => {
          const beyond = budget !== null && one.cost > budget;
          return html`<tr class=${beyond ? 'muted' : ''}>
            <th scope="row">${format.size(one.size)}</th>
            <td class="number" title=${String(one.cost)}>
              ${dollars(one.cost)}${beyond ? html`<span class="visually-hidden">, beyond the budget</span>*` : ''}
            </td>
            ${figure(one.se)} ${cell(one, 'info')} ${cell(one, 'bits')} ${figure(one.bits)}
            ${cell(one, 'sd')} ${cell(one, 'bits-per-dollar')} ${cell(one, 'variance-per-dollar')}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function controls(view: View, actions: Actions): TemplateResult {
  const { state, plans, analysis } = view;
  const { change, seal } = actions;
  const given = plans.design.of ?? analysis;
  const candidates = given ? designOptions({ ...given, state }).candidates : [];
  const se = state.expectedSe ?? designOf(view)?.candidates[0]?.se ?? 0;
  return html`<div class="controls" role="group" aria-label="Runs to choose from, and their cost">
    <label class="control">
      <span class="control-name">Budget $</span>
      ${listField({
        label: 'Budget in dollars; empty for no limit',
        text: state.budget === null ? '' : format.count(state.budget),
        change: (text) => {
          const budget = text.trim() === '' ? null : positive(parseCount(text));
          if (budget === null && text.trim() !== '') return false;
          change(setPlanning(state, { budget }));
          return true;
        },
        size: 9,
      })}
    </label>
    <label class="control">
      <span class="control-name">Candidates</span>
      ${listField({
        label: `Candidate ${manySizes()}, for example ${measured.x.scale === 1 && state.axis === 'parameters' ? '14B, 32B, 70B' : measured.x.example}; empty for the default ones`,
        text: candidates.map(format.size).join(', '),
        change: (text) => {
          const sizes = readSizes(text, state.axis);
          if (sizes === null && text.trim() !== '') return false;
          change(setPlanning(state, { candidates: sizes }));
          return true;
        },
        size: 34,
      })}
    </label>
    <label class="control">
      <span class="control-name">Expected se</span>
      ${numberField({
        label: `Standard error expected of a run, in ${measured.y.unit === 'pp' ? 'percentage points' : measured.y.unit}`,
        value: se,
        show: (value) => String(Number(value.toPrecision(4))),
        read: (text) => positive(parsePoints(text)),
        change: (expectedSe) => change(setPlanning(state, { expectedSe }), 'expected-se'),
        seal,
        size: 5,
      })}
      <span>${measured.y.unit}</span>
    </label>
  </div>`;
}

function explanation(design: Design): TemplateResult {
  return html`<p class="small">
    ${entropySentence(design)} ${disagreementSentence(design)} Runs marked * are beyond the budget.
    Bits take the uncertainty of each law’s parameters into account; “bits, laws as fitted” do not.
    All measures assume that one of the laws is right.
  </p>`;
}

/** The same without its controls. */
export function readOnly(view: View): TemplateResult {
  const design = designOf(view);
  const { of } = view.plans.design;
  if (!design) return html`<p class="small">${noPlanYet(view, view.plans.design)}</p>`;
  const budget = of?.state.budget ?? null;
  return html`<div class="planning">
    <p class="finding">${ofSeries(of)}${runSentence(design, budget)}</p>
    ${bars(design, view.state.measure, noMenus)} ${table(design, budget)}
  </div>`;
}

/** One template for all cases, so that a field whose value is refused keeps the focus. */
export function panel(view: View, actions: Actions): TemplateResult {
  const { of, asked } = view.plans.design;
  const budget = of?.state.budget ?? null;
  const design = designOf(view);
  const found = design
    ? [ofSeries(of) + runSentence(design, budget), setSentence(design, budget)]
    : [reasonForNoPlan(view, view.plans.design)];
  const saveMenu = saveMenus(view, actions);
  const editable = asked !== null; // what was refused can be put right
  return html`<div class="planning">
    ${answersForTheLaws(view)}
    <p class=${design ? 'finding' : 'small'} role="status">${found.filter(Boolean).join(' ')}</p>
    ${editable ? controls(view, actions) : nothing} ${editable ? runCost(view, actions) : nothing}
    ${design ? measures(view, actions) : nothing}
    ${design ? bars(design, view.state.measure, saveMenu) : nothing}
    ${design ? html`${table(design, budget)} ${saveMenu('next-experiment', 'table')} ${explanation(design)}` : nothing}
  </div>`;
}
