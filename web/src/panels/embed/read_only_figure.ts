/** The forecast chart where nothing can be changed: the picture and a legend of plain text. */
import { learnedName } from '../../format/method_names';
import { html, nothing, type TemplateResult } from 'lit-html';
import { lawShortName } from '../../format/law_names';
import { chartName, inWords, offChart } from '../answer/figure';
import { otherLaws, shareText } from '../../words/fit/taking_part';
import { bandName } from '../../words/legend';
import { isNamed } from '../../state/laws';
import { swatch } from '../widgets/swatch';
import type { View } from '../widgets/view';

/** Pure from the view; the canvas is drawn on by whoever finds it. */
export const chartFigure = ({ shown, analysis }: View): TemplateResult =>
  html`<figure class="forecast ${analysis?.results === null ? 'dim' : ''}">
    <div class="canvas-box">
      <canvas
        id="forecast-chart"
        role="img"
        aria-label=${chartName(shown)}
        aria-describedby="chart-words"
      ></canvas>
    </div>
    ${shown ? inWords(shown) : nothing}
  </figure>`;

export function readOnlyLegend({ shown, state }: View): TemplateResult {
  const learned = learnedName(state.method);
  const laws = learned ? [] : (shown?.results.targets.laws ?? []);
  const outside = shown ? offChart(shown) : null;
  const average = `average${shown ? otherLaws(shown) : ''}`;
  const band = bandName(state, shown?.results.bootstrap?.replicates);
  return html`<ul
    class="read-only-legend"
    aria-label=${learned ? 'Lines of the chart' : 'Lines of the chart, with their weights'}
  >
    <li><span class="key-average"></span>${learned ?? average}, ${band}</li>
    ${learned ? html`<li><span class="key-paper"></span>the paper’s ${average}</li>` : nothing}
    ${laws
      .filter(({ law, weight }) => isNamed(state, law, weight))
      .map(
        ({ law, weight }) =>
          html`<li>
            ${swatch(law, weight)} ${lawShortName(shown?.laws ?? [], law)}
            <span class="legend-weight">${shareText(weight, weight > 0)}</span>
          </li>`,
      )}
    <li>
      <span class="key-dot"></span>${
        shown?.mean && shown.series === null
          ? `mean of ${shown.mean.of.length} benchmarks ± 1 se`
          : 'observed ± 1 se'
      }
    </li>
    ${
      (shown?.rows.heldOut.length ?? 0) > 0
        ? html`<li><span class="key-dot hollow"></span>held out</li>`
        : nothing
    }
    ${outside === null ? nothing : html`<li class="outside">${outside}</li>`}
  </ul>`;
}
