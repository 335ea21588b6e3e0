/** The validation's heat maps, as tables: truths by estimators, a colour for every figure. */
import { html, type TemplateResult } from 'lit-html';
import type { Law, Validation } from '../../engine/contract';
import { lawShortName } from '../../format/law_names';
import {
  averageFirst,
  COVERAGE_CLASSES,
  COVERAGE_TITLE,
  coverageClass,
  coverageText,
  MAPE_CLASSES,
  MAPE_TITLE,
  mapeClass,
  mapeText,
  type Estimator,
} from '../../words/validation';
import { copyCells } from '../widgets/copy';
import type { SaveMenu } from '../widgets/save';

type HeatMap = {
  title: string;
  name: string;
  /** What it is saved as. */
  save: string;
  classes: readonly string[];
  figure: (estimator: Estimator) => number | null;
  classOf: (figure: number) => number;
  text: (figure: number) => string;
  beside: (estimator: Estimator) => string;
};

const MAPE: HeatMap = {
  title: MAPE_TITLE,
  name: 'Mean error table',
  save: 'validation-error',
  classes: MAPE_CLASSES,
  figure: ({ mape }) => mape,
  classOf: mapeClass,
  text: mapeText,
  beside: ({ mapeSe }) => (mapeSe === null ? '' : ` ± ${mapeSe}`),
};

const COVERAGE: HeatMap = {
  title: COVERAGE_TITLE,
  name: 'Coverage table',
  save: 'validation-coverage',
  classes: COVERAGE_CLASSES,
  figure: ({ coverage }) => coverage,
  classOf: coverageClass,
  text: coverageText,
  beside: () => '',
};

const ofAverage = ({ id }: Estimator) => (id === 'average' ? 'of-average' : '');

function heatCell(map: HeatMap, estimator: Estimator): TemplateResult {
  const figure = map.figure(estimator);
  if (figure === null) return html`<td class="number heat ${ofAverage(estimator)}">—</td>`;
  return html`<td
    class="number heat heat-${map.classOf(figure)} ${ofAverage(estimator)}"
    title=${`${figure}${map.beside(estimator)}`}
  >
    ${map.text(figure)}
  </td>`;
}

function heatMap(
  map: HeatMap,
  { truths }: Validation,
  laws: readonly Law[],
  saveMenu: SaveMenu,
): TemplateResult {
  const estimators = averageFirst(truths[0]?.estimators ?? []);
  return html`<div class="heat-map" data-picture>
    <div class="wide" tabindex="0" role="region" aria-label=${map.name} @copy=${copyCells}>
      <table class="results heat-table">
        <caption>
          ${map.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">true law</th>
            ${estimators.map(
              (one) =>
                html`<th scope="col" class="number ${ofAverage(one)}">
                  ${one.id === 'average' ? 'average' : lawShortName(laws, one.id)}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${truths.map(
            (truth) =>
              html`<tr>
                <th scope="row">${lawShortName(laws, truth.law)}</th>
                ${averageFirst(truth.estimators).map((one) => heatCell(map, one))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <ul class="heat-legend" aria-label=${`Colours: ${map.title}`}>
      ${map.classes.map(
        (name, index) =>
          html`<li><span class="heat-key heat-${index}" aria-hidden="true"></span>${name}</li>`,
      )}
    </ul>
    ${saveMenu(map.save, 'picture table')}
  </div>`;
}

export const heatMaps = (
  shown: Validation,
  laws: readonly Law[],
  late: boolean,
  saveMenu: SaveMenu,
): TemplateResult =>
  html`<div class="heat-maps ${late ? 'late' : ''}">
    ${heatMap(MAPE, shown, laws, saveMenu)} ${heatMap(COVERAGE, shown, laws, saveMenu)}
  </div>`;
